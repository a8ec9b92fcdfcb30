//! Experts in the database.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::people::store::with_role;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::events::Event;
use crate::ties::again::{Of, look_again};
use ::entity::{expert, expert_tag, organisation, person, review};
use chrono::NaiveDate;
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Changed, Fields, Value, differences};
use domain::ids::{OrganisationId, PersonId};
use domain::names::{normalised, sorted_by_name};
use domain::partners::OrganisationType;
use domain::people::Role;
use domain::projects::TagList;
use domain::reviews::{NewExpert, Profile};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;

/// Everybody who reviews, on this day, by name.
pub async fn reviewers(connection: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<person::Model>, DbErr> {
    Ok(sorted_by_name(with_role(Role::Reviewer, day).all(connection).await?, |person| &person.name))
}

/// The same, each with where the person works.
pub(super) async fn with_employers(
    connection: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<Vec<(person::Model, Option<organisation::Model>)>, DbErr> {
    let works_at = person::Entity::belongs_to(organisation::Entity).from(person::Column::OrganisationId).to(organisation::Column::Id);
    let all = with_role(Role::Reviewer, day).join(JoinType::LeftJoin, works_at.into()).select_also(organisation::Entity).all(connection).await?;
    Ok(sorted_by_name(all, |(person, _)| &person.name))
}

/// These people, whether they review now or did so before. One query.
pub async fn people(connection: &impl ConnectionTrait, ids: impl IntoIterator<Item = PersonId>) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Id.is_in(ids)).all(connection).await
}

/// Every review that these experts were asked for. One query.
pub async fn reviews_of(connection: &impl ConnectionTrait, experts: impl IntoIterator<Item = PersonId>) -> Result<Vec<review::Model>, DbErr> {
    review::Entity::find().filter(review::Column::ExpertId.is_in(experts)).all(connection).await
}

/// What is kept of an expert, with what the expert knows.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The row.
    pub row: expert::Model,
    /// What an assignment looks at.
    pub profile: Profile,
}

/// What is kept of these people; who has no profile is not in it. Two queries.
pub async fn profiles(connection: &impl ConnectionTrait, of: &[person::Model]) -> Result<BTreeMap<PersonId, Kept>, DbErr> {
    let ids = || of.iter().map(|person| person.id);
    let rows = expert::Entity::find().filter(expert::Column::PersonId.is_in(ids())).all(connection).await?;
    let tags = expert_tag::Entity::find().filter(expert_tag::Column::PersonId.is_in(ids())).order_by_asc(expert_tag::Column::Code);
    let tags = tags.all(connection).await?;
    let codes = |person: PersonId, list: TagList| {
        let own = tags.iter().filter(|tag| tag.person_id == person && tag.list == list);
        own.map(|tag| tag.code.clone()).collect()
    };
    let kept = |row: expert::Model| {
        let profile = Profile {
            sub_areas: codes(row.person_id, TagList::SubArea),
            application_areas: codes(row.person_id, TagList::ApplicationArea),
            role: row.role,
            judges_business_case: row.judges_business_case,
            organisation: of.iter().find(|person| person.id == row.person_id).and_then(|person| person.organisation_id),
            is_from_outside: row.is_from_outside,
        };
        (row.person_id, Kept { row, profile })
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// An expert as found: the person, what is kept, and the name of where the person works.
pub(super) struct Found {
    pub(super) person: person::Model,
    pub(super) kept: Option<Kept>,
    pub(super) employer: Option<organisation::Model>,
}

/// The expert, when this person reviews.
pub(super) async fn find(connection: &impl ConnectionTrait, id: PersonId, day: NaiveDate) -> Result<Option<Found>, DbErr> {
    let Some(person) = reviewers(connection, day).await?.into_iter().find(|person| person.id == id) else { return Ok(None) };
    let kept = profiles(connection, std::slice::from_ref(&person)).await?.remove(&id);
    let employer = match person.organisation_id {
        Some(organisation) => organisation::Entity::find_by_id(organisation).one(connection).await?,
        None => None,
    };
    Ok(Some(Found { person, kept, employer }))
}

/// The one organisation with this name or KvK number.
pub(super) async fn employer(connection: &impl ConnectionTrait, typed: &str) -> Result<Option<(OrganisationId, OrganisationType)>, DbErr> {
    let name = normalised(typed);
    if name.is_empty() {
        return Ok(None);
    }
    let means = Condition::any().add(organisation::Column::SearchName.eq(name)).add(organisation::Column::KvkNumber.eq(typed.trim()));
    let stands = organisation::Column::MergedInto.is_null();
    let found = organisation::Entity::find().filter(means).filter(stands).limit(2).all(connection).await?;
    Ok(match found.as_slice() {
        [one] => Some((one.id, one.organisation_type)),
        _ => None,
    })
}

/// A stored profile as it was saved.
fn stored(Kept { row, profile }: Kept) -> NewExpert {
    NewExpert {
        organisation: profile.organisation,
        role: row.role,
        judges_business_case: row.judges_business_case,
        is_from_outside: row.is_from_outside,
        sub_areas: profile.sub_areas,
        application_areas: profile.application_areas,
        languages: row.languages.split_whitespace().filter_map(|code| code.parse().ok()).collect(),
        most_reviews: u32::try_from(row.most_reviews).unwrap_or_default(),
        available_from: row.available_from,
        available_until: row.available_until,
    }
}

/// What stands in the fields of a profile, in the order of the form. The employer comes beside it.
fn fields(expert: &NewExpert) -> Fields {
    let answer = |holds: bool| Value::code(Some(if holds { "yes" } else { "no" }));
    vec![
        ("role", Value::code(Some(expert.role.code()))),
        ("judges_business_case", answer(expert.judges_business_case)),
        ("is_from_outside", answer(expert.is_from_outside)),
        ("sub_areas", Value::codes(expert.sub_areas.clone())),
        ("application_areas", Value::codes(expert.application_areas.clone())),
        ("languages", Value::codes(expert.languages.iter().map(|language| language.code()))),
        ("most_reviews", Value::Number(expert.most_reviews.into())),
        ("available_from", Value::day(expert.available_from)),
        ("available_until", Value::day(expert.available_until)),
    ]
}

/// What changes between a profile as it stands and as it is saved. One query.
async fn changes(connection: &impl ConnectionTrait, person: &person::Model, before: Option<Kept>, new: &NewExpert) -> Result<Vec<Changed>, DbErr> {
    let employers = organisation::Column::Id.is_in(person.organisation_id.into_iter().chain(new.organisation));
    let employers = organisation::Entity::find().filter(employers).all(connection).await?;
    let employer = |id: Option<OrganisationId>| {
        let name = employers.iter().find(|row| Some(row.id) == id).map(|row| Value::text(&row.name));
        ("organisation", name.unwrap_or_default())
    };
    let whole = |id, rest: Fields| std::iter::once(employer(id)).chain(rest).collect::<Fields>();
    let before = before.map(|kept| fields(&stored(kept))).unwrap_or_default();
    Ok(differences("expert", None, &whole(person.organisation_id, before), &whole(new.organisation, fields(new))))
}

/// Keeps a profile: the first one, or a change of what was read at the form's version.
///
/// # Errors
/// 404 for somebody who does not review. Lost when somebody changed it in between.
pub(super) async fn keep(
    state: &State,
    (by, by_name): (PersonId, &str),
    submission: &Submission,
    id: PersonId,
    new: NewExpert,
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let person = reviewers(&write, day_of(write.now())).await?.into_iter().find(|person| person.id == id).ok_or(AppError::NotFound)?;
    let before = profiles(&write, std::slice::from_ref(&person)).await?.remove(&id);
    let version = before.as_ref().map_or(0, |kept| kept.row.version);
    if version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let is_new = before.is_none();
    let changes = changes(&write, &person, before, &new).await?;
    let languages: Vec<&str> = new.languages.iter().map(|language| language.code()).collect();
    let row = expert::ActiveModel {
        person_id: Set(id),
        role: Set(new.role),
        judges_business_case: Set(new.judges_business_case),
        is_from_outside: Set(new.is_from_outside),
        languages: Set(languages.join(" ")),
        most_reviews: Set(i32::try_from(new.most_reviews).unwrap_or(i32::MAX)),
        available_from: Set(new.available_from),
        available_until: Set(new.available_until),
        is_demo: Set(person.is_demo),
        updated_at: Set(write.now()),
        version: Set(version + 1),
    };
    if is_new {
        row.insert(&write).await?;
    } else {
        expert::Entity::update(row).validate()?.exec(&write).await?;
    }
    expert_tag::Entity::delete_many().filter(expert_tag::Column::PersonId.eq(id)).exec(&write).await?;
    let tags = |list: TagList, codes: Vec<String>| {
        codes.into_iter().map(move |code| expert_tag::ActiveModel { person_id: Set(id), list: Set(list), code: Set(code) })
    };
    let all: Vec<_> = tags(TagList::SubArea, new.sub_areas).chain(tags(TagList::ApplicationArea, new.application_areas)).collect();
    expert_tag::Entity::insert_many(all).exec_without_returning(&write).await?;
    let works_at = person::ActiveModel { id: Set(id), organisation_id: Set(new.organisation), ..Default::default() };
    person::Entity::update(works_at).validate()?.exec(&write).await?;
    let ties = if person.organisation_id == new.organisation { Vec::new() } else { look_again(&write, &state.base_url, Of::Expert(id)).await? };
    let changed = HistoryEvent::ExpertChanged { expert: id, name: person.name, edited: Edited::without_reason(changes) };
    let events: Vec<Event> = std::iter::once(Event::by(by, by_name, changed)).chain(ties).collect();
    Ok(write.finish(events).await?)
}

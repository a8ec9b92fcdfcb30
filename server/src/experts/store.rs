//! Experts in the database.

use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::people::store::with_role;
use crate::state::State;
use crate::store::events::{Event, record};
use ::entity::{expert, expert_tag, organisation, person};
use domain::ids::{OrganisationId, PersonId};
use domain::imports::normalised;
use domain::partners::OrganisationType;
use domain::people::Role;
use domain::projects::TagList;
use domain::reviews::{NewExpert, Profile};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Everybody who reviews, by name.
pub async fn reviewers(connection: &impl ConnectionTrait) -> Result<Vec<person::Model>, DbErr> {
    with_role(Role::Reviewer).all(connection).await
}

/// The same, each with where the person works.
pub(super) async fn with_employers(connection: &impl ConnectionTrait) -> Result<Vec<(person::Model, Option<organisation::Model>)>, DbErr> {
    let works_at = person::Entity::belongs_to(organisation::Entity).from(person::Column::OrganisationId).to(organisation::Column::Id);
    with_role(Role::Reviewer).join(JoinType::LeftJoin, works_at.into()).select_also(organisation::Entity).all(connection).await
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

/// The one organisation with this name or KvK number.
pub(super) async fn employer(connection: &impl ConnectionTrait, typed: &str) -> Result<Option<(OrganisationId, OrganisationType)>, DbErr> {
    let name = normalised(typed);
    if name.is_empty() {
        return Ok(None);
    }
    let means = Condition::any().add(organisation::Column::SearchName.eq(name)).add(organisation::Column::KvkNumber.eq(typed.trim()));
    let found = organisation::Entity::find().filter(means).limit(2).all(connection).await?;
    Ok(match found.as_slice() {
        [one] => Some((one.id, one.organisation_type)),
        _ => None,
    })
}

/// Keeps a profile: the first one, or a change of what was read at `version`.
///
/// # Errors
/// 404 for somebody who does not review, 409 when somebody changed it in between.
pub(super) async fn keep(
    state: &State,
    (by, by_name): (PersonId, &str),
    submission: &Submission,
    id: PersonId,
    new: NewExpert,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let transaction = submission.begin(state, by).await?;
    let person = reviewers(&transaction).await?.into_iter().find(|person| person.id == id).ok_or(AppError::NotFound)?;
    let before = expert::Entity::find_by_id(id).one(&transaction).await?;
    let version = before.as_ref().map_or(0, |row| row.version);
    if version != submission.version {
        return Err(AppError::Conflict);
    }
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
        updated_at: Set(now),
        version: Set(version + 1),
    };
    if before.is_some() {
        expert::Entity::update(row).validate()?.exec(&transaction).await?;
    } else {
        row.insert(&transaction).await?;
    }
    expert_tag::Entity::delete_many().filter(expert_tag::Column::PersonId.eq(id)).exec(&transaction).await?;
    let tags = |list: TagList, codes: Vec<String>| {
        codes.into_iter().map(move |code| expert_tag::ActiveModel { person_id: Set(id), list: Set(list), code: Set(code) })
    };
    let all: Vec<_> = tags(TagList::SubArea, new.sub_areas).chain(tags(TagList::ApplicationArea, new.application_areas)).collect();
    expert_tag::Entity::insert_many(all).exec_without_returning(&transaction).await?;
    let works_at = person::ActiveModel { id: Set(id), organisation_id: Set(new.organisation), ..Default::default() };
    person::Entity::update(works_at).validate()?.exec(&transaction).await?;
    let event = Event::by(by, by_name, "expert_changed").about("expert", id).with(json!({ "name": person.name }));
    record(&transaction, event, now).await?;
    submission.keep(&transaction, by, now).await?;
    Ok(transaction.commit().await?)
}

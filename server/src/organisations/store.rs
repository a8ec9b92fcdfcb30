//! Organisations in the database.

use super::alike::alike;
use crate::dossier::access::visible_to;
use crate::dossier::programme_total;
use crate::dossier::totals;
use crate::frame::answer::Unsaved;
use crate::frame::listing::{PAGE_SIZE, page_within};
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use crate::ties::again::{Of, look_again};
use ::entity::{history, organisation, partner, project};
use domain::access::{Actor, Permit, act};
use domain::audit::{Edited, HistoryEvent};
use domain::changed::{Fields, Value, differences};
use domain::ids::OrganisationId;
use domain::names::{Sought, normalised};
use domain::partners::{Known, Likeness, NewOrganisation, OrganisationType, PartnerRole};
use domain::problem::{Problem, ProblemKind};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;

/// An organisation that is like another one, and in what.
pub type Alike = (organisation::Model, Vec<Likeness>);

/// Organisations with these words in their name, or with this KvK number.
pub fn matching(q: &str, kind: Option<OrganisationType>) -> Condition {
    let of_kind =
        Condition::all().add(organisation::Column::MergedInto.is_null()).add_option(kind.map(|kind| organisation::Column::OrganisationType.eq(kind)));
    let has = |word: &String| {
        let number = organisation::Column::KvkNumber.eq(word.as_str());
        Condition::any().add(organisation::Column::SearchName.contains(word)).add(number)
    };
    match Sought::of(q) {
        Sought::Everything => of_kind,
        Sought::Nothing => of_kind.add(Expr::val(1).eq(0)),
        Sought::Words(words) => words.iter().fold(of_kind, |all, word| all.add(has(word))),
    }
}

/// An organisation.
pub async fn one(connection: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find_by_id(id).one(connection).await
}

/// The names of these organisations; of one that became part of another, that of the one that stays. One query for each of the two.
pub async fn names_of(connection: &impl ConnectionTrait, ids: BTreeSet<OrganisationId>) -> Result<BTreeMap<OrganisationId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(connection).await?;
    let into: BTreeSet<OrganisationId> = rows.iter().filter_map(|row| row.merged_into).collect();
    let stays =
        if into.is_empty() { Vec::new() } else { organisation::Entity::find().filter(organisation::Column::Id.is_in(into)).all(connection).await? };
    let name = |row: organisation::Model| {
        let stays = stays.iter().find(|one| Some(one.id) == row.merged_into).map(|one| one.name.clone());
        (row.id, stays.unwrap_or(row.name))
    };
    Ok(rows.into_iter().map(name).collect())
}

/// The first organisations that match, and the one that was chosen before; none while nobody looks for anything. At most one query.
pub async fn sought(
    connection: &impl ConnectionTrait,
    q: &str,
    chosen: Option<OrganisationId>,
    most: u64,
) -> Result<Vec<organisation::Model>, DbErr> {
    if q.is_empty() && chosen.is_none() {
        return Ok(Vec::new());
    }
    let chosen = chosen.map(|id| organisation::Column::Id.eq(id));
    let by_name = (!q.is_empty()).then(|| matching(q, None));
    let condition = Condition::any().add_option(chosen).add_option(by_name);
    let rows = organisation::Entity::find().filter(condition).order_by_asc(organisation::Column::SearchName).order_by_asc(organisation::Column::Id);
    rows.limit(most).all(connection).await
}

/// A page of a list, the last one where the address asks for one past the end.
pub struct Listed<T> {
    /// Its rows.
    pub rows: Vec<T>,
    /// Which page it is.
    pub page: u64,
    /// How many rows there are on all pages.
    pub total: u64,
}

/// A page of the organisations that match. Two queries.
pub async fn list(connection: &impl ConnectionTrait, condition: Condition, asked: Option<&str>) -> Result<Listed<organisation::Model>, DbErr> {
    let total = organisation::Entity::find().filter(condition.clone()).count(connection).await?;
    let page = page_within(asked, PAGE_SIZE, total);
    let rows = organisation::Entity::find()
        .filter(condition)
        .order_by_asc(organisation::Column::SearchName)
        .order_by_asc(organisation::Column::Id)
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .all(connection)
        .await?;
    Ok(Listed { rows, page, total })
}

/// A page of an organisation's projects that the person may know of, with its role in each. Three queries.
pub async fn projects(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    id: OrganisationId,
    asked: Option<&str>,
) -> Result<Listed<(project::Model, PartnerRole)>, DbErr> {
    let places = sea_orm::sea_query::Query::select()
        .column(partner::Column::ProjectId)
        .from(partner::Entity)
        .and_where(partner::Column::OrganisationId.eq(id))
        .to_owned();
    let condition = visible_to(actor).add(project::Column::Id.in_subquery(places));
    let total = project::Entity::find().filter(condition.clone()).count(connection).await?;
    let page = page_within(asked, PAGE_SIZE, total);
    let rows = project::Entity::find()
        .filter(condition)
        .order_by_desc(project::Column::Number)
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .all(connection)
        .await?;
    let of_rows = partner::Column::ProjectId.is_in(rows.iter().map(|project| project.id));
    let places = partner::Entity::find().filter(partner::Column::OrganisationId.eq(id)).filter(of_rows).all(connection).await?;
    let roles: HashMap<_, _> = places.into_iter().map(|place| (place.project_id, place.role)).collect();
    let rows = rows.into_iter().filter_map(|project| roles.get(&project.id).copied().map(|role| (project, role))).collect();
    Ok(Listed { rows, page, total })
}

/// Who changed an organisation last, and when.
pub async fn last_change(connection: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<history::Model>, DbErr> {
    history::Entity::find()
        .filter(history::Column::Subject.eq(format!("organisation {id}")))
        .order_by_desc(history::Column::Seq)
        .one(connection)
        .await
}

/// Adds an organisation. `domain` is that of its e-mail addresses, to find it by.
///
/// # Errors
/// The KvK number is taken, or whatever the database says. Refused with those that it is like, unless somebody said that it is another one.
pub async fn add(
    state: &State,
    permit: &Permit<act::EditOrganisations>,
    submission: &Submission,
    (id, new): (OrganisationId, NewOrganisation),
    (domain, is_other): (Option<String>, bool),
) -> Result<(), Unsaved<Vec<Alike>>> {
    let write = submission.begin(state).await?;
    refuse_taken::<Vec<Alike>>(&write, id, &new).await?;
    let numbers = new.kvk_number.iter().chain(&new.foreign_register_id).cloned().collect();
    let known = Known { name: new.name.clone(), numbers, domains: domain.into_iter().collect() };
    let like = if is_other { Vec::new() } else { alike(&write, &known, None).await? };
    if !like.is_empty() {
        return Err(Unsaved::refused(like));
    }
    let row = organisation::ActiveModel { id: Set(id), is_demo: Set(false), created_at: Set(write.now()), version: Set(1), ..columns(&new) };
    organisation::Entity::insert(row).exec_without_returning(&write).await?;
    tell_apart(&write, &normalised(&new.name)).await?;
    let happened = HistoryEvent::OrganisationMade { organisation: id, name: new.name };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?)
}

/// Changes an organisation.
///
/// # Errors
/// The KvK number is taken, somebody changed it since this version was read, it is not there, or whatever the database says.
pub async fn change(
    state: &State,
    permit: &Permit<act::EditOrganisations>,
    submission: &Submission,
    (id, new): (OrganisationId, NewOrganisation),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let before = organisation::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound)?;
    if before.version != submission.version || before.merged_into.is_some() {
        return Err(AppError::Conflict.into());
    }
    refuse_taken::<Infallible>(&write, id, &new).await?;
    let row = organisation::ActiveModel { id: Set(id), version: Set(before.version + 1), ..columns(&new) };
    let after = organisation::Entity::update(row).validate()?.exec(&write).await?;
    if before.name != after.name || before.kvk_number != after.kvk_number || before.foreign_register_id != after.foreign_register_id {
        let places = partner::Entity::find().filter(partner::Column::OrganisationId.eq(id)).all(&write).await?;
        for place in places {
            totals::refresh(&write, place.project_id).await?;
        }
        tell_apart(&write, &before.search_name).await?;
        tell_apart(&write, &after.search_name).await?;
    }
    if before.organisation_type != after.organisation_type {
        programme_total::sum_again(&write).await?;
    }
    let is_tied_anew = before.name != after.name || before.group_name != after.group_name;
    let ties = if is_tied_anew { look_again(&write, &state.base_url, Of::Everybody).await? } else { Vec::new() };
    let edited = Edited::without_reason(differences("organisation", None, &fields(&before), &fields(&after)));
    let happened = HistoryEvent::OrganisationChanged { organisation: id, name: after.name, name_before: before.name, edited };
    let events: Vec<Event> = std::iter::once(Event::by(permit.person(), permit.person_name(), happened)).chain(ties).collect();
    Ok(write.finish(events).await?)
}

/// What stands in an organisation, for the history.
fn fields(row: &organisation::Model) -> Fields {
    let text = |text: &Option<String>| Value::text(text.as_deref().unwrap_or_default());
    vec![
        ("name", Value::text(&row.name)),
        ("organisation_type", Value::code(Some(row.organisation_type.code()))),
        ("size", Value::code(row.size_class.map(|size| size.code()))),
        ("region", Value::code(Some(row.region.code()))),
        ("sector", Value::code(Some(row.sector.code()))),
        ("kvk_number", text(&row.kvk_number)),
        ("foreign_register_id", text(&row.foreign_register_id)),
        ("group", text(&row.group_name)),
    ]
}

fn columns(new: &NewOrganisation) -> organisation::ActiveModel {
    organisation::ActiveModel {
        name: Set(new.name.clone()),
        search_name: Set(normalised(&new.name)),
        organisation_type: Set(new.organisation_type),
        size_class: Set(new.size),
        region: Set(new.region),
        sector: Set(new.sector),
        kvk_number: Set(new.kvk_number.clone()),
        foreign_register_id: Set(new.foreign_register_id.clone()),
        group_name: Set(new.group.clone()),
        needs_check: Set(false),
        ..Default::default()
    }
}

/// Organisations of the same name are told apart by their numbers, also where the lists keep their names.
pub(super) async fn tell_apart(write: &Write, search_name: &str) -> Result<(), DbErr> {
    let named = organisation::Entity::find().filter(organisation::Column::SearchName.eq(search_name)).limit(50).all(write).await?;
    if named.len() > 1 {
        let places = partner::Entity::find().filter(partner::Column::OrganisationId.is_in(named.iter().map(|row| row.id))).limit(1_000);
        for place in places.all(write).await? {
            totals::refresh(write, place.project_id).await?;
        }
    }
    Ok(())
}

async fn refuse_taken<Refusal>(transaction: &impl ConnectionTrait, id: OrganisationId, new: &NewOrganisation) -> Result<(), Unsaved<Refusal>> {
    let Some(number) = &new.kvk_number else { return Ok(()) };
    let same = organisation::Column::KvkNumber.eq(number.as_str());
    let other = organisation::Entity::find().filter(same).filter(organisation::Column::Id.ne(id)).one(transaction).await?;
    if other.is_some() { Err(vec![Problem::new("kvk_number", ProblemKind::Taken)].into()) } else { Ok(()) }
}

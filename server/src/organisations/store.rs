//! Organisations in the database.

use crate::dossier::access::visible_to;
use crate::dossier::programme_total;
use crate::dossier::totals;
use crate::frame::listing::PAGE_SIZE;
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use crate::store::events::{Event, record};
use crate::store::form_key::FormKey;
use ::entity::{history, organisation, partner, project};
use domain::access::{Actor, Permit, act};
use domain::ids::OrganisationId;
use domain::imports::normalised;
use domain::partners::{NewOrganisation, OrganisationType, PartnerRole};
use domain::problem::{Problem, ProblemKind};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;
use std::collections::HashMap;

/// Organisations with these words in their name, or with this KvK number.
pub fn matching(q: &str, kind: Option<OrganisationType>) -> Condition {
    let mut condition = Condition::all().add_option(kind.map(|kind| organisation::Column::OrganisationType.eq(kind)));
    for word in normalised(q).split(' ').filter(|word| !word.is_empty()) {
        let number = organisation::Column::KvkNumber.eq(word);
        condition = condition.add(Condition::any().add(organisation::Column::SearchName.contains(word)).add(number));
    }
    condition
}

/// A page of the organisations that match, and how many match in all. Two queries.
pub async fn list(connection: &impl ConnectionTrait, condition: Condition, page: u64) -> Result<(Vec<organisation::Model>, u64), DbErr> {
    let total = organisation::Entity::find().filter(condition.clone()).count(connection).await?;
    let rows = organisation::Entity::find()
        .filter(condition)
        .order_by_asc(organisation::Column::SearchName)
        .order_by_asc(organisation::Column::Id)
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .all(connection)
        .await?;
    Ok((rows, total))
}

/// A page of an organisation's projects that the person may know of, with its role in each, and how many there are. Three queries.
pub async fn projects(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    id: OrganisationId,
    page: u64,
) -> Result<(Vec<(project::Model, PartnerRole)>, u64), DbErr> {
    let places = sea_orm::sea_query::Query::select()
        .column(partner::Column::ProjectId)
        .from(partner::Entity)
        .and_where(partner::Column::OrganisationId.eq(id))
        .to_owned();
    let condition = visible_to(actor).add(project::Column::Id.in_subquery(places));
    let total = project::Entity::find().filter(condition.clone()).count(connection).await?;
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
    Ok((rows.into_iter().filter_map(|project| roles.get(&project.id).copied().map(|role| (project, role))).collect(), total))
}

/// Who changed an organisation last, and when.
pub async fn last_change(connection: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<history::Model>, DbErr> {
    history::Entity::find()
        .filter(history::Column::Subject.eq(format!("organisation {id}")))
        .order_by_desc(history::Column::Seq)
        .one(connection)
        .await
}

/// Why an organisation was not saved.
pub enum SaveError {
    /// Something in the form does not fit what is there.
    Problem(Problem),
    /// Anything else.
    Other(AppError),
}

impl<E: Into<AppError>> From<E> for SaveError {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// Adds an organisation and tells where it is; a second submit of the same form finds the first one's.
///
/// # Errors
/// The KvK number is taken, or whatever the database says.
pub async fn add(state: &State, permit: &Permit<act::EditOrganisations>, key: FormKey, new: NewOrganisation) -> Result<String, SaveError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    if let Some(location) = key.first(&transaction, permit.person()).await? {
        return Ok(location);
    }
    let id = OrganisationId(new_id());
    refuse_taken(&transaction, id, &new).await?;
    let row = organisation::ActiveModel { id: Set(id), is_demo: Set(false), created_at: Set(now), version: Set(1), ..columns(&new) };
    row.insert(&transaction).await?;
    let location = app::paths::organisation(id);
    key.remember(&transaction, permit.person(), &location, now).await?;
    let event = Event::by(permit.person(), permit.person_name(), "organisation_made").about("organisation", id);
    record(&transaction, event.with(json!({ "name": new.name })), now).await?;
    transaction.commit().await?;
    Ok(location)
}

/// Changes an organisation.
///
/// # Errors
/// The KvK number is taken, somebody changed it since this version was read, it is not there, or whatever the database says.
pub async fn change(
    state: &State,
    permit: &Permit<act::EditOrganisations>,
    id: OrganisationId,
    version: i64,
    key: FormKey,
    new: NewOrganisation,
) -> Result<(), SaveError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    if key.already_handled(&transaction, permit.person()).await?.is_some() {
        return Ok(());
    }
    let before = organisation::Entity::find_by_id(id).one(&transaction).await?.ok_or(AppError::NotFound)?;
    if before.version != version {
        return Err(AppError::Conflict.into());
    }
    refuse_taken(&transaction, id, &new).await?;
    let row = organisation::ActiveModel { id: Set(id), version: Set(version + 1), ..columns(&new) };
    row.update(&transaction).await?;
    if before.name != new.name {
        let places = partner::Entity::find().filter(partner::Column::OrganisationId.eq(id)).all(&transaction).await?;
        for place in places {
            totals::refresh(&transaction, place.project_id).await?;
        }
    }
    if before.organisation_type != new.organisation_type {
        programme_total::sum_again(&transaction).await?;
    }
    key.remember(&transaction, permit.person(), &app::paths::organisation(id), now).await?;
    let event = Event::by(permit.person(), permit.person_name(), "organisation_changed").about("organisation", id);
    record(&transaction, event.with(json!({ "name": new.name, "name_before": before.name })), now).await?;
    Ok(transaction.commit().await?)
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

async fn refuse_taken(transaction: &impl ConnectionTrait, id: OrganisationId, new: &NewOrganisation) -> Result<(), SaveError> {
    let Some(number) = &new.kvk_number else { return Ok(()) };
    let same = organisation::Column::KvkNumber.eq(number.as_str());
    let other = organisation::Entity::find().filter(same).filter(organisation::Column::Id.ne(id)).one(transaction).await?;
    if other.is_some() { Err(SaveError::Problem(Problem::new("kvk_number", ProblemKind::Taken))) } else { Ok(()) }
}

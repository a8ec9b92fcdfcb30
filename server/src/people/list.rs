//! Everybody with an account, found by name, address and organisation, with their roles and when they were last seen.

use super::roles::{in_time, of_people};
use super::store::with_role;
use crate::state::days::day_of;
use ::entity::{organisation, person, person_role, session};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{OrganisationId, PersonId};
use domain::names::{normalised, sorted_by_name};
use domain::people::Role;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeMap;

/// Somebody, as the pages about people show them.
pub struct Found {
    /// The person.
    pub person: person::Model,
    /// The name of where they work.
    pub organisation: Option<String>,
    /// Their roles that are not over, in the order in which they were given.
    pub roles: Vec<person_role::Model>,
    /// When they were last seen.
    pub seen: Option<DateTime<Utc>>,
}

impl Found {
    /// Whether a role of theirs counts on this day.
    pub fn has_access(&self, today: NaiveDate) -> bool {
        self.person.active && self.roles.iter().any(|row| in_time(row).counts_on(today))
    }

    /// Whether they have this role on this day.
    pub fn is(&self, role: Role, today: NaiveDate) -> bool {
        self.roles.iter().any(|row| row.role == role && in_time(row).counts_on(today))
    }

    /// Whether name, address or organisation has this in it.
    pub fn has(&self, sought: &str) -> bool {
        let sought = normalised(sought);
        let place = self.organisation.as_deref().unwrap_or_default();
        [self.person.name.as_str(), self.person.email.as_str(), place].iter().any(|text| normalised(text).contains(&sought))
    }
}

/// Everybody, by name. Four queries, whatever their number.
pub async fn everybody(connection: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<Found>, DbErr> {
    let people = person::Entity::find().all(connection).await?;
    let ids: Vec<PersonId> = people.iter().map(|row| row.id).collect();
    with_rest(connection, people, of_people(connection, ids).await?, today).await
}

/// The people of these organisations who come as a partner today, by name. Five queries.
pub async fn with_role_at(connection: &impl ConnectionTrait, places: Vec<OrganisationId>, today: NaiveDate) -> Result<Vec<Found>, DbErr> {
    let people = with_role(Role::Partner, today).filter(person::Column::OrganisationId.is_in(places)).all(connection).await?;
    let roles = of_people(connection, people.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    with_rest(connection, people, roles, today).await
}

/// One of them.
pub async fn one(connection: &impl ConnectionTrait, id: PersonId, today: NaiveDate) -> Result<Option<Found>, DbErr> {
    let people: Vec<_> = person::Entity::find_by_id(id).one(connection).await?.into_iter().collect();
    Ok(with_rest(connection, people, of_people(connection, [id]).await?, today).await?.into_iter().next())
}

async fn with_rest(
    connection: &impl ConnectionTrait,
    people: Vec<person::Model>,
    roles: Vec<person_role::Model>,
    today: NaiveDate,
) -> Result<Vec<Found>, DbErr> {
    let places: Vec<_> = people.iter().filter_map(|row| row.organisation_id).collect();
    let names: Vec<(OrganisationId, String)> = organisation::Entity::find()
        .select_only()
        .columns([organisation::Column::Id, organisation::Column::Name])
        .filter(organisation::Column::Id.is_in(places))
        .into_tuple()
        .all(connection)
        .await?;
    let names: BTreeMap<_, _> = names.into_iter().collect();
    let ids: Vec<PersonId> = people.iter().map(|row| row.id).collect();
    let seen = last_seen(connection, &ids).await?;
    let mut by_person: BTreeMap<PersonId, Vec<person_role::Model>> = BTreeMap::new();
    for role in roles.into_iter().filter(|row| row.ended_at.is_none() && !in_time(row).is_over(today)) {
        by_person.entry(role.person_id).or_default().push(role);
    }
    let found = people.into_iter().map(|person| Found {
        organisation: person.organisation_id.and_then(|id| names.get(&id).cloned()),
        roles: by_person.remove(&person.id).unwrap_or_default(),
        seen: seen.get(&person.id).copied(),
        person,
    });
    Ok(sorted_by_name(found.collect(), |found| &found.person.name))
}

/// When each of these people was last seen: in a session that lasts, or when they last signed in. Two queries.
async fn last_seen(connection: &impl ConnectionTrait, people: &[PersonId]) -> Result<BTreeMap<PersonId, DateTime<Utc>>, DbErr> {
    use ::entity::history::{Column, Entity};
    let ids = people.iter().copied();
    let sessions = session::Entity::find().select_only().column(session::Column::PersonId).column_as(session::Column::SeenAt.max(), "seen");
    let sessions = sessions.filter(session::Column::PersonId.is_in(ids.clone())).group_by(session::Column::PersonId);
    let sessions: Vec<(PersonId, DateTime<Utc>)> = sessions.into_tuple().all(connection).await?;
    let signed_in = Entity::find().select_only().column(Column::ActorId).column_as(Column::At.max(), "seen");
    let signed_in = signed_in.filter(Column::ActorId.is_in(ids)).filter(Column::Action.eq("signed_in")).group_by(Column::ActorId);
    let signed_in: Vec<(PersonId, DateTime<Utc>)> = signed_in.into_tuple().all(connection).await?;
    let mut seen: BTreeMap<PersonId, DateTime<Utc>> = BTreeMap::new();
    for (person, at) in sessions.into_iter().chain(signed_in) {
        let last = seen.entry(person).or_insert(at);
        *last = at.max(*last);
    }
    Ok(seen)
}

/// How many sessions of somebody last. One query.
pub async fn sessions(connection: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<usize, DbErr> {
    let lasts = Condition::all().add(session::Column::PersonId.eq(person)).add(session::Column::ExpiresAt.gt(now));
    Ok(session::Entity::find().filter(lasts).all(connection).await?.len())
}

/// The day on which a role began to count, as far as it is known.
pub fn since(row: &person_role::Model) -> NaiveDate {
    row.first_day.unwrap_or_else(|| day_of(row.given_at))
}

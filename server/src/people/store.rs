//! People in the database.

use super::role_reminders;
use crate::frame::browser::Browser;
use crate::frame::{devices, in_force, pending, sessions};
use crate::security::attempts::Tally;
use crate::security::tokens::Token;
use crate::state::days::day_of;
use crate::state::new_id;
use crate::store::database::{Database, Write};
use crate::store::events::Event;
use ::entity::{person, person_role};
use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::HistoryEvent;
use domain::ids::{OrganisationId, PersonId, RoleId};
use domain::people::{Language, Role, RoleInTime, SteeringSeat};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

/// The account with this address.
pub async fn by_email(connection: &impl ConnectionTrait, email: &str) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Email.eq(email)).one(connection).await
}

/// The account of this person.
pub async fn by_id(connection: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(connection).await
}

/// Whether nobody has an account yet.
pub async fn is_empty(connection: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(person::Entity::find().select_only().column(person::Column::Id).into_tuple::<PersonId>().one(connection).await?.is_none())
}

/// How many people have this role, those whose access ended included.
pub async fn ever_with_role(connection: &impl ConnectionTrait, role: Role) -> Result<u64, DbErr> {
    let people = person_role::Entity::find().select_only().column(person_role::Column::PersonId).distinct();
    people.filter(person_role::Column::Role.eq(role)).count(connection).await
}

/// Whether this is a demo account: what it makes goes with the demo set.
pub async fn is_demo(connection: &impl ConnectionTrait, id: PersonId) -> Result<bool, DbErr> {
    Ok(person::Entity::find_by_id(id).one(connection).await?.is_some_and(|person| person.is_demo))
}

/// Everybody with a role that counts on this day and an account that is open, by name.
pub fn with_role(role: Role, day: NaiveDate) -> Select<person::Entity> {
    let has_role = person::Entity::belongs_to(person_role::Entity).from(person::Column::Id).to(person_role::Column::PersonId);
    person::Entity::find()
        .distinct()
        .join(JoinType::InnerJoin, has_role.into())
        .filter(person_role::Column::Role.eq(role))
        .filter(in_force::on(day))
        .filter(person::Column::Active.eq(true))
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
}

/// Begins a session in the place of the one that the browser had, and writes it into the history, with what was tried in vain before.
pub async fn sign_in(
    database: &Database,
    account: &person::Model,
    (token, browser): (&Token, impl Into<Browser>),
    (tried, replaced): (Tally, Option<&str>),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let write = database.begin(now).await?;
    let signed_in = sign_in_on(&write, account, (token, &browser.into()), (tried, replaced), None).await?;
    write.finish([signed_in]).await
}

/// The same within a write, by way of a provider or not; gives the event that tells it.
pub async fn sign_in_on(
    write: &Write,
    account: &person::Model,
    (token, browser): (&Token, &Browser),
    (tried, replaced): (Tally, Option<&str>),
    service: Option<&str>,
) -> Result<Event, DbErr> {
    sessions::replace(write, replaced).await?;
    sessions::begin(write, token, account.id, browser, write.now()).await?;
    devices::recognise(write, (account.id, account.is_demo), browser, write.now()).await?;
    let count = |count: u32| (tried != Tally::default()).then_some(count);
    let happened = HistoryEvent::SignedIn {
        person: account.id,
        failed: count(tried.failed),
        refused: count(tried.refused),
        service: service.map(str::to_owned),
    };
    Ok(Event::by(account.id, &account.name, happened))
}

/// The password was right, and the second factor is still to come: begins the pause between the two.
pub async fn pause(
    database: &Database,
    (token, account): (&Token, &person::Model),
    (next, tried): (&str, Tally),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let write = database.begin(now).await?;
    pending::begin(&write, (token, account.id), (next, tried), now).await?;
    write.finish([]).await
}

/// Keeps the language that a person chose.
pub async fn choose_language(database: &Database, (person, language): (PersonId, Language), now: DateTime<Utc>) -> Result<(), DbErr> {
    let write = database.begin(now).await?;
    let chosen = person::ActiveModel { id: Set(person), language: Set(language), ..Default::default() };
    person::Entity::update(chosen).validate()?.exec_without_returning(&write).await?;
    write.finish([]).await
}

/// A person to add.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Their id.
    pub id: PersonId,
    /// Their address, in small letters.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The hash of their password; none for who signs in without one.
    pub password_hash: Option<String>,
    /// The language they read.
    pub language: Language,
    /// The organisation they work for.
    pub organisation: Option<OrganisationId>,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Their seat in the steering group.
    pub seat: Option<SteeringSeat>,
    /// Part of the demo set.
    pub is_demo: bool,
}

/// Adds a person with their roles.
pub async fn add(transaction: &impl ConnectionTrait, new: NewPerson, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = person::ActiveModel {
        id: Set(new.id),
        email: Set(new.email),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        language: Set(new.language),
        organisation_id: Set(new.organisation),
        active: Set(true),
        is_demo: Set(new.is_demo),
        created_at: Set(now),
        version: Set(1),
    };
    row.insert(transaction).await?;
    for role in new.roles {
        let seat = (role == Role::SteeringMember).then(|| new.seat.unwrap_or(SteeringSeat::Member));
        give(transaction, new.id, RoleInTime::lasting(role, seat), (None, now)).await?;
    }
    Ok(())
}

/// Gives somebody a role from now on, or from its first day.
pub async fn give(
    transaction: &impl ConnectionTrait,
    person: PersonId,
    role: RoleInTime,
    (given_by, given_at): (Option<PersonId>, DateTime<Utc>),
) -> Result<(), DbErr> {
    let RoleInTime { role, seat, first_day, last_day } = role;
    // Who gets a role for a few days is not told that it ends soon.
    let is_short = last_day.is_some_and(|last| (last - day_of(given_at)).num_days() <= role_reminders::BEFORE);
    let row = person_role::ActiveModel {
        id: Set(RoleId(new_id())),
        person_id: Set(person),
        role: Set(role),
        seat: Set(seat),
        first_day: Set(first_day),
        last_day: Set(last_day),
        given_by: Set(given_by),
        given_at: Set(given_at),
        ended_at: Set(None),
        told_at: Set(is_short.then_some(given_at)),
    };
    row.insert(transaction).await.map(|_| ())
}

/// Everybody whose seat signs for the steering group on this day. One query.
pub async fn chair_and_secretary(connection: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<PersonId>, DbErr> {
    let signs = [SteeringSeat::Chair, SteeringSeat::Secretary];
    let people = with_role(Role::SteeringMember, day).filter(person_role::Column::Seat.is_in(signs)).all(connection).await?;
    Ok(people.into_iter().map(|person| person.id).collect())
}

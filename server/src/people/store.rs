//! People in the database.

use crate::frame::sessions;
use crate::security::attempts::Tally;
use crate::security::tokens::Token;
use crate::store::database::Database;
use crate::store::events::Event;
use ::entity::{person, person_role};
use chrono::{DateTime, Utc};
use domain::audit::HistoryEvent;
use domain::ids::OrganisationId;
use domain::ids::PersonId;
use domain::people::{Language, Role, SteeringSeat};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

/// The account with this address.
pub async fn by_email(connection: &impl ConnectionTrait, email: &str) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find().filter(person::Column::Email.eq(email)).one(connection).await
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

/// Everybody with a role and an account that is open, by name.
pub fn with_role(role: Role) -> Select<person::Entity> {
    let has_role = person::Entity::belongs_to(person_role::Entity).from(person::Column::Id).to(person_role::Column::PersonId);
    person::Entity::find()
        .join(JoinType::InnerJoin, has_role.into())
        .filter(person_role::Column::Role.eq(role))
        .filter(person::Column::Active.eq(true))
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
}

/// Begins a session in the place of the one that the browser had, and writes it into the history, with what was tried in vain before.
pub async fn sign_in(
    database: &Database,
    account: &person::Model,
    (token, user_agent): (&Token, &str),
    (tried, replaced): (Tally, Option<&str>),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let write = database.begin(now).await?;
    sessions::replace(&write, replaced).await?;
    sessions::begin(&write, token, account.id, user_agent, now).await?;
    let count = |count: u32| (tried != Tally::default()).then_some(count);
    let happened = HistoryEvent::SignedIn { person: account.id, failed: count(tried.failed), refused: count(tried.refused) };
    write.finish([Event::by(account.id, &account.name, happened)]).await
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
    /// The hash of their password.
    pub password_hash: String,
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
        steering_seat: Set(new.seat),
        active: Set(true),
        is_demo: Set(new.is_demo),
        created_at: Set(now),
        version: Set(1),
    };
    row.insert(transaction).await?;
    for role in new.roles {
        person_role::ActiveModel { person_id: Set(new.id), role: Set(role) }.insert(transaction).await?;
    }
    Ok(())
}

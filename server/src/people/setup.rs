//! An administrator by a one-time token from the command line, used once on a page, within an hour: the first, or one more when nobody can come
//! in any more. Whoever runs the server makes the token, and may always: the history says that there were administrators.

use crate::frame::respond::AppError;
use crate::people::store::{NewPerson, add, ever_with_role};
use crate::security::tokens::{self, Token};
use crate::state::new_id;
use crate::store::database::Database;
use crate::store::events::Event;
use ::entity::setup_token;
use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::people::{Language, Role};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait};

/// How long the token works.
const LASTS: TimeDelta = TimeDelta::hours(1);

/// Makes a token; only its hash is kept.
pub async fn make(database: &Database, now: DateTime<Utc>) -> Result<Token, AppError> {
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let row = setup_token::ActiveModel {
        token_hash: Set(tokens::hash(token.secret())),
        created_at: Set(now),
        expires_at: Set(now + LASTS),
        used_at: Set(None),
    };
    let write = database.begin(now).await?;
    row.insert(&write).await?;
    write.finish([Event::by_operator(HistoryEvent::SetupTokenMade {})]).await?;
    Ok(token)
}

/// What the administrator filled in.
#[derive(Debug, Clone)]
pub struct FirstAdministrator {
    /// The token from the command line.
    pub token: String,
    /// Their address, in small letters.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The hash of their password.
    pub password_hash: String,
    /// The language they read.
    pub language: Language,
}

/// Whether a token still works, without using it.
pub async fn works(database: &Database, token: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let row = setup_token::Entity::find_by_id(tokens::hash(token)).one(&database.read).await?;
    Ok(row.is_some_and(|row| row.used_at.is_none() && row.expires_at > now))
}

/// Whether a token was used before.
pub async fn is_used(database: &Database, token: &str) -> Result<bool, DbErr> {
    let row = setup_token::Entity::find_by_id(tokens::hash(token)).one(&database.read).await?;
    Ok(row.is_some_and(|row| row.used_at.is_some()))
}

/// Uses the token for the administrator's account. An unknown, used or old token makes nothing.
///
/// # Errors
/// 404 for a token that does not work, or whatever the database says.
pub async fn take(database: &Database, first: FirstAdministrator, now: DateTime<Utc>) -> Result<(), AppError> {
    let write = database.begin(now).await?;
    let row = setup_token::Entity::find_by_id(tokens::hash(&first.token)).one(&write).await?;
    let row = row.filter(|row| row.used_at.is_none() && row.expires_at > now).ok_or(AppError::NotFound)?;
    let used = setup_token::ActiveModel { token_hash: Set(row.token_hash), used_at: Set(Some(now)), ..Default::default() };
    setup_token::Entity::update(used).validate()?.exec(&write).await?;
    let id = PersonId(new_id());
    let FirstAdministrator { token: _, email, name, password_hash, language } = first;
    let happened = match ever_with_role(&write, Role::Administrator).await? {
        0 => HistoryEvent::FirstAdministrator { person: id },
        administrators => HistoryEvent::FurtherAdministrator { person: id, administrators },
    };
    let event = Event::by(id, &name, happened);
    let person = NewPerson {
        id,
        email,
        name,
        password_hash: Some(password_hash),
        language,
        organisation: None,
        roles: vec![Role::Administrator],
        seat: None,
        is_demo: false,
    };
    add(&write, person, now).await?;
    Ok(write.finish([event]).await?)
}

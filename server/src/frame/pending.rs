//! The pause of a sign-in between the password and the second factor: a token of its own in the browser, of ten minutes, that opens nothing.

use crate::security::attempts::Tally;
use crate::security::tokens::{self, Token};
use ::entity::{passkey, pending_sign_in, person, totp_factor};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use url::Url;

/// How long somebody has for the second step.
const LASTS: TimeDelta = TimeDelta::minutes(10);

/// Whether a person has a second factor. At most two queries.
pub async fn has_factor(connection: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    if totp_factor::Entity::find_by_id(person).one(connection).await?.is_some() {
        return Ok(true);
    }
    Ok(passkey::Entity::find().filter(passkey::Column::PersonId.eq(person)).one(connection).await?.is_some())
}

/// The password was right: begins the pause. What was tried in vain before goes along, for the history to tell when the person is in.
pub async fn begin(
    transaction: &impl ConnectionTrait,
    (token, person): (&Token, PersonId),
    (next, tried): (&str, Tally),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = pending_sign_in::Model {
        token_hash: tokens::hash(token.secret()),
        person_id: person,
        next: next.to_owned(),
        failed: i32::try_from(tried.failed).unwrap_or(i32::MAX),
        refused: i32::try_from(tried.refused).unwrap_or(i32::MAX),
        expires_at: now + LASTS,
    };
    let over = Condition::any().add(pending_sign_in::Column::ExpiresAt.lte(now));
    pending_sign_in::Entity::delete_many().filter(over).exec(transaction).await?;
    row.into_active_model().insert(transaction).await.map(|_| ())
}

/// The pause behind a cookie, while it lasts, and whose it is.
pub async fn find(
    connection: &impl ConnectionTrait,
    secret: &str,
    now: DateTime<Utc>,
) -> Result<Option<(pending_sign_in::Model, person::Model)>, DbErr> {
    let row = pending_sign_in::Entity::find_by_id(tokens::hash(secret)).one(connection).await?;
    let Some(row) = row.filter(|row| row.expires_at > now) else { return Ok(None) };
    let account = person::Entity::find_by_id(row.person_id).one(connection).await?.filter(|account| account.active);
    Ok(account.map(|account| (row, account)))
}

/// What was tried in vain before the password was right.
pub fn tally(row: &pending_sign_in::Model) -> Tally {
    let count = |count: i32| u32::try_from(count).unwrap_or(0);
    Tally { failed: count(row.failed), refused: count(row.refused) }
}

/// Ends every pause of a person.
pub async fn end_all(transaction: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    pending_sign_in::Entity::delete_many().filter(pending_sign_in::Column::PersonId.eq(person)).exec(transaction).await.map(|_| ())
}

/// The cookie's name; see [`super::sessions::cookie_name`].
pub fn cookie_name(base_url: &Url) -> &'static str {
    if base_url.scheme() == "https" { "__Host-second-step" } else { "second-step" }
}

/// The header that gives the browser its token.
pub fn cookie(base_url: &Url, token: &Token) -> String {
    written(base_url, token.secret(), LASTS.num_seconds())
}

/// The header that takes it away.
pub fn no_cookie(base_url: &Url) -> String {
    written(base_url, "", 0)
}

fn written(base_url: &Url, secret: &str, seconds: i64) -> String {
    let secure = if base_url.scheme() == "https" { "; Secure" } else { "" };
    format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(base_url))
}

//! Whose account an identity at the provider of sign-ins is, and who came from there and has not said yet: a token of their own in the browser, of
//! half an hour, that opens nothing.

use crate::oidc::Identity;
use crate::security::tokens::{self, Token};
use crate::state::State;
use crate::store::database::Write;
use ::entity::{external_identity, passkey, pending_identity, person, totp_factor};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use domain::people::WaysIn;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use url::Url;

/// How long somebody has to say whose account it is.
const LASTS: TimeDelta = TimeDelta::minutes(30);

/// Whose account this identity is: never found by an address, which a provider may have given to somebody else.
pub async fn account_of(connection: &impl ConnectionTrait, identity: &Identity) -> Result<Option<person::Model>, DbErr> {
    let key = (identity.issuer.clone(), identity.subject.clone());
    let Some(row) = external_identity::Entity::find_by_id(key).one(connection).await? else { return Ok(None) };
    person::Entity::find_by_id(row.person_id).one(connection).await
}

/// The link of a person's account.
pub async fn of_person(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<external_identity::Model>, DbErr> {
    external_identity::Entity::find().filter(external_identity::Column::PersonId.eq(person)).one(connection).await
}

/// The ways in that an account has. Three queries at most. A link with a provider that is not set any more is none.
pub async fn ways_in(state: &State, connection: &impl ConnectionTrait, account: &person::Model) -> Result<WaysIn, DbErr> {
    let has_passkey = passkey::Entity::find().filter(passkey::Column::PersonId.eq(account.id)).one(connection).await?.is_some();
    let has_factor = has_passkey || totp_factor::Entity::find_by_id(account.id).one(connection).await?.is_some();
    let has_provider = state.oidc.is_some() && of_person(connection, account.id).await?.is_some();
    Ok(WaysIn { has_password: account.password_hash.is_some(), has_passkey, has_factor, has_provider })
}

/// Keeps who came until they say whose account it is, and forgets those who never did.
pub async fn keep(state: &State, token: &Token, identity: Identity) -> Result<(), DbErr> {
    let write = state.begin().await?;
    let now = write.now();
    pending_identity::Entity::delete_many().filter(pending_identity::Column::ExpiresAt.lte(now)).exec(&write).await?;
    let Identity { issuer, subject, email, asked_at: _ } = identity;
    let row = pending_identity::ActiveModel {
        token_hash: Set(tokens::hash(token.secret())),
        issuer: Set(issuer),
        subject: Set(subject),
        email: Set(email),
        expires_at: Set(now + LASTS),
    };
    row.insert(&write).await?;
    write.finish([]).await
}

/// Who came in this browser and has not said yet whose account it is.
pub async fn pending(connection: &impl ConnectionTrait, secret: &str, now: DateTime<Utc>) -> Result<Option<pending_identity::Model>, DbErr> {
    let row = pending_identity::Entity::find_by_id(tokens::hash(secret)).one(connection).await?;
    Ok(row.filter(|row| row.expires_at > now))
}

/// Links who came in this browser to a person's account. False when nobody waits there any more, or the account or the identity is linked already.
pub async fn link(write: &Write, secret: &str, person: PersonId, is_used: bool) -> Result<bool, DbErr> {
    let now = write.now();
    let Some(came) = pending(write, secret, now).await? else { return Ok(false) };
    let identity = Identity { issuer: came.issuer, subject: came.subject, email: came.email, asked_at: None };
    if of_person(write, person).await?.is_some() || account_of(write, &identity).await?.is_some() {
        return Ok(false);
    }
    pending_identity::Entity::delete_by_id(came.token_hash).exec(write).await?;
    let row = external_identity::ActiveModel {
        issuer: Set(identity.issuer),
        subject: Set(identity.subject),
        person_id: Set(person),
        email: Set(identity.email),
        linked_at: Set(now),
        last_used_at: Set(is_used.then_some(now)),
    };
    row.insert(write).await?;
    Ok(true)
}

/// The name of a cookie of who goes to the provider and comes back; see [`super::sessions::cookie_name`].
pub fn cookie_name(base_url: &Url, what: &str) -> String {
    if base_url.scheme() == "https" { format!("__Host-sso-{what}") } else { format!("sso-{what}") }
}

/// The header that gives the browser such a cookie, or takes it away after no seconds.
pub fn cookie(base_url: &Url, what: &str, value: &str, seconds: i64) -> String {
    let secure = if base_url.scheme() == "https" { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(base_url, what))
}

/// The header that gives the browser the token of who came.
pub fn pending_cookie(base_url: &Url, token: &Token) -> String {
    cookie(base_url, "pending", token.secret(), LASTS.num_seconds())
}

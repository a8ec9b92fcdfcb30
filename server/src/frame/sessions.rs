//! Sessions: a random token in the browser, its hash in the table. One query finds the session, the person and their roles.

use crate::frame::browser::Browser;
use crate::frame::in_force;
use crate::security::tokens::{self, Token};
use crate::state::days::day_of;
use crate::store::database::Database;
use ::entity::session;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::Actor;
use domain::ids::{OrganisationId, PersonId};
use domain::people::{Confirmed, FactorRule, Language, Role, SteeringSeat};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    Statement,
};
use url::Url;

/// How long a session lasts without being used.
const LASTS: TimeDelta = TimeDelta::hours(12);
/// How long a browser keeps its cookie and the table what has ended: what is sent meanwhile can be kept for the person.
const REMEMBERED: TimeDelta = TimeDelta::days(7);
/// How old the last sighting may be before it is written again.
const SIGHTING: TimeDelta = TimeDelta::minutes(5);

#[derive(FromQueryResult)]
struct Row {
    expires_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    person_id: PersonId,
    name: String,
    language: Language,
    organisation_id: Option<OrganisationId>,
    role: Option<Role>,
    seat: Option<SteeringSeat>,
    confirmed_at: Option<DateTime<Utc>>,
    factor_done: bool,
    has_factor: bool,
    required_from: Option<NaiveDate>,
}

/// A session that lasts: whose it is, and how it stands with the second factor.
#[derive(Debug, Clone)]
pub struct Session {
    /// The hash of its token.
    pub token_hash: String,
    /// The person.
    pub actor: Actor,
    /// When and with what they last confirmed who they are.
    pub confirmed: Confirmed,
    /// From when a second factor is required.
    pub rule: FactorRule,
}

impl Session {
    /// Whether the person has to set up a second factor before anything else.
    pub fn must_set_up(&self, today: NaiveDate) -> bool {
        !self.confirmed.has_factor && self.rule.requires(&self.actor.roles, today)
    }
}

/// The session with this hash and the roles that count on this day.
fn find_statement() -> String {
    let counts = in_force::sql("r", "$2");
    format!(
        "SELECT s.expires_at, s.seen_at, p.id AS person_id, p.name, p.language, p.organisation_id, r.role, r.seat, s.confirmed_at, s.factor_done, \
         (EXISTS (SELECT 1 FROM totp_factor t WHERE t.person_id = p.id) OR EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)) AS has_factor, \
         (SELECT required_from FROM factor_rule WHERE id = 1) AS required_from \
         FROM session s JOIN person p ON p.id = s.person_id AND p.active LEFT JOIN person_role r ON r.person_id = p.id AND {counts} \
         WHERE s.token_hash = $1 ORDER BY r.role"
    )
}

/// The person behind a cookie, while the session lasts.
pub async fn find(database: &Database, secret: &str, now: DateTime<Utc>) -> Result<Option<Session>, DbErr> {
    let hash = tokens::hash(secret);
    let statement = Statement::from_sql_and_values(database.read.get_database_backend(), find_statement(), [hash.clone().into(), day_of(now).into()]);
    let rows = Row::find_by_statement(statement).all(&database.read).await?;
    let mut roles: Vec<Role> = rows.iter().filter_map(|row| row.role).collect();
    // A member who stands in for the secretary has the role twice.
    roles.dedup();
    let seat = SteeringSeat::foremost(rows.iter().filter_map(|row| row.seat));
    let Some(row) = rows.into_iter().next().filter(|row| row.expires_at > now) else { return Ok(None) };
    if now - row.seen_at > SIGHTING {
        // Reading goes on when nothing can be written: the session then lasts until it would have ended anyway.
        if let Err(error) = see_again(database, hash.clone(), now).await {
            tracing::warn!(%error, "when somebody was last seen could not be written");
        }
    }
    let Row { person_id, name, language, organisation_id, confirmed_at, factor_done, has_factor, required_from, .. } = row;
    Ok(Some(Session {
        token_hash: hash,
        actor: Actor { id: person_id, name, roles, seat, organisation: organisation_id, language },
        confirmed: Confirmed { at: confirmed_at, with_factor: factor_done, has_factor },
        rule: FactorRule { from: required_from },
    }))
}

async fn see_again(database: &Database, hash: String, now: DateTime<Utc>) -> Result<(), DbErr> {
    let write = database.begin(now).await?;
    let seen = session::ActiveModel { token_hash: Set(hash), seen_at: Set(now), expires_at: Set(now + LASTS), ..Default::default() };
    session::Entity::update(seen).validate()?.exec(&write).await?;
    write.finish([]).await
}

/// Begins a session for a person, in a browser or in one of which only the name is known.
pub async fn begin(
    transaction: &impl ConnectionTrait,
    token: &Token,
    person: PersonId,
    browser: impl Into<Browser>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Browser { user_agent, address, .. } = browser.into();
    let session = session::ActiveModel {
        token_hash: Set(tokens::hash(token.secret())),
        person_id: Set(person),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + LASTS),
        user_agent: Set(user_agent.chars().take(200).collect()),
        address: Set(address),
        // To sign in is to confirm who one is.
        confirmed_at: Set(Some(now)),
        factor_done: Set(false),
    };
    session.insert(transaction).await?;
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(now - REMEMBERED)).exec(transaction).await.map(|_| ())
}

/// Somebody confirmed who they are in this session, with the second factor or without one.
pub async fn confirm(transaction: &impl ConnectionTrait, token_hash: &str, with_factor: bool, now: DateTime<Utc>) -> Result<(), DbErr> {
    let confirmed = session::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        confirmed_at: Set(Some(now)),
        factor_done: if with_factor { Set(true) } else { NotSet },
        ..Default::default()
    };
    session::Entity::update(confirmed).validate()?.exec(transaction).await.map(|_| ())
}

/// Ends the session that a new one replaces: its cookie is gone from the browser, and nobody else is to have it.
pub async fn replace(transaction: &impl ConnectionTrait, secret: Option<&str>) -> Result<(), DbErr> {
    let Some(secret) = secret else { return Ok(()) };
    session::Entity::delete_by_id(tokens::hash(secret)).exec(transaction).await.map(|_| ())
}

/// Ends the session behind a cookie.
pub async fn end(database: &Database, secret: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let write = database.begin(now).await?;
    session::Entity::delete_by_id(tokens::hash(secret)).exec(&write).await?;
    write.finish([]).await
}

/// The cookie's name: the `__Host-` prefix needs HTTPS, so a server on plain HTTP goes without it.
pub fn cookie_name(base_url: &Url) -> &'static str {
    if base_url.scheme() == "https" { "__Host-session" } else { "session" }
}

/// The header that gives the browser its session.
pub fn cookie(base_url: &Url, token: &Token) -> String {
    let secure = if base_url.scheme() == "https" { "; Secure" } else { "" };
    format!("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", cookie_name(base_url), token.secret(), REMEMBERED.num_seconds())
}

/// The header that takes it away.
pub fn no_cookie(base_url: &Url) -> String {
    let secure = if base_url.scheme() == "https" { "; Secure" } else { "" };
    format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", cookie_name(base_url))
}

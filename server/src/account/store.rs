//! The own account in the database: who it is, where they are signed in, and what they change of it.

use super::current_password::not_the_password;
use crate::frame::answer::Unsaved;
use crate::frame::browser::Browser;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::frame::{devices, ending, sessions};
use crate::mail::{Notification, Recipient, Said, queue};
use crate::security::tokens::{self, Token};
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{history, person, session};
use chrono::{DateTime, Utc};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::NewAccount;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// How long the handle of a session is.
const HANDLE: usize = 32;

/// The account of somebody.
pub(super) async fn account(connection: &impl ConnectionTrait, person: PersonId) -> Result<person::Model, AppError> {
    person::Entity::find_by_id(person).one(connection).await?.ok_or(AppError::NotFound)
}

/// The event that changed the account last.
pub(super) async fn last_event(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<history::Model>, DbErr> {
    crate::frame::meanwhile::last_about(connection, &format!("person {person}"), "account_renamed").await
}

/// Keeps another name or language.
///
/// # Errors
/// Lost when the account was changed, in another window, since this version was read.
pub(super) async fn save(state: &State, permit: &Permit<act::KeepOwnAccount>, submission: &Submission, new: NewAccount) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let before = account(&write, permit.person()).await?;
    if (&before.name, before.language) == (&new.name, new.language) {
        return Ok(());
    }
    if before.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let NewAccount { name, language } = new;
    let renamed = (name != before.name).then(|| HistoryEvent::AccountRenamed { person: before.id, name: name.clone(), name_before: before.name });
    let event = renamed.map(|happened| Event::by(before.id, &name, happened));
    let row =
        person::ActiveModel { id: Set(before.id), name: Set(name), language: Set(language), version: Set(before.version + 1), ..Default::default() };
    person::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish(event).await?)
}

/// Puts another password in the place of the one whose hash was looked at. Every session ends, and the one that asks goes on under a new secret.
///
/// # Errors
/// A problem when the password was changed meanwhile.
pub(super) async fn change_password(
    state: &State,
    permit: &Permit<act::KeepOwnAccount>,
    submission: &Submission,
    (hash_before, hash): (Option<&str>, String),
    (token, browser): (&Token, &Browser),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let (now, person) = (write.now(), permit.person());
    let row = account(&write, person).await?;
    if row.password_hash.as_deref() != hash_before {
        return Err(not_the_password());
    }
    set_password(state, &write, person, hash).await?;
    sessions::begin(&write, token, person, browser, now).await?;
    devices::recognise(&write, (person, row.is_demo), browser, now).await?;
    Ok(write.finish([Event::by(person, permit.person_name(), HistoryEvent::PasswordChanged { person })]).await?)
}

/// Sets a password: sessions and links end, and its owner is told.
pub(super) async fn set_password(state: &State, write: &Write, person: PersonId, hash: String) -> Result<(), DbErr> {
    let now = write.now();
    let row = person::ActiveModel { id: Set(person), password_hash: Set(Some(hash)), ..Default::default() };
    person::Entity::update(row).validate()?.exec_without_returning(write).await?;
    ending::end_sessions(write, person, None).await?;
    ending::end_links(write, person, now).await?;
    queue(write, &state.base_url, vec![letter(MailKind::PasswordChanged, Recipient::Person(person), app::paths::account())], now).await
}

/// A message about an account that tells no more than its kind does.
pub(super) fn letter(kind: MailKind, to: Recipient, path: String) -> Notification {
    Notification { kind, to, title: String::new(), until: None, said: Said::default(), path, expires_at: None }
}

/// The sessions of a person that go on, the one seen last first.
pub(super) async fn sessions_of(connection: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<Vec<session::Model>, DbErr> {
    let theirs = session::Entity::find().filter(session::Column::PersonId.eq(person)).filter(session::Column::ExpiresAt.gt(now));
    theirs.order_by_desc(session::Column::SeenAt).order_by_asc(session::Column::TokenHash).all(connection).await
}

/// What a session is called in an address: nothing that opens it.
pub(super) fn handle(row: &session::Model) -> String {
    tokens::sha256(&row.token_hash).chars().take(HANDLE).collect()
}

/// Whether the person has such a session.
pub(super) async fn has_session(connection: &impl ConnectionTrait, person: PersonId, of: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    Ok(sessions_of(connection, person, now).await?.iter().any(|row| handle(row) == of))
}

/// Ends one session of the permit's person.
///
/// # Errors
/// 404 when there is none.
pub(super) async fn end_session(state: &State, permit: &Permit<act::KeepOwnAccount>, submission: &Submission, of: &str) -> Result<(), AppError> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    let rows = sessions_of(&write, person, write.now()).await?;
    let row = rows.into_iter().find(|row| handle(row) == of).ok_or(AppError::NotFound)?;
    session::Entity::delete_by_id(row.token_hash).exec(&write).await?;
    let ended = HistoryEvent::SessionsEnded { person, sessions: 1 };
    Ok(write.finish([Event::by(person, permit.person_name(), ended)]).await?)
}

/// Ends every session of the permit's person but the one behind this cookie.
pub(super) async fn end_others(
    state: &State,
    permit: &Permit<act::KeepOwnAccount>,
    submission: &Submission,
    cookie: Option<&str>,
) -> Result<(), AppError> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    let sessions = u32::try_from(ending::end_sessions(&write, person, cookie).await?).unwrap_or(u32::MAX);
    let ended = (sessions > 0).then(|| Event::by(person, permit.person_name(), HistoryEvent::SessionsEnded { person, sessions }));
    Ok(write.finish(ended).await?)
}

//! Another address to sign in with: asked, confirmed behind a one-time link that goes to the new address, and told to the old one.

use super::store::{account, letter};
use crate::frame::answer::Unsaved;
use crate::frame::browser::Browser;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::frame::{devices, ending, sessions};
use crate::mail::{Notification, Recipient, queue};
use crate::people::store::by_email;
use crate::security::tokens::{self, Token};
use crate::state::State;
use crate::store::events::Event;
use ::entity::{email_change, person};
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::LinkState;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// How long a link works.
const LASTS: TimeDelta = TimeDelta::hours(1);
/// How long a link is kept that does not work any more.
const REMEMBERED: TimeDelta = TimeDelta::days(7);

/// Asks for another address. An address that somebody has already gets no message, and who asks is not told so: a link is kept for it all the same,
/// which nobody is given.
pub(super) async fn ask(state: &State, permit: &Permit<act::KeepOwnAccount>, submission: &Submission, email: String) -> Result<(), Unsaved> {
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let write = submission.begin(state).await?;
    let (now, person) = (write.now(), permit.person());
    ending::end_links(&write, person, now).await?;
    email_change::Entity::delete_many().filter(email_change::Column::ExpiresAt.lt(now - REMEMBERED)).exec(&write).await?;
    let row = email_change::ActiveModel {
        token_hash: Set(tokens::hash(token.secret())),
        person_id: Set(person),
        email: Set(email.clone()),
        made_at: Set(now),
        expires_at: Set(now + LASTS),
        used_at: Set(None),
    };
    row.insert(&write).await?;
    if by_email(&write, &email).await?.is_none() {
        let to = Recipient::PersonAt { person, email };
        let told = letter(MailKind::EmailChangeConfirm, to, app::paths::email_change(token.secret()));
        queue(&write, &state.base_url, vec![Notification { expires_at: Some(now + LASTS), ..told }], now).await?;
    }
    Ok(write.finish([]).await?)
}

/// The link behind a token and how it stands. One that was used is told so while the address is that of the account.
pub(super) async fn find(
    connection: &impl ConnectionTrait,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(email_change::Model, LinkState)>, DbErr> {
    let Some(row) = email_change::Entity::find_by_id(tokens::hash(token)).one(connection).await? else { return Ok(None) };
    let owner = person::Entity::find_by_id(row.person_id).one(connection).await?.filter(|owner| owner.active);
    let is_taken = by_email(connection, &row.email).await?.is_some_and(|account| account.id != row.person_id);
    let state = match (owner, row.used_at) {
        (Some(owner), Some(_)) if owner.email == row.email => LinkState::Used,
        (Some(_), None) if row.expires_at > now && !is_taken => LinkState::Open,
        (Some(_) | None, _) => LinkState::Gone,
    };
    Ok(Some((row, state)))
}

/// Confirms the new address: sessions and links end, and the old address is told. Who is signed in here goes on under a new secret. Tells whose
/// address it is, if the link worked.
pub(super) async fn confirm(state: &State, token: &str, goes_on: Option<(&Token, &Browser)>) -> Result<Option<PersonId>, AppError> {
    let write = state.begin().await?;
    let now = write.now();
    let Some((row, LinkState::Open)) = find(&write, token, now).await? else { return Ok(None) };
    let owner = account(&write, row.person_id).await?;
    let used = email_change::ActiveModel { token_hash: Set(row.token_hash), used_at: Set(Some(now)), ..Default::default() };
    email_change::Entity::update(used).validate()?.exec_without_returning(&write).await?;
    let changed = person::ActiveModel { id: Set(owner.id), email: Set(row.email), version: Set(owner.version + 1), ..Default::default() };
    person::Entity::update(changed).validate()?.exec_without_returning(&write).await?;
    ending::end_sessions(&write, owner.id, None).await?;
    ending::end_links(&write, owner.id, now).await?;
    if let Some((session, browser)) = goes_on {
        sessions::begin(&write, session, owner.id, browser, now).await?;
        devices::recognise(&write, (owner.id, owner.is_demo), browser, now).await?;
    }
    let told = letter(MailKind::EmailChanged, Recipient::PersonAt { person: owner.id, email: owner.email }, app::paths::sign_in());
    queue(&write, &state.base_url, vec![told], now).await?;
    write.finish([Event::by(owner.id, &owner.name, HistoryEvent::EmailChanged { person: owner.id })]).await?;
    Ok(Some(owner.id))
}

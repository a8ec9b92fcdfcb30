//! Links for a new password: made and mailed behind the back of who asks, used once within an hour.

use super::store::{letter, set_password};
use crate::frame::ending;
use crate::frame::respond::AppError;
use crate::mail::{Notification, Recipient, queue};
use crate::people::store::by_email;
use crate::security::tokens::{self, Token};
use crate::state::State;
use crate::store::events::Event;
use ::entity::{password_reset, person};
use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::HistoryEvent;
use domain::mail::MailKind;
use domain::people::LinkState;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// How long a link works.
const LASTS: TimeDelta = TimeDelta::hours(1);
/// How long a link is kept that does not work any more.
const REMEMBERED: TimeDelta = TimeDelta::days(7);

/// Makes and mails the links that were asked for since the last time; nothing for an address without an account that is open. Tells how many.
///
/// # Errors
/// Whatever the database says; what was not sent waits for the next time.
pub async fn round(state: &State) -> Result<usize, AppError> {
    let (mut sent, asked) = (0, state.resets.take());
    let mut failed = Ok(());
    for email in asked {
        if failed.is_err() {
            state.resets.ask(&email);
            continue;
        }
        match send(state, &email).await {
            Ok(is_sent) => sent += usize::from(is_sent),
            Err(error) => {
                state.resets.ask(&email);
                failed = Err(error);
            }
        }
    }
    failed.map(|()| sent)
}

async fn send(state: &State, email: &str) -> Result<bool, AppError> {
    let Some(account) = by_email(&state.database.read, email).await?.filter(|account| account.active) else { return Ok(false) };
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let write = state.begin().await?;
    let now = write.now();
    ending::end_resets(&write, account.id, now).await?;
    password_reset::Entity::delete_many().filter(password_reset::Column::ExpiresAt.lt(now - REMEMBERED)).exec(&write).await?;
    let row = password_reset::ActiveModel {
        token_hash: Set(tokens::hash(token.secret())),
        person_id: Set(account.id),
        made_at: Set(now),
        expires_at: Set(now + LASTS),
        used_at: Set(None),
    };
    row.insert(&write).await?;
    let told = letter(MailKind::PasswordReset, Recipient::Person(account.id), app::paths::reset_link(token.secret()));
    queue(&write, &state.base_url, vec![Notification { expires_at: Some(now + LASTS), ..told }], now).await?;
    write.finish([]).await?;
    Ok(true)
}

/// Whose link this is and how it stands; none when nobody was given it. Who left has no use for one.
///
/// # Errors
/// Whatever the database says.
pub(super) async fn find(connection: &impl ConnectionTrait, token: &str, now: DateTime<Utc>) -> Result<Option<(person::Model, LinkState)>, DbErr> {
    let Some(row) = password_reset::Entity::find_by_id(tokens::hash(token)).one(connection).await? else { return Ok(None) };
    let Some(owner) = person::Entity::find_by_id(row.person_id).one(connection).await? else { return Ok(None) };
    let state = match row.used_at {
        Some(_) if owner.active => LinkState::Used,
        None if owner.active && row.expires_at > now => LinkState::Open,
        Some(_) | None => LinkState::Gone,
    };
    Ok(Some((owner, state)))
}

/// Uses a link. Tells whether it worked.
///
/// # Errors
/// Whatever the database says.
pub(super) async fn take(state: &State, token: &str, hash: String) -> Result<bool, DbErr> {
    let write = state.begin().await?;
    let now = write.now();
    let Some((owner, LinkState::Open)) = find(&write, token, now).await? else { return Ok(false) };
    let used = password_reset::ActiveModel { token_hash: Set(tokens::hash(token)), used_at: Set(Some(now)), ..Default::default() };
    password_reset::Entity::update(used).validate()?.exec_without_returning(&write).await?;
    set_password(state, &write, owner.id, hash).await?;
    write.finish([Event::by(owner.id, &owner.name, HistoryEvent::PasswordReset { person: owner.id })]).await?;
    Ok(true)
}

//! Links for a new password: made and mailed behind the back of who asks, used once within an hour. Asking writes down the address and no more, so
//! it takes as long for an account that is there as for one that is not, and what was asked is there when the server ends before it was sent.

use super::store::{letter, set_password};
use crate::frame::ending;
use crate::frame::respond::AppError;
use crate::mail::{Notification, Recipient, queue};
use crate::people::store::by_email;
use crate::security::tokens::{self, Token};
use crate::state::State;
use crate::store::events::Event;
use ::entity::{password_reset, person, reset_request};
use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::HistoryEvent;
use domain::mail::MailKind;
use domain::people::LinkState;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// How long a link works.
const LASTS: TimeDelta = TimeDelta::hours(1);
/// How long a link is kept that does not work any more.
const REMEMBERED: TimeDelta = TimeDelta::days(7);

/// How many addresses wait at most, and how many are looked at in one go.
const MOST: u64 = 10_000;
/// How many addresses go into one statement.
const AT_ONCE: usize = 500;

/// Somebody asks for a link. Asked twice before it is sent, it is sent once. Tells whether there was room.
pub(super) async fn ask(state: &State, email: &str) -> Result<bool, DbErr> {
    let write = state.begin().await?;
    if reset_request::Entity::find().count(&write).await? >= MOST {
        return Ok(false);
    }
    let row = reset_request::ActiveModel { email: Set(email.to_owned()), asked_at: Set(write.now()) };
    let once = OnConflict::column(reset_request::Column::Email).do_nothing().to_owned();
    reset_request::Entity::insert(row).on_conflict(once).exec_without_returning(&write).await?;
    write.finish([]).await?;
    Ok(true)
}

/// Makes and mails the links that were asked for since the last time; nothing for an address without an account that is open. Tells how many.
///
/// # Errors
/// What was not sent waits for the next time.
pub async fn round(state: &State) -> Result<usize, AppError> {
    let asked = reset_request::Entity::find().order_by_asc(reset_request::Column::AskedAt).limit(MOST).all(&state.database.read).await?;
    let (mut sent, mut unknown) = (0, Vec::new());
    for row in asked {
        match by_email(&state.database.read, &row.email).await?.filter(|account| account.active) {
            Some(account) => {
                send(state, &row.email, &account).await?;
                sent += 1;
            }
            None => unknown.push(row.email),
        }
    }
    if !unknown.is_empty() {
        let write = state.begin().await?;
        for some in unknown.chunks(AT_ONCE) {
            let of_nobody = reset_request::Column::Email.is_in(some);
            reset_request::Entity::delete_many().filter(of_nobody).exec(&write).await?;
        }
        write.finish([]).await?;
    }
    Ok(sent)
}

/// Makes and mails one link, for which is asked no more from then on.
async fn send(state: &State, asked: &str, account: &person::Model) -> Result<(), AppError> {
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
    reset_request::Entity::delete_by_id(asked).exec(&write).await?;
    Ok(write.finish([]).await?)
}

/// Whose link this is and how it stands; none when nobody was given it. Who left has no use for one.
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

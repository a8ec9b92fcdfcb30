//! Invitations: a one-time link of 256 bits of which only the hash is kept. Looking at it changes nothing; using it opens an account.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::sessions;
use crate::frame::submission::Submission;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::people::store::{NewPerson, add, by_email, is_demo};
use crate::security::tokens::{self, Token};
use crate::state::days::{day_of, end_in_days, is_over};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{expert_invitation, outbox};
use chrono::{DateTime, Utc};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{InvitationId, PersonId};
use domain::mail::MailKind;
use domain::people::Role;
use domain::problem::{Problem, ProblemKind};
use domain::reviews::{InvitationForm, InvitationState, NewInvitation};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;

/// How an invitation stands.
pub(super) fn state_of(row: &expert_invitation::Model, now: DateTime<Utc>) -> InvitationState {
    InvitationState::of(row.used_at.is_some(), row.withdrawn_at.is_some(), is_over(row.expires_at, now))
}

/// Invites an expert. An earlier invitation to the same address that still stands open is withdrawn.
///
/// # Errors
/// A problem with the address when somebody has an account with it.
pub(super) async fn invite(state: &State, permit: &Permit<act::ManageExperts>, submission: &Submission, new: NewInvitation) -> Result<(), Unsaved> {
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let write = submission.begin(state).await?;
    let now = write.now();
    if by_email(&write, &new.email).await?.is_some() {
        return Err(vec![Problem::new("email", ProblemKind::Taken)].into());
    }
    if invited_today(&write, &new.email, now).await? >= InvitationForm::A_DAY {
        return Err(vec![Problem::new("email", ProblemKind::TooOften(InvitationForm::A_DAY))].into());
    }
    let earlier = expert_invitation::Entity::find().filter(expert_invitation::Column::Email.eq(&new.email)).all(&write).await?;
    for row in earlier.iter().filter(|row| state_of(row, now) == InvitationState::Open) {
        close(&write, row).await?;
    }
    let expires_at = end_in_days(now, InvitationForm::DAYS);
    let id = InvitationId(new_id());
    let row = expert_invitation::ActiveModel {
        id: Set(id),
        token_hash: Set(tokens::hash(token.secret())),
        email: Set(new.email.clone()),
        name: Set(new.name.clone()),
        language: Set(new.language),
        invited_by: Set(permit.person()),
        invited_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
        withdrawn_at: Set(None),
    };
    row.insert(&write).await?;
    let NewInvitation { name, email, language } = new;
    let letter = Notification {
        said: Said::default(),
        kind: MailKind::ExpertInvited,
        to: Recipient::Address { email, name: name.clone(), language, is_demo: is_demo(&write, permit.person()).await? },
        title: String::new(),
        until: Some(day_of(expires_at)),
        path: app::paths::invitation(token.secret()),
        expires_at: Some(expires_at),
    };
    queue(&write, &state.base_url, vec![letter], now).await?;
    let invited = HistoryEvent::ExpertInvited { invitation: id, name };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), invited)]).await?)
}

/// Takes an invitation back, together with the message that still waits.
async fn close(write: &Write, row: &expert_invitation::Model) -> Result<(), DbErr> {
    let now = write.now();
    let withdrawn = expert_invitation::ActiveModel { id: Set(row.id), withdrawn_at: Set(Some(now)), ..Default::default() };
    expert_invitation::Entity::update(withdrawn).validate()?.exec(write).await?;
    let serves_nobody = outbox::ActiveModel { expires_at: Set(Some(now)), ..Default::default() };
    outbox::Entity::update_many()
        .set(serves_nobody)
        .filter(outbox::Column::Kind.eq(MailKind::ExpertInvited))
        .filter(outbox::Column::Address.eq(&row.email))
        .filter(outbox::Column::SentAt.is_null())
        .exec(write)
        .await
        .map(|_| ())
}

/// The addresses to which the message of an invitation could not be sent so far. One query.
pub(super) async fn unsent(connection: &impl ConnectionTrait) -> Result<BTreeSet<String>, DbErr> {
    let failed = outbox::Entity::find().select_only().column(outbox::Column::Address).filter(outbox::Column::Kind.eq(MailKind::ExpertInvited));
    let failed = failed.filter(outbox::Column::LastError.is_not_null());
    let failed = failed.filter(outbox::Column::SentAt.is_null()).filter(outbox::Column::CopiedAt.is_null());
    Ok(failed.into_tuple::<String>().all(connection).await?.into_iter().collect())
}

/// How many invitations went to an address on the day of this moment. One query.
async fn invited_today(connection: &impl ConnectionTrait, email: &str, now: DateTime<Utc>) -> Result<u32, DbErr> {
    let to = expert_invitation::Entity::find().filter(expert_invitation::Column::Email.eq(email)).all(connection).await?;
    Ok(to.iter().filter(|row| day_of(row.invited_at) == day_of(now)).fold(0, |count, _| count + 1))
}

/// Every invitation, the last one first. One query.
pub(super) async fn all(connection: &impl ConnectionTrait) -> Result<Vec<expert_invitation::Model>, DbErr> {
    expert_invitation::Entity::find().order_by_desc(expert_invitation::Column::InvitedAt).all(connection).await
}

/// Whether there is such an invitation.
pub(super) async fn exists(connection: &impl ConnectionTrait, id: InvitationId) -> Result<(), AppError> {
    expert_invitation::Entity::find_by_id(id).one(connection).await?.map(|_| ()).ok_or(AppError::NotFound)
}

/// Withdraws an invitation that stands open.
///
/// # Errors
/// Lost when it does not stand open any more.
pub(super) async fn withdraw(state: &State, permit: &Permit<act::ManageExperts>, submission: &Submission, id: InvitationId) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let row = expert_invitation::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound)?;
    if state_of(&row, write.now()) != InvitationState::Open {
        return Err(AppError::Conflict.into());
    }
    close(&write, &row).await?;
    let withdrawn = HistoryEvent::InvitationWithdrawn { invitation: id, name: row.name };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), withdrawn)]).await?)
}

/// The invitation behind a link, and how it stands. Whose address got an account in another way has no use for it any more.
pub(super) async fn find(
    connection: &impl ConnectionTrait,
    secret: &str,
    now: DateTime<Utc>,
) -> Result<Option<(expert_invitation::Model, InvitationState)>, DbErr> {
    let of_link = expert_invitation::Entity::find().filter(expert_invitation::Column::TokenHash.eq(tokens::hash(secret)));
    let Some(row) = of_link.one(connection).await? else { return Ok(None) };
    let found = match state_of(&row, now) {
        InvitationState::Open if by_email(connection, &row.email).await?.is_some() => InvitationState::Used,
        state => state,
    };
    Ok(Some((row, found)))
}

/// Opens the account, signs the expert in, and tells who they are; an invitation that does not stand open makes nothing.
pub(super) async fn open(
    state: &State,
    secret: &str,
    (name, password_hash): (String, String),
    (session, user_agent): (&Token, &str),
) -> Result<Result<PersonId, InvitationState>, AppError> {
    let write = state.begin().await?;
    let now = write.now();
    let (row, found) = find(&write, secret, now).await?.ok_or(AppError::NotFound)?;
    if found != InvitationState::Open {
        return Ok(Err(found));
    }
    let used = expert_invitation::ActiveModel { id: Set(row.id), used_at: Set(Some(now)), ..Default::default() };
    expert_invitation::Entity::update(used).validate()?.exec(&write).await?;
    let id = PersonId(new_id());
    let opened = Event::by(id, &name, HistoryEvent::AccountOpened { person: id });
    let new = NewPerson {
        id,
        email: row.email,
        name,
        password_hash: Some(password_hash),
        language: row.language,
        organisation: None,
        roles: vec![Role::Reviewer],
        seat: None,
        is_demo: is_demo(&write, row.invited_by).await?,
    };
    add(&write, new, now).await?;
    sessions::begin(&write, session, id, user_agent, now).await?;
    write.finish([opened]).await?;
    Ok(Ok(id))
}

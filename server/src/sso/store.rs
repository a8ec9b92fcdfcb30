//! Whose account an identity at the provider is, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::oidc::Identity;
use crate::security::tokens::{self, Token};
use crate::state::State;
use crate::store::events::Event;
use ::entity::{external_identity, pending_identity, person};
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::mail::MailKind;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// How long somebody has to say whose account it is.
pub(super) const LASTS: TimeDelta = TimeDelta::minutes(30);

/// Whose account this identity is: never found by an address, which a provider may have given to somebody else.
pub(super) async fn account_of(connection: &impl ConnectionTrait, identity: &Identity) -> Result<Option<person::Model>, DbErr> {
    let key = (identity.issuer.clone(), identity.subject.clone());
    let Some(row) = external_identity::Entity::find_by_id(key).one(connection).await? else { return Ok(None) };
    person::Entity::find_by_id(row.person_id).one(connection).await
}

/// When the identity was used last.
pub(super) async fn used(state: &State, identity: &Identity) -> Result<(), DbErr> {
    let write = state.begin().await?;
    let now = write.now();
    let row = external_identity::ActiveModel {
        issuer: Set(identity.issuer.clone()),
        subject: Set(identity.subject.clone()),
        last_used_at: Set(Some(now)),
        ..Default::default()
    };
    external_identity::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    write.finish([]).await
}

/// Keeps who came until they say whose account it is, and forgets those who never did.
pub(super) async fn keep(state: &State, token: &Token, identity: Identity) -> Result<(), DbErr> {
    let write = state.begin().await?;
    let now = write.now();
    pending_identity::Entity::delete_many().filter(pending_identity::Column::ExpiresAt.lte(now)).exec(&write).await?;
    let Identity { issuer, subject, email } = identity;
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
pub(super) async fn pending(connection: &impl ConnectionTrait, secret: &str, now: DateTime<Utc>) -> Result<Option<pending_identity::Model>, DbErr> {
    let row = pending_identity::Entity::find_by_id(tokens::hash(secret)).one(connection).await?;
    Ok(row.filter(|row| row.expires_at > now))
}

/// The link of a person's account.
pub(super) async fn of_person(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<external_identity::Model>, DbErr> {
    external_identity::Entity::find().filter(external_identity::Column::PersonId.eq(person)).one(connection).await
}

/// Links the identity that came in this browser to the person's account, and tells them.
///
/// # Errors
/// 409 when there is none any more, or the account or the identity is linked already.
pub(super) async fn link(
    state: &State,
    permit: &Permit<act::SeeMyWork>,
    submission: &Submission,
    (secret, service): (&str, &str),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let (now, person) = (write.now(), permit.person());
    let came = pending(&write, secret, now).await?.ok_or(AppError::Conflict)?;
    let identity = Identity { issuer: came.issuer, subject: came.subject, email: came.email };
    if of_person(&write, person).await?.is_some() || account_of(&write, &identity).await?.is_some() {
        return Err(AppError::Conflict.into());
    }
    pending_identity::Entity::delete_by_id(came.token_hash).exec(&write).await?;
    let row = external_identity::ActiveModel {
        issuer: Set(identity.issuer),
        subject: Set(identity.subject),
        person_id: Set(person),
        email: Set(identity.email),
        linked_at: Set(now),
        last_used_at: Set(None),
    };
    row.insert(&write).await?;
    let told = Notification {
        kind: MailKind::SignInLinked,
        to: Recipient::Person(person),
        title: service.to_owned(),
        until: None,
        said: Said::default(),
        path: app::paths::sso_link(),
        expires_at: None,
    };
    queue(&write, &state.base_url, vec![told], now).await?;
    let happened = HistoryEvent::SignInLinked { person, service: service.to_owned() };
    Ok(write.finish([Event::by(person, permit.person_name(), happened)]).await?)
}

/// Takes the link away.
///
/// # Errors
/// 409 when there is none any more.
pub(super) async fn unlink(state: &State, permit: &Permit<act::SeeMyWork>, submission: &Submission, service: &str) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    let row = of_person(&write, person).await?.ok_or(AppError::Conflict)?;
    external_identity::Entity::delete_by_id((row.issuer, row.subject)).exec(&write).await?;
    let happened = HistoryEvent::SignInUnlinked { person, service: service.to_owned() };
    Ok(write.finish([Event::by(person, permit.person_name(), happened)]).await?)
}

//! Whose account an identity at the provider is, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::browser::Browser;
use crate::frame::pending as pause_of_sign_in;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::oidc::Identity;
use crate::people::store::sign_in_on;
use crate::security::attempts::Tally;
use crate::security::tokens::{self, Token};
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{external_identity, passkey, pending_identity, person};
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

/// Begins a session by way of the provider, in the place of the one that the browser had.
pub(super) async fn enter(
    state: &State,
    (account, identity, service): (&person::Model, &Identity, &str),
    (token, browser, replaced): (&Token, &Browser, Option<&str>),
) -> Result<(), DbErr> {
    let write = state.begin().await?;
    used(&write, identity).await?;
    let signed_in = sign_in_on(&write, account, (token, browser), (Tally::default(), replaced), Some(service)).await?;
    write.finish([signed_in]).await
}

/// The provider was right, and the second factor of the account is still to come: begins the pause between the two.
pub(super) async fn pause(state: &State, (account, identity): (&person::Model, &Identity), (token, next): (&Token, &str)) -> Result<(), DbErr> {
    let write = state.begin().await?;
    used(&write, identity).await?;
    pause_of_sign_in::begin(&write, (token, account.id), (next, Tally::default()), write.now()).await?;
    write.finish([]).await
}

/// When the identity was used last.
async fn used(write: &Write, identity: &Identity) -> Result<(), DbErr> {
    let now = write.now();
    let row = external_identity::ActiveModel {
        issuer: Set(identity.issuer.clone()),
        subject: Set(identity.subject.clone()),
        last_used_at: Set(Some(now)),
        ..Default::default()
    };
    external_identity::Entity::update(row).validate()?.exec_without_returning(write).await.map(|_| ())
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

/// Whether the person has no other way in: no password and no passkey.
pub(super) async fn is_only_way(connection: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    let account = person::Entity::find_by_id(person).one(connection).await?;
    if account.is_some_and(|account| account.password_hash.is_some()) {
        return Ok(false);
    }
    Ok(passkey::Entity::find().filter(passkey::Column::PersonId.eq(person)).one(connection).await?.is_none())
}

/// Takes the link away.
///
/// # Errors
/// 409 when there is none any more, or it is the only way in.
pub(super) async fn unlink(state: &State, permit: &Permit<act::SeeMyWork>, submission: &Submission, service: &str) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    let row = of_person(&write, person).await?.ok_or(AppError::Conflict)?;
    if is_only_way(&write, person).await? {
        return Err(AppError::Conflict.into());
    }
    external_identity::Entity::delete_by_id((row.issuer, row.subject)).exec(&write).await?;
    let happened = HistoryEvent::SignInUnlinked { person, service: service.to_owned() };
    Ok(write.finish([Event::by(person, permit.person_name(), happened)]).await?)
}

//! Sessions that begin or are confirmed by way of the provider, and the link of an account, in the database.

use crate::frame::answer::Unsaved;
use crate::frame::browser::Browser;
use crate::frame::respond::AppError;
use crate::frame::sessions::Session;
use crate::frame::submission::Submission;
use crate::frame::{identities, pending, sessions};
use crate::mail::{Notification, Recipient, Said, queue};
use crate::oidc::Identity;
use crate::people::store::sign_in_on;
use crate::security::attempts::Tally;
use crate::security::tokens::Token;
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{external_identity, person};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::mail::MailKind;
use domain::people::ConfirmedBy;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};

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
    pending::begin(&write, (token, account.id), (next, Tally::default()), write.now()).await?;
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

/// The provider asked again who somebody is, and it is they: confirms it in the session that they have. False when a second factor stands in its
/// place, set up elsewhere meanwhile.
pub(super) async fn confirm(state: &State, session: &Session, (account, identity): (&person::Model, &Identity)) -> Result<bool, DbErr> {
    let write = state.begin().await?;
    if !identities::ways_in(state, &write, account).await?.confirmed_by().contains(&ConfirmedBy::Provider) {
        return Ok(false);
    }
    used(&write, identity).await?;
    sessions::confirm(&write, &session.token_hash, false, write.now()).await?;
    write.finish([]).await?;
    Ok(true)
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
    if !identities::link(&write, secret, person, false).await? {
        return Err(AppError::Conflict.into());
    }
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
/// 409 when there is none any more, or it is the only way in.
pub(super) async fn unlink(state: &State, permit: &Permit<act::SeeMyWork>, submission: &Submission, service: &str) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    let row = identities::of_person(&write, person).await?.ok_or(AppError::Conflict)?;
    let account = person::Entity::find_by_id(person).one(&write).await?.ok_or(AppError::NotFound)?;
    if !identities::ways_in(state, &write, &account).await?.may_unlink() {
        return Err(AppError::Conflict.into());
    }
    external_identity::Entity::delete_by_id((row.issuer, row.subject)).exec(&write).await?;
    let happened = HistoryEvent::SignInUnlinked { person, service: service.to_owned() };
    Ok(write.finish([Event::by(person, permit.person_name(), happened)]).await?)
}

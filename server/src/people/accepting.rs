//! Using an invitation: it opens an account, or gives a role to the account that its address has. Nothing else does.

use super::invitations::{By, find, invited_to, refused};
use super::roles::given;
use super::store::{NewPerson, add, by_email, give, is_demo};
use crate::frame::answer::Unsaved;
use crate::frame::browser::Browser;
use crate::frame::respond::AppError;
use crate::frame::{devices, identities, sessions};
use crate::security::tokens::Token;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{invitation, person};
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::people::{InvitationState, Role};
use domain::problem::{Problem, ProblemKind};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};

/// How the person of a new account will sign in.
pub(super) enum WayIn<'a> {
    /// With the password of this hash.
    Password(String),
    /// By way of the provider of this name, from where they came with this secret.
    Provider(&'a str, &'a str),
}

/// Opens the account, signs the person in, and tells who they are; an invitation that does not stand open makes nothing.
///
/// # Errors
/// 404 for a link that nobody was given; 409 when who came from the provider is known by now, or came too long ago.
pub(super) async fn open(
    state: &State,
    secret: &str,
    (name, way): (String, WayIn<'_>),
    (session, browser): (&Token, &Browser),
) -> Result<Result<PersonId, InvitationState>, AppError> {
    let write = state.begin().await?;
    let now = write.now();
    let (row, found) = find(&write, secret, now).await?.ok_or(AppError::NotFound)?;
    if found != InvitationState::Open {
        return Ok(Err(found));
    }
    if by_email(&write, &row.email).await?.is_some() {
        return Ok(Err(InvitationState::Used));
    }
    let id = PersonId(new_id());
    let to = invited_to(&row);
    let is_demo = match row.invited_by {
        Some(person) => is_demo(&write, person).await?,
        None => false,
    };
    let opened = Event::by(id, &name, HistoryEvent::AccountOpened { person: id });
    let (password_hash, provider) = match way {
        WayIn::Password(hash) => (Some(hash), None),
        WayIn::Provider(service, secret) => (None, Some((service, secret, name.clone()))),
    };
    let new = NewPerson {
        id,
        email: row.email.clone(),
        name,
        password_hash,
        language: row.language,
        organisation: to.organisation,
        roles: Vec::new(),
        seat: None,
        is_demo,
    };
    add(&write, new, now).await?;
    let mut happened = vec![opened];
    if let Some((service, secret, name)) = provider {
        if !identities::link(&write, secret, id, true).await? {
            return Err(AppError::Conflict);
        }
        happened.push(Event::by(id, &name, HistoryEvent::SignInLinked { person: id, service: service.to_owned() }));
    }
    give(&write, id, to.role, (row.invited_by, now)).await?;
    mark_used(&write, &row, id).await?;
    sessions::begin(&write, session, id, browser, now).await?;
    devices::recognise(&write, (id, is_demo), browser, now).await?;
    write.finish(happened).await?;
    Ok(Ok(id))
}

async fn mark_used(write: &Write, row: &invitation::Model, person: PersonId) -> Result<(), DbErr> {
    let used = invitation::ActiveModel { id: Set(row.id), used_at: Set(Some(write.now())), used_by: Set(Some(person)), ..Default::default() };
    invitation::Entity::update(used).validate()?.exec(write).await.map(|_| ())
}

/// Gives the role of an invitation to the account that its address has. Its person asks for it, signed in.
///
/// # Errors
/// 404 for a link that nobody was given. Lost when it does not stand open any more. A problem when the person may not have the role by now.
pub(super) async fn accept(state: &State, secret: &str, account: &person::Model) -> Result<(), Unsaved> {
    let write = state.begin().await?;
    let now = write.now();
    let (row, found) = find(&write, secret, now).await?.ok_or(AppError::NotFound)?;
    if found != InvitationState::Open {
        return Err(AppError::Conflict.into());
    }
    let to = invited_to(&row);
    if let Some(refusal) = refused(&write, row.invited_by, account, to).await? {
        return Err(vec![Problem::new("role", ProblemKind::RoleRefused(refusal))].into());
    }
    give(&write, account.id, to.role, (row.invited_by, now)).await?;
    if to.role.role == Role::Partner && account.organisation_id.is_none() {
        let works_at = person::ActiveModel { id: Set(account.id), organisation_id: Set(to.organisation), ..Default::default() };
        person::Entity::update(works_at).validate()?.exec(&write).await?;
    }
    mark_used(&write, &row, account.id).await?;
    let accepted = HistoryEvent::InvitationAccepted { invitation: row.id, name: account.name.clone(), access_role: row.role };
    let by = By::account(account);
    Ok(write.finish([by.did(accepted), by.did(given(account, to.role))]).await?)
}

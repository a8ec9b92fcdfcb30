//! Setting up and removing second factors. With the first one every other session of the person ends, and this one gets another token.

use super::proof::{seal_key, tell_owner};
use super::store::{self, Factors, NewSession, of};
use crate::frame::answer::Unsaved;
use crate::frame::ending::end_sessions;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::frame::{pending, sessions};
use crate::security::totp::AppSecret;
use crate::security::webauthn::Made;
use crate::security::{recovery, sealed, tokens};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{passkey, recovery_code, totp_factor};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{PasskeyId, PersonId};
use domain::mail::MailKind;
use domain::people::FactorKind;
use domain::problem::{Problem, ProblemKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

type Owner = Permit<act::KeepOwnFactor>;

/// Why a factor is not removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stays {
    /// The role requires one, and it is the last.
    IsRequired,
    /// It was gone already.
    IsGone,
}

/// Sets up an app, with its first code as proof. Gives the recovery codes when it is the first factor.
///
/// # Errors
/// A code that is not right; 409 when there is an app already.
pub(super) async fn set_up_app(
    state: &State,
    (permit, submission): (&Owner, &Submission),
    (secret, code): (&AppSecret, &str),
    session: NewSession<'_>,
) -> Result<Option<Vec<String>>, Unsaved> {
    let write = submission.begin(state).await?;
    let before = of(&write, permit.person()).await?;
    if before.app.is_some() {
        return Err(AppError::Conflict.into());
    }
    let step = secret.step_of(code, write.now().timestamp()).ok_or_else(|| vec![Problem::new("code", ProblemKind::WrongCode)])?;
    let id = new_id();
    let sealed = sealed::seal(&seal_key(state, id), &secret.text()).ok_or_else(|| AppError::Internal("a secret could not be sealed".to_owned()))?;
    let row = totp_factor::Model { person_id: permit.person(), id, sealed, last_step: step, created_at: write.now() };
    totp_factor::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    Ok(added(state, write, (permit, before), (FactorKind::App, None), session).await?)
}

/// Keeps a passkey. Gives the recovery codes when it is the first factor.
///
/// # Errors
/// 409 when it is known already.
pub(super) async fn add_passkey(
    state: &State,
    (permit, submission): (&Owner, &Submission),
    (made, name, transports): (Made, String, String),
    session: NewSession<'_>,
) -> Result<Option<Vec<String>>, Unsaved> {
    let write = submission.begin(state).await?;
    let before = of(&write, permit.person()).await?;
    let known = passkey::Entity::find().filter(passkey::Column::CredentialId.eq(&made.credential_id)).one(&write).await?;
    if known.is_some() {
        return Err(AppError::Conflict.into());
    }
    let row = passkey::Model {
        id: PasskeyId(new_id()),
        credential_id: made.credential_id,
        person_id: permit.person(),
        public_key: URL_SAFE_NO_PAD.encode(made.public_key),
        sign_count: i64::from(made.sign_count),
        name: name.clone(),
        transports,
        created_at: write.now(),
        used_at: None,
    };
    passkey::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    Ok(added(state, write, (permit, before), (FactorKind::Passkey, Some(name)), session).await?)
}

async fn added(
    state: &State,
    write: Write,
    (permit, before): (&Owner, Factors),
    (factor, title): (FactorKind, Option<String>),
    session: NewSession<'_>,
) -> Result<Option<Vec<String>>, AppError> {
    let person = permit.person();
    let codes = if before.is_any() {
        None
    } else {
        let NewSession { token, browser, .. } = session;
        end_sessions(&write, person, None).await?;
        pending::end_all(&write, person).await?;
        sessions::begin(&write, token, person, browser, write.now()).await?;
        sessions::confirm(&write, &tokens::hash(token.secret()), true, write.now()).await?;
        Some(new_codes(&write, person).await?)
    };
    tell_owner(state, &write, (person, MailKind::FactorSetUp), told(factor, title.as_deref())).await?;
    write.finish([Event::by(person, permit.person_name(), HistoryEvent::FactorSetUp { person, factor, title })]).await?;
    Ok(codes)
}

/// What a message calls a factor: the name of a passkey, or the word that is the same in both languages.
fn told(factor: FactorKind, title: Option<&str>) -> String {
    match (factor, title) {
        (FactorKind::Passkey, Some(name)) => format!("passkey {name}"),
        (FactorKind::Passkey, None) => "passkey".to_owned(),
        (FactorKind::App, _) => "app".to_owned(),
    }
}

async fn new_codes(write: &Write, person: PersonId) -> Result<Vec<String>, AppError> {
    let codes = recovery::new_codes().map_err(|error| AppError::Internal(error.to_string()))?;
    recovery_code::Entity::delete_many().filter(recovery_code::Column::PersonId.eq(person)).exec(write).await?;
    let row = |code: &String| recovery_code::ActiveModel {
        code_hash: Set(recovery::hash(&person.to_string(), code)),
        person_id: Set(person),
        used_at: Set(None),
    };
    recovery_code::Entity::insert_many(codes.iter().map(row)).exec_without_returning(write).await?;
    Ok(codes)
}

/// Makes new recovery codes in the place of the old ones.
///
/// # Errors
/// 404 without a second factor, or whatever the database says.
pub(super) async fn make_codes(state: &State, permit: &Owner, submission: &Submission) -> Result<Vec<String>, AppError> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    if !of(&write, person).await?.is_any() {
        return Err(AppError::NotFound);
    }
    let codes = new_codes(&write, person).await?;
    write.finish([Event::by(person, permit.person_name(), HistoryEvent::RecoveryCodesMade { person })]).await?;
    Ok(codes)
}

/// Removes the app, or one passkey. Recovery codes go with the last factor.
///
/// # Errors
/// Refused when the role requires a factor and this is the last, or when it was gone.
pub(super) async fn remove(
    state: &State,
    (permit, submission): (&Owner, &Submission),
    (passkey, is_required): (Option<PasskeyId>, bool),
) -> Result<(), Unsaved<Stays>> {
    let write = submission.begin(state).await?;
    let person = permit.person();
    let before = of(&write, person).await?;
    let count = before.passkeys.len() + usize::from(before.app.is_some());
    let (factor, title) = match passkey {
        None if before.app.is_some() => (FactorKind::App, None),
        None => return Err(Unsaved::refused(Stays::IsGone)),
        Some(id) => match before.passkeys.iter().find(|one| one.id == id) {
            Some(found) => (FactorKind::Passkey, Some(found.name.clone())),
            None => return Err(Unsaved::refused(Stays::IsGone)),
        },
    };
    if is_required && count == 1 {
        return Err(Unsaved::refused(Stays::IsRequired));
    }
    match passkey {
        None => totp_factor::Entity::delete_by_id(person).exec(&write).await?,
        Some(id) => passkey::Entity::delete_by_id(id).exec(&write).await?,
    };
    if count == 1 {
        recovery_code::Entity::delete_many().filter(recovery_code::Column::PersonId.eq(person)).exec(&write).await?;
    }
    tell_owner(state, &write, (person, MailKind::FactorRemoved), told(factor, title.as_deref())).await?;
    Ok(write.finish([Event::by(person, permit.person_name(), HistoryEvent::FactorRemoved { person, factor, title })]).await?)
}

/// Takes every factor of a person away, and ends their sessions.
pub(super) async fn take_all(write: &Write, person: PersonId) -> Result<(), DbErr> {
    totp_factor::Entity::delete_by_id(person).exec(write).await?;
    passkey::Entity::delete_many().filter(passkey::Column::PersonId.eq(person)).exec(write).await?;
    recovery_code::Entity::delete_many().filter(recovery_code::Column::PersonId.eq(person)).exec(write).await?;
    pending::end_all(write, person).await?;
    end_sessions(write, person, None).await.map(|_| ())
}

/// Whether a person has anything to take away.
pub(super) async fn has_any(write: &Write, person: PersonId) -> Result<bool, DbErr> {
    Ok(store::of(write, person).await?.is_any())
}

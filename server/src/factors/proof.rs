//! Whether what somebody gave proves who they are. Each code and each answer of a passkey counts once.

use crate::frame::challenge::{self, Purpose};
use crate::frame::form::Pairs;
use crate::frame::respond::AppError;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::security::totp::AppSecret;
use crate::security::webauthn::{self, Signed, Site};
use crate::security::{recovery, sealed};
use crate::state::State;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{passkey, person, recovery_code, totp_factor};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::audit::HistoryEvent;
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::{FactorForm, Typed};
use domain::problem::Problem;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// What somebody gave.
#[derive(Debug, Clone)]
pub(super) enum Given {
    /// A code.
    Code(Typed),
    /// What a passkey signed.
    Passkey(Answer),
}

/// What a passkey signed.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    credential: String,
    signed: Signed,
}

/// Base64 as browsers write it; nothing for what is not.
pub(super) fn bytes(text: Option<&str>) -> Vec<u8> {
    text.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok()).unwrap_or_default()
}

impl Answer {
    /// The answer in a form, if a passkey gave one.
    pub(super) fn read(form: &Pairs) -> Option<Self> {
        let credential = form.get("credential").filter(|id| !id.is_empty())?.to_owned();
        let signed = Signed {
            client_data: bytes(form.get("client")),
            authenticator_data: bytes(form.get("authenticator")),
            signature: bytes(form.get("signature")),
        };
        Some(Self { credential, signed })
    }
}

impl Given {
    /// What a form gives.
    ///
    /// # Errors
    /// What is wrong with the code.
    pub(super) fn read(form: &Pairs) -> Result<Self, Vec<Problem>> {
        if let Some(answer) = Answer::read(form) {
            return Ok(Self::Passkey(answer));
        }
        FactorForm { code: form.get("code").unwrap_or_default().to_owned() }.check().map(Self::Code)
    }
}

/// What was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    /// The code of the app.
    App,
    /// A recovery code, of which so many are left.
    Recovery { left: u32 },
    /// The passkey.
    Passkey,
}

impl Right {
    /// Tells the owner and the history that a recovery code was used; the rest is told by nobody.
    pub(super) async fn tell(self, state: &State, write: &Write, account: &person::Model) -> Result<Option<Event>, DbErr> {
        let Self::Recovery { left } = self else { return Ok(None) };
        tell_owner(state, write, (account.id, MailKind::RecoveryCodeUsed), left.to_string()).await?;
        Ok(Some(Event::by(account.id, &account.name, HistoryEvent::RecoveryCodeUsed { person: account.id, left })))
    }
}

/// Tells the owner of an account what happened to its second factor.
pub(super) async fn tell_owner(state: &State, write: &Write, (person, kind): (PersonId, MailKind), title: String) -> Result<(), DbErr> {
    let told = Notification {
        kind,
        to: Recipient::Person(person),
        title,
        until: None,
        said: Said::default(),
        path: app::paths::second_factor(),
        expires_at: None,
    };
    queue(write, &state.base_url, vec![told], write.now()).await
}

/// Whether it proves that this person is there. Nothing of it lasts unless the write is finished.
pub(super) async fn check(state: &State, write: &Write, person: PersonId, given: &Given) -> Result<Option<Right>, AppError> {
    Ok(match given {
        Given::Code(Typed::App(code)) => app(state, write, person, code).await?.then_some(Right::App),
        Given::Code(Typed::Recovery(code)) => recovery(write, person, code).await?.map(|left| Right::Recovery { left }),
        Given::Passkey(answer) => check_passkey(state, write, Some(person), answer).await?.map(|_| Right::Passkey),
    })
}

/// What seals the secret of an app: a key of its own, made of the key of this installation.
pub(super) fn seal_key(state: &State, id: uuid::Uuid) -> String {
    state.form_secret.mark(&format!("secret of app {id}"))
}

async fn app(state: &State, write: &Write, person: PersonId, code: &str) -> Result<bool, AppError> {
    let Some(row) = totp_factor::Entity::find_by_id(person).one(write).await? else { return Ok(false) };
    let secret = sealed::open(&seal_key(state, row.id), &row.sealed).and_then(|text| AppSecret::read(&text));
    let secret = secret.ok_or_else(|| AppError::Internal(format!("the secret of the app {} cannot be read", row.id)))?;
    let Some(step) = secret.step_of(code, write.now().timestamp()).filter(|step| *step > row.last_step) else { return Ok(false) };
    let used = totp_factor::ActiveModel { person_id: Set(person), last_step: Set(step), ..Default::default() };
    totp_factor::Entity::update(used).validate()?.exec_without_returning(write).await?;
    Ok(true)
}

async fn recovery(write: &Write, person: PersonId, code: &str) -> Result<Option<u32>, DbErr> {
    let hash = recovery::hash(&person.to_string(), code);
    let row = recovery_code::Entity::find_by_id(hash).one(write).await?.filter(|row| row.person_id == person && row.used_at.is_none());
    let Some(row) = row else { return Ok(None) };
    let used = recovery_code::ActiveModel { code_hash: Set(row.code_hash), used_at: Set(Some(write.now())), ..Default::default() };
    recovery_code::Entity::update(used).validate()?.exec_without_returning(write).await?;
    Ok(Some(u32::try_from(super::store::codes_left(write, person).await?).unwrap_or(0)))
}

/// The passkey that signed, when it is of this person, or of anybody where none is named.
pub(super) async fn check_passkey(
    state: &State,
    write: &Write,
    person: Option<PersonId>,
    answer: &Answer,
) -> Result<Option<passkey::Model>, AppError> {
    let row = passkey::Entity::find().filter(passkey::Column::CredentialId.eq(&answer.credential)).one(write).await?;
    let Some(row) = row.filter(|row| person.is_none_or(|person| row.person_id == person)) else { return Ok(None) };
    let Some(asked) = webauthn::challenge_in(&answer.signed.client_data) else { return Ok(None) };
    let Some(until) = challenge::good_until(state, &asked, (Purpose::Sign, person)) else { return Ok(None) };
    let count = match webauthn::signed(&Site::of(&state.base_url), &asked, &answer.signed, &bytes(Some(&row.public_key))) {
        Ok(count) => i64::from(count),
        Err(why) => {
            tracing::info!(?why, passkey = %row.id, "a passkey was refused");
            return Ok(None);
        }
    };
    // A passkey that counts and counts back may have been copied.
    if (count > 0 || row.sign_count > 0) && count <= row.sign_count {
        tracing::warn!(passkey = %row.id, "a passkey counts back");
        return Ok(None);
    }
    if !challenge::spend(write, &asked, until, write.now()).await? {
        return Ok(None);
    }
    let used = passkey::ActiveModel { id: Set(row.id), sign_count: Set(count), used_at: Set(Some(write.now())), ..Default::default() };
    passkey::Entity::update(used).validate()?.exec_without_returning(write).await?;
    Ok(Some(row))
}

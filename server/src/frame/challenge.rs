//! What a passkey is asked to sign: made here, for one purpose and one person, good for an hour and answered once. Nothing is written until it is
//! answered, so that a stranger who opens the page that signs in takes no room.

use crate::security::cose::ALGORITHMS;
use crate::security::tokens;
use crate::security::webauthn::Site;
use crate::state::{State, new_id};
use ::entity::{passkey, spent_challenge};
use app::factors::PasskeyQuestion;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

/// How long a page with a challenge may be open.
const LASTS: TimeDelta = TimeDelta::hours(1);

/// What it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To make a passkey.
    Make,
    /// To sign with one.
    Sign,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Sign => "sign",
        }
    }
}

fn signed_text(purpose: Purpose, person: Option<PersonId>, rest: &str) -> String {
    format!("challenge {} {} {rest}", purpose.code(), person.map(|person| person.to_string()).unwrap_or_default())
}

fn new(state: &State, purpose: Purpose, person: Option<PersonId>) -> String {
    let rest = format!("{}.{}", new_id().simple(), (state.clock.now() + LASTS).timestamp());
    let mark = state.form_secret.mark(&signed_text(purpose, person, &rest));
    format!("{rest}.{mark}")
}

/// Until when a challenge is good that was made here for this; none when it was not, or is past its time.
pub fn good_until(state: &State, challenge: &str, (purpose, person): (Purpose, Option<PersonId>)) -> Option<DateTime<Utc>> {
    let (rest, mark) = challenge.rsplit_once('.')?;
    let until = rest.rsplit_once('.')?.1.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0))?;
    let is_ours = state.form_secret.is_mark_of(&signed_text(purpose, person, rest), mark);
    (is_ours && until > state.clock.now()).then_some(until)
}

/// Spends a challenge; false when it was answered before.
pub async fn spend(transaction: &impl ConnectionTrait, challenge: &str, until: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool, DbErr> {
    spent_challenge::Entity::delete_many().filter(spent_challenge::Column::ExpiresAt.lt(now)).exec(transaction).await?;
    let row = spent_challenge::Model { challenge_hash: tokens::hash(challenge), expires_at: until };
    if spent_challenge::Entity::find_by_id(row.challenge_hash.as_str()).one(transaction).await?.is_some() {
        return Ok(false);
    }
    row.into_active_model().insert(transaction).await?;
    Ok(true)
}

fn ids(known: &[passkey::Model]) -> Vec<String> {
    known.iter().map(|one| one.credential_id.clone()).collect()
}

/// What a passkey of this person is asked, or any passkey.
pub fn question(state: &State, person: Option<PersonId>, known: Vec<passkey::Model>) -> PasskeyQuestion {
    let challenge = new(state, Purpose::Sign, person);
    PasskeyQuestion { challenge, site: Site::of(&state.base_url).rp_id, known: ids(&known), ..PasskeyQuestion::default() }
}

/// What the browser is asked to make a passkey for this person.
pub fn question_for_new(state: &State, (person, email): (PersonId, String), known: &[passkey::Model]) -> PasskeyQuestion {
    PasskeyQuestion {
        challenge: new(state, Purpose::Make, Some(person)),
        site: Site::of(&state.base_url).rp_id,
        known: ids(known),
        user: Some((URL_SAFE_NO_PAD.encode(person.0.as_bytes()), email)),
        algorithms: ALGORITHMS.to_vec(),
    }
}

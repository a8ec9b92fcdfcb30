//! Adding a passkey.

use super::account_routes::{EVERYBODY, Said, codes_page, show};
use super::store::{self, NewSession};
use super::{change, proof};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::browser::Browser;
use crate::frame::challenge::{Purpose, good_until};
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, with_cookie, with_status};
use crate::frame::route::{Route, post};
use crate::frame::sessions;
use crate::frame::submission::Submission;
use crate::security::tokens::Token;
use crate::security::webauthn::{self, Made, Site};
use crate::state::State;
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::act;
use domain::form_reader::FormReader;
use domain::problem::Problem;

pub(super) fn routes() -> Vec<Route> {
    vec![post("/account/second-factor/passkeys", EVERYBODY, add)]
}

/// The passkey that a form brings; none when it does not count.
fn made(state: &State, signed: &SignedIn, pairs: &Pairs) -> Option<Made> {
    let client_data = proof::bytes(pairs.get("client"));
    let asked = webauthn::challenge_in(&client_data)?;
    good_until(state, &asked, (Purpose::Make, Some(signed.actor.id)))?;
    let made = webauthn::made(&Site::of(&state.base_url), &asked, (&client_data, &proof::bytes(pairs.get("attestation"))));
    made.inspect_err(|why| tracing::info!(?why, "a new passkey was refused")).ok()
}

fn checked_name(signed: &SignedIn, pairs: &Pairs) -> Result<String, Vec<Problem>> {
    let mut reader = FormReader::new(signed.visit.language);
    let name = reader.line("name", pairs.get("name").unwrap_or_default(), 1..=60);
    reader.finish(Some(name))
}

/// How the browser reaches it, as far as that is a plain list of words.
fn transports(pairs: &Pairs) -> String {
    pairs.get("transports").unwrap_or_default().chars().filter(|sign| sign.is_ascii_lowercase() || matches!(sign, ',' | '-')).take(100).collect()
}

async fn add(extract::State(state): extract::State<State>, signed: SignedIn, browser: Browser, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnFactor)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::second_factor(), "passkey-added").await?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let words = signed.visit.words();
    let name = pairs.get("name").unwrap_or_default().to_owned();
    let refused = |errors: FormErrors| {
        let notice = NoticeView { tone: Tone::Bad, title: words.t("passkey-not-made"), text: Some(words.t("passkey-not-made-text")) };
        let notice = errors.problems().next().is_none().then_some(notice);
        Said { name: name.clone(), errors, notice }
    };
    let Some(made) = made(&state, &signed, &pairs) else {
        let shown = show(&state, &signed, refused(FormErrors::default())).await?;
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
    };
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let session = NewSession { token: &token, browser: &browser, replaced: None };
    let saved = async {
        let name = checked_name(&signed, &pairs)?;
        change::add_passkey(&state, (&permit, &submission), (made, name, transports(&pairs)), session).await
    };
    let saved: Result<(), Unsaved> = match saved.await {
        Ok(Some(codes)) => {
            let account = store::account(&state.database.read, signed.actor.id).await?;
            let shown = codes_page(&state, &signed, (codes, account.email));
            return Ok(with_cookie(shown, &sessions::cookie(&state.base_url, &token)));
        }
        other => other.map(|_| ()),
    };
    answer(&submission, saved, async |why| {
        let errors = match why {
            Why::Problems(problems) => FormErrors::read(words, &problems, |_| words.t("passkey-name")),
            Why::Lost => FormErrors::default(),
        };
        show(&state, &signed, refused(errors)).await
    })
    .await
}

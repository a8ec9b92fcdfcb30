//! Setting up an app that makes codes. The secret goes along in the form, marked as made here for this person, until its first code proves that
//! the app has it: nothing is written before.

use super::account_routes::{EVERYBODY, codes_page};
use super::change;
use super::store::{self, NewSession};
use crate::frame::actor::SignedIn;
use crate::frame::answer::Unsaved;
use crate::frame::answer::{Why, answer};
use crate::frame::browser::Browser;
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page, with_cookie};
use crate::frame::route::{Route, get, post};
use crate::frame::sessions;
use crate::frame::submission::Submission;
use crate::security::tokens::Token;
use crate::security::totp::{AppSecret, picture};
use crate::state::State;
use app::factors::{AppPage, AppView};
use app::paths;
use axum::extract;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::act;
use domain::people::{FactorForm, Typed};
use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/account/second-factor/app", EVERYBODY, form), post("/account/second-factor/app", EVERYBODY, set_up)]
}

fn signed_text(signed: &SignedIn, secret: &str) -> String {
    format!("secret {secret} of {}", signed.actor.id)
}

async fn show(state: &State, signed: &SignedIn, secret: &AppSecret, problems: Vec<Problem>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let account = store::account(&state.database.read, signed.actor.id).await?;
    let text = secret.text();
    let view = AppView {
        mark: state.form_secret.mark(&signed_text(signed, &text)),
        picture: picture(&secret.address(&account.email)),
        secret: text,
        problems,
        key: state.form_key(signed.actor.id),
    };
    Ok(page(state, &signed.visit, words.t("app-title"), move || view! { <AppPage words view /> }.into_any()))
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::KeepOwnFactor)?;
    signed.recently_confirmed(&state, None).await?;
    if store::of(&state.database.read, signed.actor.id).await?.app.is_some() {
        return Ok(Redirect::to(&paths::second_factor()).into_response());
    }
    let secret = AppSecret::new().map_err(|error| AppError::Internal(error.to_string()))?;
    show(&state, &signed, &secret, Vec::new()).await
}

async fn set_up(extract::State(state): extract::State<State>, signed: SignedIn, browser: Browser, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnFactor)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::second_factor(), "factor-set-up").await?;
    let (text, mark) = (pairs.get("secret").unwrap_or_default(), pairs.get("mark").unwrap_or_default());
    let is_ours = state.form_secret.is_mark_of(&signed_text(&signed, text), mark);
    let secret = AppSecret::read(text).filter(|_| is_ours).ok_or_else(|| AppError::BadForm("a secret that was not made here".to_owned()))?;
    signed.recently_confirmed(&state, None).await.map_err(|error| match error {
        // The code would be past its time: the page begins again with another secret.
        AppError::ConfirmFirst { .. } => AppError::ConfirmFirst { back: paths::factor_app() },
        other => other,
    })?;
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let session = NewSession { token: &token, browser: &browser, replaced: None };
    let saved = async {
        let code = match (FactorForm { code: pairs.get("code").unwrap_or_default().to_owned() }).check()? {
            Typed::App(code) => code,
            Typed::Recovery(_) => return Err(Unsaved::from(vec![Problem::new("code", ProblemKind::NotACode)])),
        };
        change::set_up_app(&state, (&permit, &submission), (&secret, &code), session).await
    };
    let saved = match saved.await {
        Ok(Some(codes)) => {
            let account = store::account(&state.database.read, signed.actor.id).await?;
            let shown = codes_page(&state, &signed, (codes, account.email));
            return Ok(with_cookie(shown, &sessions::cookie(&state.base_url, &token)));
        }
        other => other.map(|_| ()),
    };
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show(&state, &signed, &secret, problems).await,
        Why::Lost => Ok(Redirect::to(&paths::second_factor()).into_response()),
    })
    .await
}

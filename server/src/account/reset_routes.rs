//! "Forgot your password?": asking for a link, with the same answer after the same work for every address, and choosing a new password behind it.

use super::resets;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::limits;
use crate::frame::respond::{AppError, page, retry_after, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::told::{Reader, done};
use crate::frame::visit::Visit;
use crate::security::address::Address;
use crate::security::strength::weakness;
use crate::state::State;
use ::entity::person;
use app::account::{LinkGonePage, ResetAskPage, ResetAskView, ResetPage, ResetView, WhichLink};
use app::paths;
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::form_reader::FormReader;
use domain::people::{LinkState, NewPasswordForm, SecurityAction, clean_address, email, whole_seconds};
use domain::problem::Problem;
use leptos::prelude::*;
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/reset", Access::Public, form),
        post("/reset", Access::Public, ask),
        get("/reset/{token}", Access::Public, open),
        post("/reset/{token}", Access::Public, choose),
    ]
}

/// What the address of the page says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    asked: String,
}

/// The form as typed.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct AskForm {
    email: String,
}

fn show(state: &State, visit: &Visit, view: ResetAskView) -> Response {
    let words = visit.words();
    page(state, visit, words.t("reset-title"), move || view! { <ResetAskPage words view /> }.into_any())
}

async fn form(extract::State(state): extract::State<State>, visit: Visit, Query(asked): Query<Asked>) -> Response {
    show(&state, &visit, ResetAskView { is_asked: asked.asked == "yes", ..ResetAskView::default() })
}

async fn ask(extract::State(state): extract::State<State>, visit: Visit, Client(from): Client, pairs: Pairs) -> Result<Response, AppError> {
    let AskForm { email: typed } = pairs.read()?;
    let mut reader = FormReader::new(visit.language);
    let address = email(&mut reader, &typed);
    let address = match reader.finish(Some(address)) {
        Ok(address) => address,
        Err(problems) => {
            let view = ResetAskView { email: clean_address(&typed), problems, ..ResetAskView::default() };
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &visit, view)));
        }
    };
    let now = state.clock.now();
    if let Some(wait) = state.attempts.reset_waits(&address, from, now) {
        limits::came_too_soon(&state, SecurityAction::Reset, &address, from);
        let seconds = whole_seconds(wait);
        let view = ResetAskView { email: address, seconds: Some(seconds), ..ResetAskView::default() };
        return Ok(retry_after(with_status(StatusCode::TOO_MANY_REQUESTS, show(&state, &visit, view)), seconds));
    }
    state.attempts.reset_asked(&address, from, now);
    if !resets::ask(&state, &address).await? {
        return Err(AppError::Unavailable);
    }
    Ok(Redirect::to(&format!("{}?asked=yes", paths::reset())).into_response())
}

fn gone(state: &State, visit: &Visit) -> Response {
    let words = visit.words();
    let shown = page(state, visit, words.t("reset-gone-title"), move || view! { <LinkGonePage words which=WhichLink::Reset /> }.into_any());
    with_status(StatusCode::GONE, shown)
}

/// Whose link this is; nobody's for one that nobody was given, which is counted.
async fn found(state: &State, token: &str, from: Address) -> Result<Option<(person::Model, LinkState)>, AppError> {
    limits::may_try_link(state, from)?;
    let found = resets::find(&state.database.read, token, state.clock.now()).await?;
    if found.is_none() {
        limits::wrong_link(state, from);
    }
    Ok(found)
}

fn choose_page(state: &State, visit: &Visit, (token, email): (String, String), problems: Vec<Problem>) -> Response {
    let words = visit.words();
    let view = ResetView { token, email, problems };
    page(state, visit, words.t("reset-choose-title"), move || view! { <ResetPage words view /> }.into_any())
}

async fn open(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Client(from): Client,
    Ids(token): Ids<String>,
) -> Result<Response, AppError> {
    Ok(match found(&state, &token, from).await? {
        Some((owner, LinkState::Open)) => choose_page(&state, &visit, (token, owner.email), Vec::new()),
        Some((_, LinkState::Used | LinkState::Gone)) | None => gone(&state, &visit),
    })
}

async fn choose(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Client(from): Client,
    Ids(token): Ids<String>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let typed: NewPasswordForm = pairs.read()?;
    let owner = match found(&state, &token, from).await? {
        Some((owner, LinkState::Open)) => owner,
        Some((owner, LinkState::Used)) => return again((&state, &visit), owner, typed.password, from).await,
        Some((_, LinkState::Gone)) | None => return Ok(gone(&state, &visit)),
    };
    let own = [owner.name.as_str(), owner.email.as_str()];
    let problems = match typed.check(visit.language, &own) {
        Ok(()) => weakness("password", &typed.password, &own).into_iter().collect(),
        Err(problems) => problems,
    };
    if !problems.is_empty() {
        let shown = choose_page(&state, &visit, (token, owner.email), problems);
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown));
    }
    let hash = state.passwords.hash_of(from, typed.password.clone()).await;
    let hash = hash.ok_or_else(|| AppError::Internal("a password could not be hashed".to_owned()))?;
    if !resets::take(&state, &token, hash).await? {
        return again((&state, &visit), owner, typed.password, from).await;
    }
    state.attempts.signed_in(&owner.email, from);
    Ok(onward())
}

fn onward() -> Response {
    done(&paths::sign_in(), "password-reset", Reader::Nobody)
}

/// The link was used. The same form sent twice gets the same answer: the account has this password.
async fn again((state, visit): (&State, &Visit), owner: person::Model, password: String, from: Address) -> Result<Response, AppError> {
    let now = crate::people::store::by_email(&state.database.read, &owner.email).await?.and_then(|account| account.password_hash);
    if state.passwords.verify_of(from, password, now).await {
        return Ok(onward());
    }
    limits::wrong_link(state, from);
    Ok(gone(state, visit))
}

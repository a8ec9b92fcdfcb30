//! The second step of signing in, and signing in with a passkey alone. The session begins here, with a token that nobody had before.

use super::confirm_routes::Onward;
use super::proof::{Answer, Given};
use super::store::{self, NewSession};
use crate::frame::browser::Browser;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page, retry_after, with_cookie, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::visit::{Visit, cookie_in};
use crate::frame::{challenge, limits, pending, sessions};
use crate::security::local_path::LocalPath;
use crate::security::tokens::Token;
use crate::state::State;
use ::entity::person;
use app::factors::{AskPage, AskView, Asked, AskedFor, PasskeyError, PasskeyPage, PasskeyView};
use app::paths;
use axum::extract::{self, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/sign-in/second-step", Access::Public, show),
        post("/sign-in/second-step", Access::Public, second_step),
        get("/sign-in/passkey", Access::Public, ask_passkey),
        post("/sign-in/passkey", Access::Public, with_passkey),
    ]
}

/// What somebody with these factors is asked.
pub(super) async fn asked(state: &State, account: &person::Model) -> Result<Asked, AppError> {
    let factors = store::of(&state.database.read, account.id).await?;
    let passkey = (!factors.passkeys.is_empty()).then(|| challenge::question(state, Some(account.id), factors.passkeys));
    Ok(Asked::Factor { app: factors.app.is_some(), passkey })
}

async fn shown(state: &State, visit: &Visit, account: &person::Model, said: (Vec<Problem>, Option<i64>)) -> Result<Response, AppError> {
    let (words, (problems, wait)) = (visit.words(), said);
    let view = AskView { asked_for: AskedFor::SignIn, asked: asked(state, account).await?, email: String::new(), problems, wait };
    Ok(page(state, visit, words.t("second-step-title"), move || view! { <AskPage words view /> }.into_any()))
}

/// Back to the first step: there is no pause any more.
fn begin_again(state: &State) -> Response {
    with_cookie(Redirect::to(&paths::sign_in()).into_response(), &pending::no_cookie(&state.base_url))
}

async fn show(extract::State(state): extract::State<State>, visit: Visit, headers: HeaderMap) -> Result<Response, AppError> {
    let secret = cookie_in(&headers, pending::cookie_name(&state.base_url));
    let found = match secret {
        Some(secret) => pending::find(&state.database.read, secret, state.clock.now()).await?,
        None => None,
    };
    match found {
        Some((_, account)) => shown(&state, &visit, &account, (Vec::new(), None)).await,
        None => Ok(begin_again(&state)),
    }
}

async fn second_step(
    extract::State(state): extract::State<State>,
    visit: Visit,
    (Client(from), browser): (Client, Browser),
    headers: HeaderMap,
    form: Pairs,
) -> Result<Response, AppError> {
    let Some(secret) = cookie_in(&headers, pending::cookie_name(&state.base_url)) else { return Ok(begin_again(&state)) };
    let found = pending::find(&state.database.read, secret, state.clock.now()).await?;
    let Some((row, account)) = found else { return Ok(begin_again(&state)) };
    let given = match Given::read(&form) {
        Ok(given) => given,
        Err(problems) => {
            return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown(&state, &visit, &account, (problems, None)).await?));
        }
    };
    if let Err(seconds) = limits::factor_tried(&state, Some(&account), from) {
        let shown = shown(&state, &visit, &account, (Vec::new(), Some(seconds))).await?;
        return Ok(retry_after(with_status(StatusCode::TOO_MANY_REQUESTS, shown), seconds));
    }
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let replaced = cookie_in(&headers, sessions::cookie_name(&state.base_url));
    if !store::second_step(&state, secret, &given, NewSession { token: &token, browser: &browser, replaced }).await? {
        limits::factor_wrong(&state, Some(&account), from);
        let problems = vec![Problem::new("code", ProblemKind::WrongCode)];
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown(&state, &visit, &account, (problems, None)).await?));
    }
    limits::factor_right(&state, Some(&account), from);
    let onward = LocalPath::read(&state.base_url, &row.next).map_or_else(paths::my_work, |path| path.to_string());
    Ok(browser.is_known_from_now_on(&state.base_url, entered(&state, &token, &onward)))
}

fn entered(state: &State, token: &Token, onward: &str) -> Response {
    let onward = with_cookie(Redirect::to(onward).into_response(), &sessions::cookie(&state.base_url, token));
    with_cookie(onward, &pending::no_cookie(&state.base_url))
}

fn passkey_page(state: &State, visit: &Visit, next: Option<&LocalPath>, error: Option<PasskeyError>) -> Response {
    let words = visit.words();
    let view = PasskeyView { question: challenge::question(state, None, Vec::new()), next: next.map(ToString::to_string), error };
    page(state, visit, words.t("passkey-sign-in"), move || view! { <PasskeyPage words view /> }.into_any())
}

async fn ask_passkey(extract::State(state): extract::State<State>, visit: Visit, Query(onward): Query<Onward>) -> Response {
    passkey_page(&state, &visit, LocalPath::read(&state.base_url, &onward.next).as_ref(), None)
}

async fn with_passkey(
    extract::State(state): extract::State<State>,
    visit: Visit,
    (Client(from), browser): (Client, Browser),
    headers: HeaderMap,
    form: Pairs,
) -> Result<Response, AppError> {
    let next = form.get("next").and_then(|path| LocalPath::read(&state.base_url, path));
    let again = |status: StatusCode, error: PasskeyError| with_status(status, passkey_page(&state, &visit, next.as_ref(), Some(error)));
    if let Err(seconds) = limits::factor_tried(&state, None, from) {
        return Ok(retry_after(again(StatusCode::TOO_MANY_REQUESTS, PasskeyError::TooMany { seconds }), seconds));
    }
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let replaced = cookie_in(&headers, sessions::cookie_name(&state.base_url));
    let account = match Answer::read(&form) {
        Some(answer) => store::with_passkey(&state, &answer, NewSession { token: &token, browser: &browser, replaced }).await?,
        None => None,
    };
    if account.is_none() {
        limits::factor_wrong(&state, None, from);
        return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, PasskeyError::Refused));
    }
    limits::factor_right(&state, None, from);
    let onward = entered(&state, &token, &next.as_ref().map_or_else(paths::my_work, ToString::to_string));
    Ok(browser.is_known_from_now_on(&state.base_url, onward))
}

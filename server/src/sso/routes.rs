//! To the provider and back. What belongs to the attempt stays in the browser that began it.

use super::{link_routes, store};
use crate::frame::browser::Browser;
use crate::frame::client::Client;
use crate::frame::respond::{AppError, page, with_cookie, with_status};
use crate::frame::route::{Access, Route, get};
use crate::frame::visit::{Visit, cookie_in};
use crate::frame::{limits, pending, sessions};
use crate::oidc::{Attempt, Identity, OidcError, Provider};
use crate::security::local_path::LocalPath;
use crate::security::tokens::{Token, hash};
use crate::state::State;
use app::paths;
use app::people::{SsoProblem, SsoProblemPage};
use axum::extract::{self, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use serde::Deserialize;
use url::Url;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![get("/sso", Access::Public, begin), get("/sso/callback", Access::Public, back)];
    routes.extend(link_routes::routes());
    routes
}

/// How long a browser keeps an attempt, in seconds.
const ATTEMPT_LASTS: i64 = 600;

/// A cookie of this room, as [`sessions::cookie_name`] names the session's.
pub(super) fn cookie_name(base_url: &Url, what: &str) -> String {
    if base_url.scheme() == "https" { format!("__Host-sso-{what}") } else { format!("sso-{what}") }
}

fn cookie(base_url: &Url, what: &str, value: &str, seconds: i64) -> String {
    let secure = if base_url.scheme() == "https" { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(base_url, what))
}

/// The provider, where one is set; the address is not there elsewhere.
pub(super) fn provider(state: &State) -> Result<&Provider, AppError> {
    state.oidc.as_ref().ok_or(AppError::NotFound)
}

fn problem(state: &State, visit: &Visit, name: &str, problem: SsoProblem) -> Response {
    let (words, name) = (visit.words(), name.to_owned());
    let status = match problem {
        SsoProblem::Silent => StatusCode::SERVICE_UNAVAILABLE,
        SsoProblem::Cancelled | SsoProblem::NotBelieved => StatusCode::UNPROCESSABLE_ENTITY,
        SsoProblem::Ended | SsoProblem::Unknown => StatusCode::FORBIDDEN,
    };
    let title = words.with("sso-title", &[("name", name.clone().into())]);
    let shown = page(state, visit, title, move || view! { <SsoProblemPage words name problem /> }.into_any());
    with_cookie(with_status(status, shown), &cookie(&state.base_url, "attempt", "", 0))
}

/// What the link carries.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    next: Option<String>,
}

/// To the provider. Nothing is written: the browser keeps the attempt.
async fn begin(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Client(from): Client,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let provider = provider(&state)?;
    let next = asked.next.and_then(|path| LocalPath::read(&state.base_url, &path)).map(|path| path.to_string());
    let (address, attempt) = match provider.begin(next, state.clock.now()).await {
        Ok(begun) => begun,
        Err(error) => {
            tracing::warn!(?error, "the provider of sign-ins cannot be used");
            return Ok(problem(&state, &visit, provider.name(), SsoProblem::Silent));
        }
    };
    let kept = serde_json::to_string(&attempt).map_err(|error| AppError::Internal(error.to_string()))?;
    let kept = cookie(&state.base_url, "attempt", &URL_SAFE_NO_PAD.encode(kept), ATTEMPT_LASTS);
    Ok(with_cookie(Redirect::to(address.as_str()).into_response(), &kept))
}

/// What the provider sends a browser back with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answer {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// The attempt that this browser began and that the answer belongs to.
fn attempt_of(state: &State, headers: &HeaderMap, answer: &Answer) -> Option<Attempt> {
    let kept = cookie_in(headers, &cookie_name(&state.base_url, "attempt"))?;
    let attempt: Attempt = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(kept).ok()?).ok()?;
    // Compared by their hashes, so that the time it takes tells nothing.
    answer.state.as_deref().is_some_and(|told| hash(told) == hash(&attempt.state)).then_some(attempt)
}

async fn back(
    extract::State(state): extract::State<State>,
    visit: Visit,
    (Client(from), browser): (Client, Browser),
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let provider = provider(&state)?;
    let not_believed = || {
        limits::wrong_link(&state, from);
        Ok(problem(&state, &visit, provider.name(), SsoProblem::NotBelieved))
    };
    let Some(attempt) = attempt_of(&state, &headers, &answer) else { return not_believed() };
    let Some(code) = answer.code.filter(|_| answer.error.is_none()) else {
        return Ok(problem(&state, &visit, provider.name(), SsoProblem::Cancelled));
    };
    match provider.finish(&attempt, code, state.clock.now()).await {
        Ok(identity) => came((&state, &visit), (&headers, &browser, provider), identity, attempt.next).await,
        Err(OidcError::Silent(said)) => {
            tracing::warn!(said, "the provider of sign-ins cannot be used");
            Ok(problem(&state, &visit, provider.name(), SsoProblem::Silent))
        }
        Err(OidcError::NotBelieved(said)) => {
            tracing::warn!(said, "what the provider of sign-ins said is not believed");
            not_believed()
        }
    }
}

/// Somebody is who the provider says: on to their pages when they have an account, and to its link when nobody said yet which.
async fn came(
    (state, visit): (&State, &Visit),
    (headers, browser, provider): (&HeaderMap, &Browser, &Provider),
    identity: Identity,
    next: Option<String>,
) -> Result<Response, AppError> {
    let base_url = &state.base_url;
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let Some(account) = store::account_of(&state.database.read, &identity).await? else {
        store::keep(state, &token, identity).await?;
        let kept = cookie(base_url, "pending", token.secret(), store::LASTS.num_seconds());
        let shown = match &visit.actor {
            Some(_) => with_cookie(Redirect::to(&paths::sso_link()).into_response(), &cookie(base_url, "attempt", "", 0)),
            None => problem(state, visit, provider.name(), SsoProblem::Unknown),
        };
        return Ok(with_cookie(shown, &kept));
    };
    if !account.active {
        return Ok(problem(state, visit, provider.name(), SsoProblem::Ended));
    }
    // The provider stands in the place of the password, and not of the second factor that somebody has here.
    let answer = if pending::has_factor(&state.database.read, account.id).await? {
        store::pause(state, (&account, &identity), (&token, next.as_deref().unwrap_or_default())).await?;
        with_cookie(Redirect::to(&paths::second_step()).into_response(), &pending::cookie(base_url, &token))
    } else {
        let replaced = cookie_in(headers, sessions::cookie_name(base_url));
        store::enter(state, (&account, &identity, provider.name()), (&token, browser, replaced)).await?;
        let onward = Redirect::to(&next.unwrap_or_else(paths::my_work)).into_response();
        browser.is_known_from_now_on(base_url, with_cookie(onward, &sessions::cookie(base_url, &token)))
    };
    Ok(with_cookie(answer, &cookie(base_url, "attempt", "", 0)))
}

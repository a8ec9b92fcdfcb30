//! To the provider and back. What belongs to the attempt stays in the browser that began it.

use super::{link_routes, store};
use crate::frame::browser::Browser;
use crate::frame::client::Client;
use crate::frame::identities::{cookie, cookie_name};
use crate::frame::respond::{AppError, page, with_cookie, with_status};
use crate::frame::route::{Access, Route, get};
use crate::frame::visit::{Visit, cookie_in};
use crate::frame::{identities, limits, pending, sessions};
use crate::oidc::{Attempt, Identity, OidcError, Provider, Purpose};
use crate::security::local_path::LocalPath;
use crate::security::tokens::{Token, hash};
use crate::state::State;
use app::language::Words;
use app::paths;
use app::people::{SsoProblem, SsoProblemPage, SsoProblemView};
use app::ui::Link;
use axum::extract::{self, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::people::was_asked_now;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![get("/sso", Access::Public, begin), get("/sso/callback", Access::Public, back)];
    routes.extend(link_routes::routes());
    routes
}

/// How long a browser keeps an attempt, in seconds.
const ATTEMPT_LASTS: i64 = 600;

/// The provider, where one is set; the address is not there elsewhere.
pub(super) fn provider(state: &State) -> Result<&Provider, AppError> {
    state.oidc.as_ref().ok_or(AppError::NotFound)
}

/// Where somebody begins again, and where they go back to: what they went to the provider for decides.
fn ways_on(words: Words, purpose: Purpose, next: Option<&str>) -> (String, Link) {
    let with_next = |path: String| next.map_or_else(|| path.clone(), |next| paths::with_next(&path, next));
    match (purpose, next) {
        (Purpose::Confirm, _) => (paths::sso_confirm(next.unwrap_or("/")), Link::new(with_next(paths::confirm()), words.t("sso-back-confirm"))),
        (Purpose::SignIn, Some(next)) if is_invitation(next) => {
            (paths::with_next(&paths::sso(), next), Link::new(next.to_owned(), words.t("sso-back-invitation")))
        }
        (Purpose::SignIn, _) => (with_next(paths::sso()), Link::new(with_next(paths::sign_in()), words.t("sso-back"))),
    }
}

fn is_invitation(next: &str) -> bool {
    next.starts_with(&paths::invitation(""))
}

fn problem(state: &State, visit: &Visit, problem: SsoProblem, (purpose, next): (Purpose, Option<&str>)) -> Result<Response, AppError> {
    let (words, name) = (visit.words(), provider(state)?.name().to_owned());
    let status = match problem {
        SsoProblem::Silent => StatusCode::SERVICE_UNAVAILABLE,
        SsoProblem::Cancelled | SsoProblem::NotBelieved | SsoProblem::NotAskedAgain => StatusCode::UNPROCESSABLE_ENTITY,
        SsoProblem::Ended | SsoProblem::Unknown | SsoProblem::SomebodyElse => StatusCode::FORBIDDEN,
    };
    let title = words.with("sso-title", &[("name", name.clone().into())]);
    let (again, back) = ways_on(words, purpose, next);
    let view = SsoProblemView { name, problem, again, back };
    let shown = page(state, visit, title, move || view! { <SsoProblemPage words view /> }.into_any());
    Ok(with_cookie(with_status(status, shown), &cookie(&state.base_url, "attempt", "", 0)))
}

/// What the link carries.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    next: Option<String>,
    /// Anything, for somebody who is to be asked again who they are.
    confirm: Option<String>,
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
    let purpose = if asked.confirm.is_some() { Purpose::Confirm } else { Purpose::SignIn };
    let (address, attempt) = match provider.begin((purpose, next.clone()), state.clock.now()).await {
        Ok(begun) => begun,
        Err(error) => {
            tracing::warn!(?error, "the provider of sign-ins cannot be used");
            return problem(&state, &visit, SsoProblem::Silent, (purpose, next.as_deref()));
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
    let not_believed = |purpose, next| {
        limits::wrong_link(&state, from);
        problem(&state, &visit, SsoProblem::NotBelieved, (purpose, next))
    };
    let Some(attempt) = attempt_of(&state, &headers, &answer) else { return not_believed(Purpose::SignIn, None) };
    let (purpose, next) = (attempt.purpose, attempt.next.as_deref().and_then(|path| LocalPath::read(&state.base_url, path)));
    let next = next.map(|path| path.to_string());
    let Some(code) = answer.code.filter(|_| answer.error.is_none()) else {
        return problem(&state, &visit, SsoProblem::Cancelled, (purpose, next.as_deref()));
    };
    let identity = match provider.finish(&attempt, code, state.clock.now()).await {
        Ok(identity) => identity,
        Err(OidcError::Silent(said)) => {
            tracing::warn!(said, "the provider of sign-ins cannot be used");
            return problem(&state, &visit, SsoProblem::Silent, (purpose, next.as_deref()));
        }
        Err(OidcError::NotBelieved(said)) => {
            tracing::warn!(said, "what the provider of sign-ins said is not believed");
            return not_believed(purpose, next.as_deref());
        }
    };
    match purpose {
        Purpose::SignIn => came((&state, &visit), (&headers, &browser, provider), identity, next).await,
        Purpose::Confirm => confirms(&state, &visit, &identity, next).await,
    }
}

/// Somebody who is signed in was asked again by the provider who they are.
async fn confirms(state: &State, visit: &Visit, identity: &Identity, next: Option<String>) -> Result<Response, AppError> {
    let again = |found: SsoProblem| problem(state, visit, found, (Purpose::Confirm, next.as_deref()));
    let onward = next.clone().unwrap_or_else(paths::my_work);
    let Some(session) = &visit.session else { return Err(AppError::SignInFirst { back: onward }) };
    let account = identities::account_of(&state.database.read, identity).await?;
    let Some(account) = account.filter(|account| account.id == session.actor.id) else { return again(SsoProblem::SomebodyElse) };
    if !was_asked_now(identity.asked_at, state.clock.now()) {
        return again(SsoProblem::NotAskedAgain);
    }
    let is_confirmed = store::confirm(state, session, (&account, identity)).await?;
    let to = if is_confirmed { onward } else { paths::with_next(&paths::confirm(), &onward) };
    Ok(with_cookie(Redirect::to(&to).into_response(), &cookie(&state.base_url, "attempt", "", 0)))
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
    let Some(account) = identities::account_of(&state.database.read, &identity).await? else {
        identities::keep(state, &token, identity).await?;
        let onward = |path: &str| with_cookie(Redirect::to(path).into_response(), &cookie(base_url, "attempt", "", 0));
        let shown = match (&visit.actor, next.as_deref()) {
            (Some(_), _) => onward(&paths::sso_link()),
            (None, Some(next)) if is_invitation(next) => onward(next),
            (None, next) => problem(state, visit, SsoProblem::Unknown, (Purpose::SignIn, next))?,
        };
        return Ok(with_cookie(shown, &identities::pending_cookie(base_url, &token)));
    };
    if !account.active {
        return problem(state, visit, SsoProblem::Ended, (Purpose::SignIn, next.as_deref()));
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

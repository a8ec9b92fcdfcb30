//! Signing in: limited for each account and address, with the same answer, after the same work, whether the account exists or not.

use crate::frame::browser::Browser;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page, retry_after, with_cookie, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::visit::{Visit, cookie_in};
use crate::frame::{limits, pending, sessions};
use crate::people::store;
use crate::security::address::Address;
use crate::security::local_path::LocalPath;
use crate::security::tokens::Token;
use crate::state::State;
use app::people::{SignInError, SignInPage, SignInView};
use app::ui::Link;
use axum::extract;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use domain::people::{SecurityAction, clean_address, whole_seconds};
use leptos::prelude::*;

/// What who comes from an address with a crowd before them is told to wait.
const CROWDED: TimeDelta = TimeDelta::seconds(30);

pub(super) fn routes() -> Vec<Route> {
    vec![get("/sign-in", Access::Public, show), post("/sign-in", Access::Public, sign_in)]
}

async fn show(extract::State(state): extract::State<State>, visit: Visit, parts: Parts) -> Response {
    let query = parts.uri.query().unwrap_or_default().as_bytes();
    let next = url::form_urlencoded::parse(query).find(|(name, _)| name == "next");
    let next = next.and_then(|(_, path)| LocalPath::read(&state.base_url, &path));
    // A browser that still shows a session comes from a page that asked for it, and the session is over.
    let is_over = next.is_some() && cookie_in(&parts.headers, sessions::cookie_name(&state.base_url)).is_some();
    let typed = Typed { email: String::new(), next };
    // Nothing that is typed could work where nobody has an account. A database that does not answer says so to who sends the form.
    let is_empty = store::is_empty(&state.database.read).await.unwrap_or(false);
    typed.shown(&state, &visit, (is_over.then_some(SignInError::Expired), is_empty))
}

/// What comes back to the page. The password never does.
struct Typed {
    email: String,
    next: Option<LocalPath>,
}

impl Typed {
    fn page(self, state: &State, visit: &Visit, error: Option<SignInError>) -> Response {
        self.shown(state, visit, (error, false))
    }

    fn shown(self, state: &State, visit: &Visit, (error, is_empty): (Option<SignInError>, bool)) -> Response {
        let words = visit.words();
        let (bureau, next) = (state.reference().bureau.clone(), self.next.map(|path| path.to_string()));
        let provider = state.oidc.as_ref().map(|provider| {
            let label = words.with("sso-button", &[("name", provider.name().to_owned().into())]);
            let href = next.as_deref().map_or_else(app::paths::sso, |next| app::paths::with_next(&app::paths::sso(), next));
            Link::new(href, label)
        });
        let view = SignInView { email: self.email, error, next, is_empty, bureau, provider };
        page(state, visit, words.t("sign-in-title"), move || view! { <SignInPage words view /> }.into_any())
    }

    /// Too soon: right or wrong, nobody looked at the password.
    fn waits(self, (state, visit): (&State, &Visit), from: Address, wait: TimeDelta) -> Response {
        state.attempts.sign_in_refused(&self.email, from);
        limits::came_too_soon(state, SecurityAction::SignIn, &self.email, from);
        let seconds = whole_seconds(wait);
        let shown = self.page(state, visit, Some(SignInError::TooMany { seconds }));
        retry_after(with_status(StatusCode::TOO_MANY_REQUESTS, shown), seconds)
    }
}

async fn sign_in(
    extract::State(state): extract::State<State>,
    visit: Visit,
    (Client(from), browser): (Client, Browser),
    headers: HeaderMap,
    form: Pairs,
) -> Result<Response, AppError> {
    let password = form.get("password").unwrap_or_default().to_owned();
    let next = form.get("next").and_then(|path| LocalPath::read(&state.base_url, path));
    let typed = Typed { email: clean_address(form.get("email").unwrap_or_default()), next };
    if let Some(wait) = state.attempts.sign_in_waits(&typed.email, from, state.clock.now()) {
        return Ok(typed.waits((&state, &visit), from, wait));
    }
    let account = store::by_email(&state.database.read, &typed.email).await?.filter(|account| account.active);
    let Some(turn) = state.passwords.turn(from).await else {
        return Ok(typed.waits((&state, &visit), from, CROWDED));
    };
    // Of many who come at once, the later ones meet here what the first have left.
    if let Some(wait) = state.attempts.sign_in_waits(&typed.email, from, state.clock.now()) {
        return Ok(typed.waits((&state, &visit), from, wait));
    }
    let (is_right, place) = turn.verify(password, account.as_ref().and_then(|account| account.password_hash.clone())).await;
    let Some(account) = account.as_ref().filter(|_| is_right) else {
        limits::sign_in_failed(&state, (&typed.email, account.as_ref()), from);
        drop(place);
        return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, typed.page(&state, &visit, Some(SignInError::NoMatch))));
    };
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    if pending::has_factor(&state.database.read, account.id).await? {
        let tally = state.attempts.signed_in(&typed.email, from);
        let next = typed.next.map(|path| path.to_string()).unwrap_or_default();
        store::pause(&state.database, (&token, account), (&next, tally), state.clock.now()).await?;
        return Ok(with_cookie(Redirect::to(&app::paths::second_step()).into_response(), &pending::cookie(&state.base_url, &token)));
    }
    let tally = state.attempts.signed_in(&typed.email, from);
    let replaced = cookie_in(&headers, sessions::cookie_name(&state.base_url));
    store::sign_in(&state.database, account, (&token, &browser), (tally, replaced), state.clock.now()).await?;
    let onward = typed.next.map_or_else(app::paths::my_work, |path| path.to_string());
    let response = with_cookie(Redirect::to(&onward).into_response(), &sessions::cookie(&state.base_url, &token));
    Ok(browser.is_known_from_now_on(&state.base_url, response))
}

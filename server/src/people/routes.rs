//! Sign-in, sign-out, language, the front page, and the pages that everybody may read.

use crate::form::Pairs;
use crate::people::{sessions, store};
use crate::respond::{AppError, done, page, with_cookie, with_status};
use crate::routes::{Access, Route, get, post};
use crate::security::tokens::Token;
use crate::state::State;
use crate::visit::{Visit, cookie};
use app::people::{SignInError, SignInPage, SignInView};
use app::style_guide::StyleGuidePage;
use axum::extract;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::people::Language;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    vec![
        get("/", Access::Public, home),
        get("/sign-in", Access::Public, sign_in_page),
        post("/sign-in", Access::Public, sign_in),
        post("/sign-out", Access::Public, sign_out),
        post("/language", Access::Public, choose_language),
        get("/style-guide", Access::Public, style_guide),
    ]
}

async fn home(visit: Visit) -> Response {
    let onward = if visit.actor.is_some() { app::paths::my_work() } else { app::paths::sign_in() };
    Redirect::to(&onward).into_response()
}

async fn style_guide(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    let words = visit.words();
    let today = state.clock.today();
    page(&state, &visit, words.t("guide-title"), move || view! { <StyleGuidePage words today /> }.into_any())
}

async fn sign_in_page(extract::State(state): extract::State<State>, visit: Visit, parts: Parts) -> Response {
    let next = parts
        .uri
        .query()
        .and_then(|query| url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next").map(|(_, value)| value.into_owned()));
    show(&state, &visit, SignInView { next, ..SignInView::default() })
}

fn show(state: &State, visit: &Visit, view: SignInView) -> Response {
    let words = visit.words();
    page(state, visit, words.t("sign-in-title"), move || view! { <SignInPage words view /> }.into_any())
}

async fn sign_in(extract::State(state): extract::State<State>, visit: Visit, headers: HeaderMap, form: Pairs) -> Result<Response, AppError> {
    let email = form.get("email").unwrap_or_default().trim().to_lowercase();
    let password = form.get("password").unwrap_or_default().to_owned();
    let next = form.get("next").map(str::to_owned);
    let account = store::by_email(&state.database.read, &email).await?;
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let Some(account) = account.filter(|account| account.active) else {
        state.passwords.verify(password, None).await;
        return Ok(refused(&state, &visit, email, next));
    };
    if !state.passwords.verify(password, hash).await {
        return Ok(refused(&state, &visit, email, next));
    }
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    store::sign_in(&state.database, &account, &token, user_agent, state.clock.now()).await?;
    Ok(with_cookie(Redirect::to(&local(next.as_deref())).into_response(), &sessions::cookie(&state.base_url, &token)))
}

fn refused(state: &State, visit: &Visit, email: String, next: Option<String>) -> Response {
    with_status(StatusCode::UNPROCESSABLE_ENTITY, show(state, visit, SignInView { email, error: Some(SignInError::NoMatch), next }))
}

/// A path on this site, whatever an address asked for.
fn local(path: Option<&str>) -> String {
    let path = path.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r']));
    path.map_or_else(app::paths::my_work, str::to_owned)
}

async fn sign_out(extract::State(state): extract::State<State>, parts: Parts) -> Result<Response, AppError> {
    if let Some(secret) = cookie(&parts, sessions::cookie_name(&state.base_url)) {
        sessions::end(&state.database, secret).await?;
    }
    Ok(with_cookie(done(&app::paths::sign_in(), "signed-out"), &sessions::no_cookie(&state.base_url)))
}

async fn choose_language(extract::State(state): extract::State<State>, visit: Visit, form: Pairs) -> Result<Response, AppError> {
    let language: Language =
        form.get("language").and_then(|code| code.parse().ok()).ok_or_else(|| AppError::BadForm("a language that we do not speak".to_owned()))?;
    if let Some(actor) = &visit.actor {
        store::choose_language(&state.database, actor.id, language).await?;
    }
    let back = form.get("path").map_or_else(app::paths::home, |path| local(Some(path)));
    Ok(with_cookie(Redirect::to(&back).into_response(), &format!("language={language}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")))
}

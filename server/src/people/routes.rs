//! Sign-out, language, the front page, and the pages that everybody may read.

use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page, with_cookie};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::sessions;
use crate::frame::told::{Reader, done};
use crate::frame::visit::{Visit, cookie};
use crate::people::store;
use crate::security::local_path::LocalPath;
use crate::state::State;
use app::style_guide::StyleGuidePage;
use axum::extract;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::people::Language;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![get("/", Access::Public, home)];
    routes.extend(super::sign_in_routes::routes());
    routes.extend([
        post("/sign-out", Access::Public, sign_out),
        post("/language", Access::Public, choose_language),
        get("/style-guide", Access::Public, style_guide),
    ]);
    routes
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

/// A page that is for somebody else sends whoever signs out back to itself.
async fn sign_out(extract::State(state): extract::State<State>, parts: Parts, form: Pairs) -> Result<Response, AppError> {
    if let Some(secret) = cookie(&parts, sessions::cookie_name(&state.base_url)) {
        sessions::end(&state.database, secret, state.clock.now()).await?;
    }
    let onward = match form.get("next").and_then(|path| LocalPath::read(&state.base_url, path)) {
        Some(next) => Redirect::to(next.as_str()).into_response(),
        None => done(&app::paths::sign_in(), "signed-out", Reader::Nobody),
    };
    Ok(with_cookie(onward, &sessions::no_cookie(&state.base_url)))
}

async fn choose_language(extract::State(state): extract::State<State>, visit: Visit, form: Pairs) -> Result<Response, AppError> {
    let language: Language =
        form.get("language").and_then(|code| code.parse().ok()).ok_or_else(|| AppError::BadForm("a language that we do not speak".to_owned()))?;
    if let Some(actor) = &visit.actor {
        store::choose_language(&state.database, (actor.id, language), state.clock.now()).await?;
    }
    let back = form.get("path").and_then(|path| LocalPath::read(&state.base_url, path)).map_or_else(app::paths::home, |path| path.to_string());
    Ok(with_cookie(Redirect::to(&back).into_response(), &format!("language={language}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")))
}

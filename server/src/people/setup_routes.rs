//! The page of the first administrator. Opening it changes nothing; sending it uses the token.

use super::setup::{FirstAdministrator, take};
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::limits;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::told::{Reader, done};
use crate::frame::visit::Visit;
use crate::people::store;
use crate::security::address::Address;
use crate::security::strength::weakness;
use crate::state::State;
use ::entity::person;
use app::language::Words;
use app::people::{SetupPage, SetupView};
use app::ui::FormErrors;
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::people::{AdministratorForm, Role};
use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    vec![get("/setup", Access::Public, form), post("/setup", Access::Public, make)]
}

/// What the link carries.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    token: String,
}

async fn form(extract::State(state): extract::State<State>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let is_further = is_further(&state, &asked.token).await?;
    Ok(show(&state, &visit, SetupView { token: asked.token, is_further, ..SetupView::default() }))
}

/// Whether the token adds an administrator to others. Only whoever has one that works is told.
async fn is_further(state: &State, token: &str) -> Result<bool, AppError> {
    let works = super::setup::works(&state.database, token, state.clock.now()).await?;
    Ok(works && store::ever_with_role(&state.database.read, Role::Administrator).await? > 0)
}

fn show(state: &State, visit: &Visit, view: SetupView) -> Response {
    let words = visit.words();
    let title = words.t(if view.is_further { "setup-further-title" } else { "setup-title" });
    page(state, visit, title, move || view! { <SetupPage words view /> }.into_any())
}

fn label(words: Words, field: &str) -> String {
    match field {
        "email" => words.t("email"),
        "name" => words.t("setup-name"),
        _ => words.t("password"),
    }
}

async fn make(extract::State(state): extract::State<State>, visit: Visit, Client(from): Client, form: Pairs) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let words = visit.words();
    let AdministratorForm { token, email, name, password } = form.read()?;
    let is_further = is_further(&state, &token).await?;
    let again = |problems: &[Problem], is_stale: bool| {
        let errors = FormErrors::read(words, problems, |field| label(words, field));
        let view = SetupView { token: token.clone(), email: email.clone(), name: name.clone(), errors, is_stale, is_further };
        with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &visit, view))
    };
    let typed = AdministratorForm { token: token.clone(), email: email.clone(), name: name.clone(), password };
    let new = match typed.check(visit.language) {
        Ok(new) => new,
        Err(problems) => return Ok(again(&problems, false)),
    };
    if let Some(weak) = weakness("password", &new.password, &[&new.name, &new.email]) {
        return Ok(again(&[weak], false));
    }
    let account = store::by_email(&state.database.read, &new.email).await?;
    if !super::setup::works(&state.database, &token, state.clock.now()).await? {
        let is_same = made_before(&state, &token, (account, new.password), from).await?;
        if !is_same {
            limits::wrong_link(&state, from);
        }
        return Ok(if is_same { done(&app::paths::sign_in(), "administrator-made", Reader::Nobody) } else { again(&[], true) });
    }
    if account.is_some() {
        return Ok(again(&[Problem::new("email", ProblemKind::Taken)], false));
    }
    let hash =
        state.passwords.hash_of(from, new.password.clone()).await.ok_or_else(|| AppError::Internal("a password could not be hashed".to_owned()))?;
    let first = FirstAdministrator { token: token.clone(), email: new.email.clone(), name: new.name, password_hash: hash, language: visit.language };
    match take(&state.database, first, state.clock.now()).await {
        Err(AppError::NotFound) => {
            let account = store::by_email(&state.database.read, &new.email).await?;
            let is_same = made_before(&state, &token, (account, new.password), from).await?;
            Ok(if is_same { done(&app::paths::sign_in(), "administrator-made", Reader::Nobody) } else { again(&[], true) })
        }
        made => made.map(|()| done(&app::paths::sign_in(), "administrator-made", Reader::Nobody)),
    }
}

/// The same form sent twice gets the same answer: the token was used, and the account has this password.
async fn made_before(state: &State, token: &str, (account, password): (Option<person::Model>, String), from: Address) -> Result<bool, AppError> {
    let is_used = super::setup::is_used(&state.database, token).await?;
    let hash = account.filter(|_| is_used).and_then(|account| account.password_hash);
    Ok(state.passwords.verify_of(from, password, hash).await)
}

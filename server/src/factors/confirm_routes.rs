//! Confirming who one is before something grave: with the second factor, or with the password or the provider of sign-ins where there is none.

use super::account_routes::EVERYBODY;
use super::proof::Given;
use super::step_routes::asked;
use super::store;
use crate::frame::actor::SignedIn;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page, retry_after, with_status};
use crate::frame::route::{Route, get, post};
use crate::frame::sessions::Session;
use crate::frame::{identities, limits};
use crate::security::local_path::LocalPath;
use crate::state::State;
use ::entity::person;
use app::factors::{AskPage, AskView, Asked, AskedFor};
use app::language::Words;
use app::paths;
use app::ui::Link;
use axum::extract::{self, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::act;
use domain::people::ConfirmedBy;
use domain::problem::{Problem, ProblemKind};
use leptos::prelude::*;
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/confirm", EVERYBODY, form), post("/confirm", EVERYBODY, confirm)]
}

/// Where somebody goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Onward {
    pub(super) next: String,
}

fn onward(state: &State, next: &str) -> String {
    LocalPath::read(&state.base_url, next).map_or_else(paths::my_work, |path| path.to_string())
}

fn session(signed: &SignedIn) -> Result<&Session, AppError> {
    signed.visit.session.as_ref().ok_or_else(|| AppError::Internal("nobody is signed in without a session".to_owned()))
}

async fn show(
    (state, signed): (&State, &SignedIn),
    account: person::Model,
    next: String,
    (problems, wait): (Vec<Problem>, Option<i64>),
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let asked =
        if session(signed)?.confirmed.has_factor { asked(state, &account).await? } else { asked_without(state, words, &account, &next).await? };
    let keeps_form = next.starts_with(&paths::resume(""));
    let view = AskView { asked_for: AskedFor::Confirm { next, keeps_form }, asked, email: account.email, problems, wait };
    Ok(page(state, &signed.visit, words.t("confirm-title"), move || view! { <AskPage words view /> }.into_any()))
}

/// What somebody without a second factor is asked: the password, or the provider asks them again.
async fn asked_without(state: &State, words: Words, account: &person::Model, next: &str) -> Result<Asked, AppError> {
    let by = identities::ways_in(state, &state.database.read, account).await?.confirmed_by();
    let provider = state.oidc.as_ref().filter(|_| by.contains(&ConfirmedBy::Provider)).map(|provider| {
        let label = words.with("confirm-by-provider", &[("name", provider.name().to_owned().into())]);
        Link::new(paths::sso_confirm(next), label)
    });
    Ok(Asked::Account { has_password: by.contains(&ConfirmedBy::Password), provider })
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Onward>) -> Result<Response, AppError> {
    signed.permit(act::KeepOwnFactor)?;
    let account = store::account(&state.database.read, signed.actor.id).await?;
    show((&state, &signed), account, onward(&state, &asked.next), (Vec::new(), None)).await
}

async fn confirm(extract::State(state): extract::State<State>, signed: SignedIn, Client(from): Client, pairs: Pairs) -> Result<Response, AppError> {
    signed.permit(act::KeepOwnFactor)?;
    let next = onward(&state, pairs.get("next").unwrap_or_default());
    let account = store::account(&state.database.read, signed.actor.id).await?;
    let session = session(&signed)?;
    let again = async |problems: Vec<Problem>| {
        let shown = show((&state, &signed), account.clone(), next.clone(), (problems, None)).await?;
        Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown))
    };
    // What is missing is said at once; it is no try.
    let given = match (session.confirmed.has_factor, pairs.get("password").filter(|password| !password.is_empty())) {
        (true, _) => match Given::read(&pairs) {
            Ok(given) => Some(given),
            Err(problems) => return again(problems).await,
        },
        (false, Some(_)) => None,
        (false, None) => return again(vec![Problem::new("password", ProblemKind::Missing)]).await,
    };
    if let Err(seconds) = limits::factor_tried(&state, Some(&account), from) {
        let shown = show((&state, &signed), account, next, (Vec::new(), Some(seconds))).await?;
        return Ok(retry_after(with_status(StatusCode::TOO_MANY_REQUESTS, shown), seconds));
    }
    let is_right = match given {
        Some(given) => store::confirm_with_factor(&state, session, &given).await?,
        None => {
            let password = pairs.get("password").unwrap_or_default().to_owned();
            state.passwords.verify(password, account.password_hash.clone()).await && store::confirm_with_password(&state, session).await?
        }
    };
    if !is_right {
        limits::factor_wrong(&state, Some(&account), from);
        let (field, kind) = if session.confirmed.has_factor { ("code", ProblemKind::WrongCode) } else { ("password", ProblemKind::WrongPassword) };
        return again(vec![Problem::new(field, kind)]).await;
    }
    limits::factor_right(&state, Some(&account), from);
    Ok(Redirect::to(&next).into_response())
}

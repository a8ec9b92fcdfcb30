//! The page on which everybody chooses when to get mail.

use super::choice;
use crate::actor::SignedIn;
use crate::form::Pairs;
use crate::respond::{AppError, done, page, with_status};
use crate::routes::{Access, Route, get, post};
use crate::state::State;
use ::entity::person;
use app::mail::{PreferencesPage, PreferencesView};
use app::paths;
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, act};
use domain::mail::MailChoiceForm;
use domain::problem::Problem;
use leptos::prelude::*;
use sea_orm::EntityTrait;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::ChooseMail);
    vec![get("/preferences", EVERYBODY, form), post("/preferences", EVERYBODY, choose)]
}

async fn show(state: &State, signed: &SignedIn, typed: MailChoiceForm, problems: Vec<Problem>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let account = person::Entity::find_by_id(signed.actor.id).one(&state.database.read).await?.ok_or(AppError::NotFound)?;
    let view = PreferencesView { address: account.email, typed, problems, key: state.form_key(signed.actor.id) };
    Ok(page(state, &signed.visit, words.t("preferences-title"), move || view! { <PreferencesPage words view /> }.into_any()))
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ChooseMail)?;
    let chosen = choice::of(&state.database.read, signed.actor.id).await?;
    show(&state, &signed, MailChoiceForm { choice: chosen.to_string() }, Vec::new()).await
}

async fn choose(extract::State(state): extract::State<State>, signed: SignedIn, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ChooseMail)?;
    let typed: MailChoiceForm = form.read()?;
    match typed.check() {
        Err(problems) => Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, typed, problems).await?)),
        Ok(chosen) => {
            choice::choose(&state, &permit, chosen).await?;
            Ok(done(&paths::preferences(), "mail-choice-saved"))
        }
    }
}

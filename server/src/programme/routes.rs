//! The pages about the programme. They read the reference data in memory and ask the database nothing.

use super::views;
use crate::actor::SignedIn;
use crate::respond::{AppError, page};
use crate::routes::{Access, Route, get};
use crate::state::State;
use crate::visit::Visit;
use app::programme::{AccessibilityPage, PolicyPage, ProgrammePage, RulesPage};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let read = Access::Needs(Action::ReadProgramme);
    vec![
        get("/programme", read, programme),
        get("/programme/rules", read, rules),
        get("/policy", Access::Public, policy),
        get("/accessibility", Access::Public, accessibility),
    ]
}

async fn programme(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ReadProgramme)?;
    let words = signed.visit.words();
    let view = views::programme(&state.reference(), signed.visit.language);
    Ok(page(&state, &signed.visit, words.t("programme-title"), move || view! { <ProgrammePage words view /> }.into_any()))
}

async fn rules(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ReadProgramme)?;
    let words = signed.visit.words();
    let rules = views::rules(&state.reference(), signed.visit.language);
    Ok(page(&state, &signed.visit, words.t("programme-rules-title"), move || view! { <RulesPage words rules /> }.into_any()))
}

async fn policy(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    let words = visit.words();
    page(&state, &visit, words.t("policy-title"), move || view! { <PolicyPage words /> }.into_any())
}

async fn accessibility(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    let words = visit.words();
    page(&state, &visit, words.t("accessibility-title"), move || view! { <AccessibilityPage words /> }.into_any())
}

//! The pages about the programme. What they only show comes from the reference data in memory.

use super::{facility_routes, pages};
use crate::frame::actor::SignedIn;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::visit::Visit;
use crate::state::State;
use app::programme::{AccessibilityPage, PolicyPage, ProgrammePage, RulesPage};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, Global, act};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let read = Access::Needs(Action::ReadProgramme);
    vec![
        get("/programme", read, programme),
        get("/programme/rules", read, rules),
        get("/programme/facilities/{facility}", Access::Needs(Action::ManageReference), facility_routes::form),
        post("/programme/facilities/{facility}", Access::Needs(Action::ManageReference), facility_routes::change),
        get("/policy", Access::Public, policy),
        get("/accessibility", Access::Public, accessibility),
    ]
}

async fn programme(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ReadProgramme)?;
    let words = signed.visit.words();
    let mut view = pages::programme(&state.reference(), signed.visit.language);
    view.may_edit = signed.actor.may(act::ManageReference, Global);
    view.may_read_money = signed.actor.may(act::ReadProgrammeMoney, Global);
    Ok(page(&state, &signed.visit, words.t("programme-title"), move || view! { <ProgrammePage words view /> }.into_any()))
}

async fn rules(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ReadProgramme)?;
    let words = signed.visit.words();
    let rules = pages::rules(&state.reference(), signed.visit.language);
    Ok(page(&state, &signed.visit, words.t("programme-rules-title"), move || view! { <RulesPage words rules /> }.into_any()))
}

async fn policy(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    let words = visit.words();
    page(&state, &visit, words.t("policy-title"), move || view! { <PolicyPage words /> }.into_any())
}

async fn accessibility(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    let words = visit.words();
    let bureau = state.reference().bureau.clone();
    page(&state, &visit, words.t("accessibility-title"), move || view! { <AccessibilityPage words bureau /> }.into_any())
}

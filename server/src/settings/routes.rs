//! The page that leads to everything an administrator sets, and the routes of this room.

use super::{bureau_routes, first_hour_page, mail_routes, mail_text_routes, parameter_routes, reference_routes};
use crate::frame::actor::SignedIn;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::state::State;
use app::settings::{HubPage, HubView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const SETS: Access = Access::Needs(Action::ManageSettings);
    const NAMES: Access = Access::Needs(Action::ManageReference);
    vec![
        get("/settings", SETS, hub),
        get("/settings/bureau", SETS, bureau_routes::form),
        post("/settings/bureau", SETS, bureau_routes::change),
        get("/settings/mail", SETS, mail_routes::show),
        post("/settings/mail/try", SETS, mail_routes::try_out),
        post("/settings/mail/without", SETS, mail_routes::go_without),
        get("/settings/parameters", SETS, parameter_routes::list),
        post("/settings/parameters/seen", SETS, parameter_routes::seen),
        get("/settings/parameters/{parameter}", SETS, parameter_routes::form),
        post("/settings/parameters/{parameter}/check", SETS, parameter_routes::check),
        post("/settings/parameters/{parameter}", SETS, parameter_routes::change),
        post("/settings/parameters/{parameter}/confirm", SETS, parameter_routes::confirm),
        get("/settings/reference", NAMES, reference_routes::list),
        get("/settings/reference/{list}/{code}", NAMES, reference_routes::form),
        post("/settings/reference/{list}/{code}", NAMES, reference_routes::change),
        get("/settings/mail-texts", SETS, mail_text_routes::list),
        get("/settings/mail-texts/{kind}/{language}", SETS, mail_text_routes::form),
        post("/settings/mail-texts/{kind}/{language}", SETS, mail_text_routes::change),
    ]
}

async fn hub(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    let words = signed.visit.words();
    let view = HubView { first_hour: first_hour_page::view(&state, &signed.actor).await? };
    Ok(page(&state, &signed.visit, words.t("nav-settings"), move || view! { <HubPage words view /> }.into_any()))
}

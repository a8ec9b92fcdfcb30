//! What a project gets in kind: the list, and the addresses of the forms.

use super::{line_routes, pages, remove_routes};
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::state::State;
use app::in_kind::InKindPage;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READ: Access = Access::Needs(Action::ReadProject);
    const KEEP: Access = Access::Needs(Action::KeepOwnInKind);
    vec![
        get("/projects/{project}/in-kind", READ, list),
        get("/projects/{project}/in-kind/new", KEEP, line_routes::new),
        post("/projects/{project}/in-kind/new", KEEP, line_routes::add),
        get("/projects/{project}/in-kind/{line}", KEEP, line_routes::show_line),
        post("/projects/{project}/in-kind/{line}", KEEP, line_routes::change),
        get("/projects/{project}/in-kind/{line}/remove", KEEP, remove_routes::ask),
        post("/projects/{project}/in-kind/{line}/remove", KEEP, remove_routes::remove),
    ]
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let words = signed.visit.words();
    let view = pages::view(&state, &signed, &found).await?;
    Ok(page(&state, &signed.visit, words.t("in-kind-title"), move || view! { <InKindPage words view /> }.into_any()))
}

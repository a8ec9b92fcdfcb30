//! The plan by which the grants of a project are paid, and its payments.

use super::due::{self, Of};
use super::orders;
use super::pages;
use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::state::State;
use app::payments::PlanPage;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// The route of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![get("/projects/{project}/payments", Access::Needs(Action::ReadProject), show)]
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let (words, read) = (signed.visit.words(), &state.database.read);
    let lines = due::lines(read, &state, Of::Project(id), None).await?;
    let orders = orders::of_project(read, id).await?;
    let title = words.with("plan-title", &[("title", found.project.title.clone().into())]);
    let view = pages::plan(&state, &signed, found.project, (lines, orders));
    Ok(page(&state, &signed.visit, title, move || view! { <PlanPage words view /> }.into_any()))
}

//! The page of the start list, and agreeing to be monitored.

use super::{pages, store};
use crate::dossier::access::{self, Found};
use crate::dossier::start_list::{Lists, lists};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::start_list::StartListPage;
use app::ui::NoticeView;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::{OrganisationId, ProjectId};
use domain::people::Role;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    vec![
        get("/projects/{project}/start", Access::Needs(Action::ReadProject), show),
        post("/projects/{project}/start/{part}/monitoring", Access::Needs(Action::AgreeToMonitoring), agree),
    ]
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    show_page(&state, &signed, &found, None).await
}

async fn show_page(state: &State, signed: &SignedIn, found: &Found, notice: Option<NoticeView>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let lists = lists(&state.database.read, Lists::Of(found.project.id)).await?;
    let view = pages::view(state, signed, found, lists, notice);
    Ok(page(state, &signed.visit, words.t("start-list-title"), move || view! { <StartListPage words view /> }.into_any()))
}

/// The own organisation agrees, or a programme manager writes down what was signed on paper; nobody agrees for another partner.
async fn agree(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, organisation)): Ids<(ProjectId, OrganisationId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::AgreeToMonitoring, project).await?;
    let is_own = signed.actor.organisation == Some(organisation);
    if !is_own && !signed.actor.is(Role::ProgrammeManager) {
        return Err(AppError::NotAllowed(Action::AgreeToMonitoring));
    }
    let submission = Submission::read(&state, &signed, &pairs, &paths::start_list(project), "monitoring-agreed").await?;
    pairs.nothing_else()?;
    answer(&submission, store::agree(&state, &permit, &submission, (organisation, !is_own)).await, async |why| {
        let notice = match why {
            Why::Problems(_) => None,
            Why::Lost => Some(who_was_first(&state, signed.visit.words(), project).await?),
        };
        show_page(&state, &signed, &found, notice).await
    })
    .await
}

//! The project page: each feature gives its sections, asked at once.

use crate::dossier::access;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::state::State;
use crate::{conditions, financing, gates, partners, projects};
use app::projects::{Doors, ProjectPage, ProjectView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::gates::Gate;
use domain::ids::ProjectId;
use futures::FutureExt;
use futures::future::try_join_all;
use leptos::prelude::*;

/// `GET /projects/{project}`. Sections in one place of the page stand in the order of this list.
pub(crate) async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let sections = [
        financing::sections(&state, &signed, &found).boxed(),
        partners::sections(&state, &signed, &found).boxed(),
        conditions::sections(&state, &signed, &found).boxed(),
        gates::sections(&state, &signed, &found).boxed(),
        projects::sections(&state, &signed, &found).boxed(),
    ];
    let may_stop = signed.actor.may(act::ProposeStop, found.standing) || signed.actor.may(act::ConfirmStop, found.standing);
    let view = ProjectView {
        id,
        title: found.project.title.clone(),
        status: found.project.status,
        gate: Gate::of(found.project.phase),
        sections: try_join_all(sections).await?.concat(),
        doors: Doors { stop: may_stop, history: signed.actor.may(act::ReadProjectHistory, found.standing) },
    };
    let words = signed.visit.words();
    Ok(page(&state, &signed.visit, view.title.clone(), move || view! { <ProjectPage words view /> }.into_any()))
}

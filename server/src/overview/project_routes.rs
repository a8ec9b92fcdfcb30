//! The project page: each feature gives its sections, asked at once.

use crate::dossier::access;
use crate::dossier::due::due;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::state::State;
use crate::{conditions, financing, gates, partners, projects, start_list, stop};
use app::projects::{Doors, ProjectPage, ProjectView};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::ids::ProjectId;
use domain::projects::Place;
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
        stop::sections(&state, &signed, &found).boxed(),
        start_list::sections(&state, &signed, &found).boxed(),
        projects::sections(&state, &signed, &found).boxed(),
    ];
    let may_stop = signed.actor.may(act::ProposeStop, found.standing) || signed.actor.may(act::ConfirmStop, found.standing);
    let place = Place { phase: found.project.phase, status: found.project.status };
    let view = ProjectView {
        id,
        title: found.project.title.clone(),
        status: found.project.status,
        // Nothing waits at the gate of a project that has ended.
        gate: due(&found.project).filter(|_| !place.is_final()),
        sections: try_join_all(sections).await?.concat(),
        doors: Doors { stop: may_stop, history: signed.actor.may(act::ReadProjectHistory, found.standing) },
    };
    let words = signed.visit.words();
    Ok(page(&state, &signed.visit, view.title.clone(), move || view! { <ProjectPage words view /> }.into_any()))
}

//! Ending somebody's access.

use super::end_access::{self, projects_of, stays_with, successors};
use super::invitations::By;
use super::list::Found;
use super::person_routes::{found, open};
use crate::dossier::decision_conditions;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::people::{LeavingPage, LeavingView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::PersonId;
use domain::people::LeavingForm;
use domain::problem::Problem;
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const ADMINISTRATORS: Access = Access::Needs(Action::ManagePeople);
    vec![get("/people/{person}/end", ADMINISTRATORS, form), post("/people/{person}/end", ADMINISTRATORS, end)]
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PersonId>) -> Result<Response, AppError> {
    signed.permit(act::ManagePeople)?;
    let found = open(&state, id).await?;
    show_form(&state, &signed, &found, (LeavingForm::default(), Vec::new())).await
}

async fn show_form(state: &State, signed: &SignedIn, found: &Found, (typed, problems): (LeavingForm, Vec<Problem>)) -> Result<Response, AppError> {
    let (words, read, id) = (signed.visit.words(), &state.database.read, found.person.id);
    let others = successors(read, id, state.clock.today()).await?;
    let view = LeavingView {
        person: (id, found.person.name.clone()),
        projects: projects_of(read, id).await?.into_iter().map(|row| row.title).collect(),
        conditions: decision_conditions::of_person(read, id).await?.len(),
        contact_of: end_access::contact_of(read, id).await?,
        is_last: end_access::is_last_of_organisation(read, &found.person, state.clock.today()).await?,
        successors: others.into_iter().map(|row| (row.id, row.name)).collect(),
        stays: stays_with(read, id).await?,
        typed,
        problems,
        key: state.form_key(signed.actor.id),
    };
    Ok(page(state, &signed.visit, words.t("person-end-title"), move || view! { <LeavingPage words view /> }.into_any()))
}

async fn end(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<PersonId>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManagePeople)?;
    let found = found(&state, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::person(id), "access-ended").await?;
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let typed: LeavingForm = pairs.read()?;
    let saved = async {
        let write = submission.begin(&state).await?;
        let events = end_access::end((&state, &write), &By::of(&permit), &found.person, &typed).await?;
        Ok(write.finish(events).await?)
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show_form(&state, &signed, &found, (typed, problems)).await,
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}

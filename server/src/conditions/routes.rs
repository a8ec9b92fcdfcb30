//! The pages and forms of the eight conditions.

use super::save::{self, GivesOpinion};
use super::views::{self, Typed};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::evidence;
use app::conditions::{ConditionPage, ConditionsPage};
use app::paths;
use app::ui::FormErrors;
use axum::extract::{self};
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::conditions::{AssessmentForm, Condition, EvidenceForm};
use domain::gates::Gate;
use domain::ids::{EvidenceId, ProjectId};
use leptos::prelude::*;
use sea_orm::EntityTrait;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let needs = Access::Needs;
    vec![
        get("/projects/{project}/conditions/{gate}", needs(Action::ReadProject), matrix),
        get("/projects/{project}/conditions/{gate}/{condition}", needs(Action::ReadProject), one),
        post("/projects/{project}/conditions/{gate}/{condition}", needs(Action::AssessProject), assess_project),
        post("/projects/{project}/conditions/{gate}/{condition}/own", needs(Action::AssessOwnProject), assess_own_project),
        post("/projects/{project}/conditions/{gate}/{condition}/evidence", needs(Action::AddEvidence), add_evidence),
        post("/projects/{project}/evidence/{evidence}/accept", needs(Action::AcceptEvidence), accept_evidence),
    ]
}

type At = Ids<(ProjectId, Gate, Condition)>;

async fn matrix(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    let words = signed.visit.words();
    let view = views::matrix(&state, &found.project, gate).await?;
    let title = words.with("conditions-title", &[("gate", words.label(gate).into())]);
    Ok(page(&state, &signed.visit, title, move || view! { <ConditionsPage words view /> }.into_any()))
}

async fn one(extract::State(state): extract::State<State>, signed: SignedIn, Ids((project, gate, condition)): At) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    show(&state, &signed, &found, (gate, condition), Typed::default()).await
}

async fn show(state: &State, signed: &SignedIn, found: &Found, about: (Gate, Condition), typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = views::one(state, (&signed.actor, signed.visit.language), found, about, typed).await?;
    Ok(page(state, &signed.visit, words.label(about.1), move || view! { <ConditionPage words view /> }.into_any()))
}

async fn assess_project(extract::State(state): extract::State<State>, signed: SignedIn, ids: At, form: Pairs) -> Result<Response, AppError> {
    assess(&state, &signed, act::AssessProject, ids, &form).await
}

async fn assess_own_project(extract::State(state): extract::State<State>, signed: SignedIn, ids: At, form: Pairs) -> Result<Response, AppError> {
    assess(&state, &signed, act::AssessOwnProject, ids, &form).await
}

async fn assess<A: GivesOpinion>(state: &State, signed: &SignedIn, action: A, ids: At, form: &Pairs) -> Result<Response, AppError> {
    let Ids((project, gate, condition)) = ids;
    let (found, permit) = access::permit(state, signed, action, project).await?;
    let submission = Submission::read(form, &paths::condition(project, gate, condition), "assessed")?;
    let typed: AssessmentForm = form.read()?;
    let about = (gate, condition);
    match give(state, signed, (&found, &permit, &submission), about, &typed).await {
        Err(AppError::Conflict) => {
            let kept = Typed { form: Some(typed), is_lost: true, ..Typed::default() };
            lost(state, signed, act::ReadProject, about, (project, kept), submission.already_handled(state, signed.actor.id).await?).await
        }
        answer => answer,
    }
}

async fn give<A: GivesOpinion>(
    state: &State,
    signed: &SignedIn,
    (found, permit, submission): (&Found, &Permit<A>, &Submission),
    about: (Gate, Condition),
    typed: &AssessmentForm,
) -> Result<Response, AppError> {
    if let Some(onward) = submission.already_handled_in(state, permit).await? {
        return Ok(onward);
    }
    match typed.check(&views::signals_of(state, &found.project, about.0, about.1).await?) {
        Err(problems) => {
            let words = signed.visit.words();
            let errors = FormErrors::read(words, &problems, |field| views::label(words, field));
            let typed = Typed { form: Some(typed.clone()), errors, ..Typed::default() };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(state, signed, found, about, typed).await?))
        }
        Ok(new) => save::assess(state, permit, about, new, submission).await.map(|()| submission.onward()),
    }
}

/// Somebody was first: the way onward when it was this very form, else the page with what was typed and what changed.
async fn lost(
    state: &State,
    signed: &SignedIn,
    read: act::ReadProject,
    about: (Gate, Condition),
    (project, kept): (ProjectId, Typed),
    before: Option<Response>,
) -> Result<Response, AppError> {
    if let Some(onward) = before {
        return Ok(onward);
    }
    let (found, _) = access::permit(state, signed, read, project).await?;
    let notice = Some(meanwhile(state, signed.visit.words(), &found.project).await?);
    Ok(with_status(StatusCode::CONFLICT, show(state, signed, &found, about, Typed { notice, ..kept }).await?))
}

async fn add_evidence(extract::State(state): extract::State<State>, signed: SignedIn, ids: At, form: Pairs) -> Result<Response, AppError> {
    let Ids((project, gate, condition)) = ids;
    let (found, permit) = access::permit(&state, &signed, act::AddEvidence, project).await?;
    let submission = Submission::read(&form, &paths::condition(project, gate, condition), "evidence-added")?;
    let evidence: EvidenceForm = form.read()?;
    let about = (gate, condition);
    if let Some(onward) = submission.already_handled_in(&state, &permit).await? {
        return Ok(onward);
    }
    match evidence.check(signed.visit.language) {
        Err(problems) => {
            let words = signed.visit.words();
            let errors = FormErrors::read(words, &problems, |field| views::label(words, field));
            let typed = Typed { evidence, errors, ..Typed::default() };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &signed, &found, about, typed).await?))
        }
        Ok(new) => match save::add_evidence(&state, &permit, condition, new, &submission).await {
            Err(AppError::Conflict) => {
                let kept = Typed { evidence, ..Typed::default() };
                lost(&state, &signed, act::ReadProject, about, (project, kept), submission.already_handled(&state, permit.person()).await?).await
            }
            saved => saved.map(|()| submission.onward()),
        },
    }
}

async fn accept_evidence(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, evidence)): Ids<(ProjectId, EvidenceId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::AcceptEvidence, project).await?;
    let row = evidence::Entity::find_by_id(evidence).one(&state.database.read).await?;
    let row = row.filter(|row| row.project_id == project).ok_or(AppError::NotFound)?;
    let gate = form.get("gate").and_then(|gate| gate.parse().ok()).or_else(|| Gate::of(found.project.phase)).unwrap_or(Gate::G3);
    let about = (gate, row.condition_code);
    let submission = Submission::read(&form, &paths::condition(project, gate, row.condition_code), "evidence-accepted")?;
    if row.accepted {
        return Ok(submission.onward());
    }
    match save::accept_evidence(&state, &permit, row, &submission).await {
        Err(AppError::Conflict) => {
            let before = submission.already_handled(&state, permit.person()).await?;
            lost(&state, &signed, act::ReadProject, about, (project, Typed::default()), before).await
        }
        saved => saved.map(|()| submission.onward()),
    }
}

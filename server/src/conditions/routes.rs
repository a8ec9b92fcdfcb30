//! The pages and forms of the eight conditions.

use super::all_page::AllTyped;
use super::pages::{self, Typed};
use super::save::{self, GivesOpinion};
use super::{board, levels_routes};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use app::conditions::{ConditionPage, opinion_field};
use app::paths;
use app::ui::FormErrors;
use axum::extract::{self};
use axum::response::Response;
use domain::access::{Action, act};
use domain::conditions::{AssessmentForm, Condition, EvidenceForm};
use domain::gates::Gate;
use domain::ids::{EvidenceId, ProjectId};
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let needs = Access::Needs;
    vec![
        get("/projects/{project}/conditions/{gate}", needs(Action::ReadProject), matrix),
        post("/projects/{project}/conditions/{gate}/levels", needs(Action::AssessProject), levels_routes::assess_project),
        post("/projects/{project}/conditions/{gate}/levels/own", needs(Action::AssessOwnProject), levels_routes::assess_own_project),
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
    levels_routes::show(&state, &signed, &found, gate, AllTyped::default()).await
}

async fn one(extract::State(state): extract::State<State>, signed: SignedIn, Ids((project, gate, condition)): At) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    show(&state, &signed, &found, (gate, condition), Typed::default()).await
}

async fn show(state: &State, signed: &SignedIn, found: &Found, about: (Gate, Condition), typed: Typed) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let view = pages::one(state, (&signed.actor, signed.visit.language), found, about, typed).await?;
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
    let submission = Submission::read(state, signed, form, &paths::condition(project, gate, condition), "assessed").await?;
    let typed: AssessmentForm = form.read()?;
    let about = (gate, condition);
    let saved = async {
        let new = typed.check(&pages::signals_of(state, &found.project, gate, condition).await?)?;
        save::assess(state, &permit, about, new, &submission).await
    };
    answer(&submission, saved.await, async |why| {
        let is_lost = why == Why::Lost;
        again(state, signed, (project, about), Typed { form: Some(typed.clone()), is_lost, ..Typed::default() }, why).await
    })
    .await
}

/// The page with what was typed, and what is wrong with it or who was first.
async fn again(
    state: &State,
    signed: &SignedIn,
    (project, about): (ProjectId, (Gate, Condition)),
    typed: Typed,
    why: Why,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::ReadProject, project).await?;
    let typed = match why {
        Why::Problems(problems) => Typed { errors: FormErrors::read(words, &problems, |field| opinion_field(words, field)), ..typed },
        Why::Lost => Typed { notice: Some(meanwhile(state, words, &found.project).await?), ..typed },
    };
    show(state, signed, &found, about, typed).await
}

async fn add_evidence(extract::State(state): extract::State<State>, signed: SignedIn, ids: At, form: Pairs) -> Result<Response, AppError> {
    let Ids((project, gate, condition)) = ids;
    let (_, permit) = access::permit(&state, &signed, act::AddEvidence, project).await?;
    let submission = Submission::read(&state, &signed, &form, &paths::condition(project, gate, condition), "evidence-added").await?;
    let evidence: EvidenceForm = form.read()?;
    let saved = async { save::add_evidence(&state, &permit, condition, evidence.check(signed.visit.language)?, &submission).await };
    let typed = Typed { evidence: evidence.clone(), ..Typed::default() };
    answer(&submission, saved.await, async |why| again(&state, &signed, (project, (gate, condition)), typed, why).await).await
}

async fn accept_evidence(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, evidence)): Ids<(ProjectId, EvidenceId)>,
    form: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::AcceptEvidence, project).await?;
    let row = board::piece(&state.database.read, project, evidence).await?.ok_or(AppError::NotFound)?;
    let gate = form.get("gate").and_then(|gate| gate.parse().ok()).or_else(|| Gate::of(found.project.phase)).unwrap_or(Gate::G3);
    let about = (gate, row.condition_code);
    let submission = Submission::read(&state, &signed, &form, &paths::condition(project, gate, row.condition_code), "evidence-accepted").await?;
    if row.accepted {
        return Ok(submission.onward());
    }
    let saved = save::accept_evidence(&state, &permit, row, &submission).await;
    answer(&submission, saved, async |why| again(&state, &signed, (project, about), Typed::default(), why).await).await
}

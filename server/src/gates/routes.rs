//! The gate page and the rules of a gate, and every other route of this room.

use super::facts::{GateState, gate_state};
use super::phase_run::phase_run;
use super::proposals::proposals;
use super::snapshot::decided_on;
use super::{condition_routes, decision_form_routes, decision_routes, dossier_routes, pages, request_routes, undo_routes};
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::due::due;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::state::State;
use app::gates::{GatePage, GateView, ProposalsView, RulesPage, RulesView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::gates::{Facts, Gate, evaluate};
use domain::ids::ProjectId;
use domain::projects::Place;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const READ: Access = Access::Needs(Action::ReadProject);
    const REQUEST: Access = Access::Needs(Action::RequestGate);
    const RELEASE: Access = Access::Needs(Action::ReleaseDossier);
    const DECIDE: Access = Access::Needs(Action::DecideGate);
    const WITHDRAW: Access = Access::Needs(Action::WithdrawDecision);
    const AGENDA: Access = Access::Needs(Action::PutOnAgenda);
    const SEE_TO: Access = Access::Needs(Action::SeeToCondition);
    const VERIFY: Access = Access::Needs(Action::VerifyCondition);
    vec![
        get("/projects/{project}/gates/{gate}", READ, gate_page),
        get("/projects/{project}/gates/{gate}/rules", READ, rules_page),
        get("/projects/{project}/gates/{gate}/request", REQUEST, request_routes::form),
        post("/projects/{project}/gates/{gate}/request", REQUEST, request_routes::request),
        get("/projects/{project}/gates/{gate}/withdraw", RELEASE, undo_routes::release_form),
        post("/projects/{project}/gates/{gate}/withdraw", RELEASE, undo_routes::release),
        get("/projects/{project}/gates/{gate}/agenda", AGENDA, undo_routes::agenda_form),
        post("/projects/{project}/gates/{gate}/agenda", AGENDA, undo_routes::put_on_agenda),
        get("/projects/{project}/gates/{gate}/decision", DECIDE, decision_form_routes::form),
        post("/projects/{project}/gates/{gate}/decision", DECIDE, decision_form_routes::record),
        post("/projects/{project}/gates/{gate}/decision/check", DECIDE, decision_form_routes::check),
        get("/projects/{project}/decisions/{decision}", READ, decision_routes::decision_page),
        post("/projects/{project}/decisions/{decision}/sign", Access::Needs(Action::SignDecision), decision_routes::sign),
        get("/projects/{project}/decisions/{decision}/withdraw", WITHDRAW, undo_routes::withdraw_form),
        post("/projects/{project}/decisions/{decision}/withdraw", WITHDRAW, undo_routes::withdraw),
        get("/projects/{project}/decisions/{decision}/correct", DECIDE, decision_form_routes::correct_form),
        post("/projects/{project}/decisions/{decision}/correct", DECIDE, decision_form_routes::correct),
        post("/projects/{project}/decisions/{decision}/correct/check", DECIDE, decision_form_routes::correct_check),
        post("/projects/{project}/decisions/{decision}/conditions/{condition}/report", SEE_TO, condition_routes::report),
        post("/projects/{project}/decisions/{decision}/conditions/{condition}/met", VERIFY, condition_routes::met),
        post("/projects/{project}/decisions/{decision}/conditions/{condition}/back", VERIFY, condition_routes::send_back),
        get("/projects/{project}/dossiers/{snapshot}", READ, dossier_routes::dossier_page),
    ]
}

/// The project as it is now, after somebody else changed it.
pub(super) async fn again(state: &State, signed: &SignedIn, project: ProjectId) -> Result<Found, AppError> {
    access::find(&state.database.read, &signed.actor, project).await?.ok_or(AppError::NotFound)
}

/// Whether the dossier for this gate is being written: what was frozen before says nothing of it any more.
fn is_written(found: &Found, gate: Gate) -> bool {
    let place = Place { phase: found.project.phase, status: found.project.status };
    due(&found.project) == Some(gate) && place.is_writable()
}

/// What a page of the gate shows: the dossier as it is being written, or what is decided on.
fn shown_facts(found: &Found, gate_state: &GateState) -> Facts {
    if is_written(found, gate_state.facts.gate) { gate_state.facts.clone() } else { decided_on(gate_state) }
}

async fn gate_page(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    let reference = state.reference();
    let gate_state = gate_state(&state.database.read, &reference, &found.project, gate, state.clock.today()).await?;
    let is_due = due(&found.project) == Some(gate);
    let is_written = is_written(&found, gate);
    let facts = shown_facts(&found, &gate_state);
    let words = signed.visit.words();
    let results = evaluate(&reference.rules, &facts);
    let frozen = pages::frozen(&gate_state).filter(|_| is_due && !is_written);
    let may = pages::may(&reference, &signed, &found, &gate_state, gate);
    let is_decided = !is_due && gate_state.decisions.iter().any(|one| one.taken.decision.gate == gate && one.taken.decision.state.was_signed());
    let proposals = if is_decided { ProposalsView::default() } else { proposals(&state, &signed, &found, &facts, may).await? };
    let view = GateView {
        top: pages::top(&found.project),
        gate,
        route: pages::route(&found.project, &gate_state),
        verdict: pages::verdict(&signed, &found, &gate_state, gate, &results),
        looks: pages::looks(&reference, &signed, &facts, frozen.is_some()),
        run: phase_run(&state.database.read, &found.project, gate, state.clock.today()).await?,
        lines: pages::lines(&reference, signed.visit.language, results),
        proposals,
        levels: pages::levels(&reference, &gate_state, gate),
        at_level: gate_state.facts.conditions_at_level(reference.rules.levels()),
        frozen,
        decisions: pages::decisions(&signed, &found, &gate_state, gate),
        may,
        hold_until: found.project.hold_until,
        given_back: gate_state.snapshot.as_ref().filter(|_| is_due).and_then(|last| Some((last.number, last.given_back.clone()?))),
        is_due,
    };
    let title = format!("{}: {}", view.top.title, words.label(gate));
    Ok(page(&state, &signed.visit, title, move || view! { <GatePage words view /> }.into_any()))
}

async fn rules_page(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, gate)): Ids<(ProjectId, Gate)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, project).await?;
    let reference = state.reference();
    let gate_state = gate_state(&state.database.read, &reference, &found.project, gate, state.clock.today()).await?;
    let results = evaluate(&reference.rules, &shown_facts(&found, &gate_state));
    let words = signed.visit.words();
    let view = RulesView { top: pages::top(&found.project), gate, lines: pages::lines(&reference, signed.visit.language, results) };
    let title = words.with("rules-title", &[("gate", words.label(gate).into())]);
    Ok(page(&state, &signed.visit, title, move || view! { <RulesPage words view /> }.into_any()))
}

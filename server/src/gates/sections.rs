//! The route of a project and what was decided about it, on its page.

use super::read::{OpenCondition, of_project, open_conditions};
use crate::dossier::access::Found;
use crate::dossier::due::due;
use crate::frame::actor::SignedIn;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::{decision, project};
use app::gates::{DecisionSummary, DecisionsView, OpenConditionLine, OpenConditionsView, RouteView};
use app::projects::Section;
use chrono::NaiveDate;
use domain::access::act;
use domain::gates::{DecisionState, Route};
use domain::projects::{Place, Status};
use sea_orm::DbErr;

/// The route, the open conditions, and the decisions that the reader may know of. Two queries.
pub async fn sections(state: &State, signed: &SignedIn, found: &Found) -> Result<Vec<Section>, DbErr> {
    let project = &found.project;
    let decisions = of_project(&state.database.read, project.id).await?;
    let decisions = known(&decisions, signed.actor.may(act::ReadUnsigned, found.standing));
    let route = route(project, &decisions, state.clock.today());
    let line = |OpenCondition { decision, text, owner, due_on, timing }| OpenConditionLine { decision, text, owner, due_on, timing };
    let lines = open_conditions(&state.database.read, project.id).await?.into_iter().map(line).collect();
    let waits = (project.status == Status::AwaitingStart).then_some(project.phase);
    let open = OpenConditionsView { project: project.id, waits, lines, today: state.clock.today() };
    let open = (!open.lines.is_empty() && !route.route.place.is_final()).then_some(Section::OpenConditions(open));
    let decisions = Section::Decisions(DecisionsView { project: project.id, decisions });
    Ok([Section::Route(route)].into_iter().chain(open).chain([decisions]).collect())
}

/// The decisions that the reader may know of, latest first: what is not signed is for who decides.
fn known(decisions: &[decision::Model], reads_all: bool) -> Vec<DecisionSummary> {
    let state = |one: &decision::Model| {
        let is_superseded = decisions.iter().any(|other| other.supersedes_id == Some(one.id) && other.signed_at.is_some());
        DecisionState::of(one.signed_at.is_some(), is_superseded, one.void_at.is_some())
    };
    let is_for_reader = |one: &&decision::Model| reads_all || state(one).was_signed();
    let summary = |one: &decision::Model| DecisionSummary {
        id: one.id,
        gate: one.gate,
        outcome: one.outcome,
        on: day_of(one.decided_at),
        state: state(one),
        summary: one.public_summary.clone(),
    };
    decisions.iter().rev().filter(is_for_reader).map(summary).collect()
}

fn route(project: &project::Model, decisions: &[DecisionSummary], today: NaiveDate) -> RouteView {
    let is_pass = |one: &&DecisionSummary| one.state == DecisionState::Signed && one.outcome.is_passed();
    let route = Route {
        place: Place { phase: project.phase, status: project.status },
        due: due(project),
        passed: decisions.iter().filter(is_pass).map(|one| (one.gate, one.on)).collect(),
        next_gate_on: project.next_gate_on,
        start_on: project.start_on,
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        today,
    };
    RouteView { project: project.id, route }
}

//! The route of a project from its decisions: which gates it passed, where it is now.

use crate::language::Words;
use crate::paths;
use crate::ui::{GateMark, GateState, PhaseBar, PhaseSpan, PhaseState};
use chrono::{Months, NaiveDate};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::{Phase, Place, Status};
use leptos::prelude::*;

/// What the route is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteView {
    /// The project.
    pub project: ProjectId,
    /// Where it stands.
    pub place: Place,
    /// The gate it comes to next.
    pub due: Option<Gate>,
    /// Gates that were passed, with the day of the decision.
    pub passed: Vec<(Gate, NaiveDate)>,
    /// The day planned for the next gate.
    pub next_gate_on: Option<NaiveDate>,
    /// The first day of the phase.
    pub start_on: Option<NaiveDate>,
    /// How long the phase lasts.
    pub duration_months: Option<u32>,
    /// Today.
    pub today: NaiveDate,
}

/// The route as a bar.
#[component]
pub fn ProjectRoute(words: Words, view: RouteView) -> impl IntoView {
    let rest = [(Phase::Start, Gate::G1), (Phase::Innovation, Gate::G2), (Phase::MarketEntry, Gate::G3)];
    let rest = rest.map(|(phase, gate)| (PhaseSpan { label: words.label(phase), state: state(&view, phase) }, mark(words, &view, gate)));
    view! { <PhaseBar words first=mark(words, &view, Gate::G0) rest=rest.to_vec() /> }
}

fn mark(words: Words, view: &RouteView, gate: Gate) -> GateMark {
    let passed = view.passed.iter().rev().find(|(one, _)| *one == gate);
    let is_next = view.due == Some(gate) && !view.place.is_final();
    // A project from the old list stands in a phase without the gates before it.
    let is_behind = view.due.is_some_and(|due| gate < due);
    let (state, note) = match passed {
        Some((_, day)) => (GateState::Passed, words.date_short(*day)),
        None if is_behind => (GateState::Passed, String::new()),
        None if is_next => (GateState::Next, next_note(words, view)),
        None => (GateState::Ahead, String::new()),
    };
    GateMark { label: words.label(gate), note, state, href: Some(paths::gate(view.project, gate)) }
}

fn next_note(words: Words, view: &RouteView) -> String {
    match view.place.status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => words.t("route-asked"),
        Status::OnHold | Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => words.label(view.place.status),
        Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => {
            view.next_gate_on.map_or_else(|| words.t("route-no-date"), |day| words.date_short(day))
        }
    }
}

fn state(view: &RouteView, phase: Phase) -> PhaseState {
    if phase == view.place.phase {
        return match view.place.status {
            Status::Graduated | Status::ClosedCompleted => PhaseState::Done,
            Status::Stopped | Status::Refused => PhaseState::Ended,
            Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => PhaseState::Now(part_passed(view)),
            Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold => PhaseState::Now(part_passed(view)),
        };
    }
    let next = Gate::ALL.iter().find(|gate| gate.to() == phase);
    let is_behind = view.passed.iter().any(|(gate, _)| gate.from() == phase) || next.is_some_and(|gate| view.due.is_some_and(|due| *gate < due));
    if is_behind { PhaseState::Done } else { PhaseState::Ahead }
}

/// How much of the phase has passed, in percent: from the gate before it, or else the planned start, to its next gate, or else the planned end.
/// A phase whose decision was asked for is over.
fn part_passed(view: &RouteView) -> u8 {
    if view.place.awaits_decision() {
        return 100;
    }
    // What waits for the conditions that come first has not begun.
    if view.place.status == Status::AwaitingStart {
        return 0;
    }
    let entered = view.passed.iter().filter(|(gate, _)| gate.to() == view.place.phase).map(|(_, day)| *day).max();
    let Some(start) = entered.or(view.start_on) else { return 0 };
    let planned = view.duration_months.and_then(|months| start.checked_add_months(Months::new(months)));
    let Some(end) = view.next_gate_on.or(planned) else { return 0 };
    let (gone, all) = ((view.today - start).num_days().max(0), (end - start).num_days().max(1));
    u8::try_from((gone * 100 / all).min(100)).unwrap_or(100)
}

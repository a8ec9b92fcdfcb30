//! The route of a project, as a bar with the days of its gates.

use crate::language::Words;
use crate::paths;
use crate::ui::{GateMark, PhaseBar, PhaseSpan};
use domain::gates::{Gate, GateState, Route};
use domain::ids::ProjectId;
use domain::projects::{Phase, Status};
use leptos::prelude::*;

/// The route of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteView {
    /// The project.
    pub project: ProjectId,
    /// What it is drawn from.
    pub route: Route,
}

/// The route as a bar.
#[component]
pub fn ProjectRoute(words: Words, view: RouteView) -> impl IntoView {
    let rest = [(Phase::Start, Gate::G1), (Phase::Innovation, Gate::G2), (Phase::MarketEntry, Gate::G3)];
    let rest = rest.map(|(phase, gate)| (PhaseSpan { label: words.label(phase), state: view.route.phase(phase) }, mark(words, &view, gate)));
    view! { <PhaseBar words first=mark(words, &view, Gate::G0) rest=rest.to_vec() /> }
}

fn mark(words: Words, view: &RouteView, gate: Gate) -> GateMark {
    let state = view.route.gate(gate);
    let note = match state {
        GateState::Passed => view.route.passed_on(gate).map_or_else(String::new, |day| words.date_short(day)),
        GateState::Next => next_note(words, &view.route),
        GateState::Ahead => String::new(),
    };
    GateMark { label: words.label(gate), note, state, href: Some(paths::gate(view.project, gate)) }
}

/// What there is to say of the gate that comes next: what is going on there, or when it is.
pub(crate) fn next_note(words: Words, route: &Route) -> String {
    match route.place.status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => words.t("route-asked"),
        Status::OnHold | Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => words.label(route.place.status),
        Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => {
            route.next_gate_on.map_or_else(|| words.t("route-no-date"), |day| words.date_short(day))
        }
    }
}

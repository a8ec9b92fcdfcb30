//! A project's route through its phases and gates, from what is known of it.

use crate::language::Words;
use crate::paths;
use crate::ui::{GateMark, GateState, PhaseBar, PhaseSpan, PhaseState};
use chrono::{Months, NaiveDate};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::{Phase, Status};
use leptos::prelude::*;

/// What the route is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteView {
    /// The project.
    pub project: ProjectId,
    /// Its phase.
    pub phase: Phase,
    /// Its status.
    pub status: Status,
    /// The gates that were passed, with the day.
    pub passed: Vec<(Gate, NaiveDate)>,
    /// The day of the next gate.
    pub next_gate_on: Option<NaiveDate>,
    /// The first day of the phase.
    pub start_on: Option<NaiveDate>,
    /// How long the phase lasts.
    pub duration_months: Option<u32>,
    /// Today.
    pub today: NaiveDate,
}

/// The route.
#[component]
pub fn ProjectRoute(words: Words, view: RouteView) -> AnyView {
    let next = Gate::of(view.phase);
    let mark = |gate: Gate| {
        let day = view.passed.iter().find(|(passed, _)| *passed == gate).map(|(_, day)| *day);
        let is_behind = next.is_none_or(|next| gate < next);
        let (state, note) = match (is_behind, next == Some(gate)) {
            (true, _) => (GateState::Passed, day.map(|day| words.date_short(day)).unwrap_or_default()),
            (false, true) => (GateState::Next, next_note(words, &view)),
            (false, false) => (GateState::Ahead, String::new()),
        };
        GateMark { label: words.label(gate), note, state, href: Some(paths::gate(view.project, gate)) }
    };
    let span = |phase: Phase| {
        let state = if phase < view.phase {
            PhaseState::Done
        } else if phase == view.phase {
            PhaseState::Now(elapsed(&view))
        } else {
            PhaseState::Ahead
        };
        PhaseSpan { label: words.label(phase), state }
    };
    let rest = vec![(span(Phase::Start), mark(Gate::G1)), (span(Phase::Innovation), mark(Gate::G2)), (span(Phase::MarketEntry), mark(Gate::G3))];
    view! { <PhaseBar words first=mark(Gate::G0) rest /> }.into_any()
}

fn next_note(words: Words, view: &RouteView) -> String {
    match view.status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => words.t("route-requested"),
        Status::OnHold => words.label(Status::OnHold),
        Status::Stopped => words.label(Status::Stopped),
        Status::Refused => words.label(Status::Refused),
        Status::Graduated => words.label(Status::Graduated),
        Status::ClosedCompleted => words.label(Status::ClosedCompleted),
        Status::Draft | Status::Active | Status::Recycled | Status::Legacy => {
            view.next_gate_on.map_or_else(|| words.t("route-no-date"), |date| words.date_short(date))
        }
    }
}

/// The part of the phase's planned time that has passed, in percent.
fn elapsed(view: &RouteView) -> u8 {
    let (Some(start), Some(months)) = (view.start_on, view.duration_months) else { return 0 };
    let Some(end) = start.checked_add_months(Months::new(months)) else { return 0 };
    let whole = (end - start).num_days().max(1);
    let passed = (view.today - start).num_days().clamp(0, whole);
    u8::try_from(passed * 100 / whole).unwrap_or(100)
}

//! The route in small, for a row or a card: the diamonds and bars of the phase bar, said in words to who does not see them.

use crate::language::Words;
use domain::gates::{Gate, GateState, PhaseState, Route};
use domain::projects::Phase;
use leptos::prelude::*;

/// Each gate and where its diamond begins.
const GATES: [(Gate, &str); 4] =
    [(Gate::G0, "M7 2l5 5-5 5-5-5z"), (Gate::G1, "M46 2l5 5-5 5-5-5z"), (Gate::G2, "M86 2l5 5-5 5-5-5z"), (Gate::G3, "M125 2l5 5-5 5-5-5z")];
/// Each phase with the place and the width of its bar.
const PHASES: [(Phase, u32, u32); 3] = [(Phase::Start, 15, 23), (Phase::Innovation, 54, 24), (Phase::MarketEntry, 94, 23)];

/// The route in small.
#[component]
pub fn RouteMini(words: Words, route: Route) -> impl IntoView {
    let told = in_words(words, &route);
    let spoken = told.clone();
    let bars = PHASES.map(|(phase, start, width)| {
        let percent = match route.phase(phase) {
            PhaseState::Done => 100,
            PhaseState::Now(percent) => u32::from(percent.min(100)),
            PhaseState::Ended | PhaseState::Ahead => 0,
        };
        let done = percent * width;
        let done = format!("{}.{:02}", done / 100, done % 100);
        view! {
            <rect class="mini__rail" x=start y="5" width=width height="4" rx="1" />
            <rect class="mini__done" x=start y="5" width=done height="4" rx="1" />
        }
    });
    let diamonds = GATES.map(|(gate, shape)| {
        let state = match route.gate(gate) {
            GateState::Passed => "passed",
            GateState::Next => "next",
            GateState::Ahead => "ahead",
        };
        view! { <path data-state=state d=shape /> }
    });
    view! {
        <svg class="mini" viewBox="0 0 132 14" role="img" aria-label=spoken>
            <title>{told}</title>
            {bars}
            {diamonds}
        </svg>
    }
}

/// What the picture shows: the phase with the part of it that has passed, and the gate that comes next.
fn in_words(words: Words, route: &Route) -> String {
    let phase = words.label(route.place.phase);
    let now = match route.phase(route.place.phase) {
        PhaseState::Now(percent) if route.place.phase != Phase::Intake => {
            words.with("route-now", &[("phase", phase.into()), ("percent", i64::from(percent).into())])
        }
        PhaseState::Now(_) | PhaseState::Done | PhaseState::Ended | PhaseState::Ahead => phase,
    };
    match Gate::ALL.iter().find(|gate| route.gate(**gate) == GateState::Next) {
        Some(gate) => words.with("route-then", &[("now", now.into()), ("gate", words.label(*gate).into())]),
        None => now,
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::language::Words;
    use chrono::NaiveDate;
    use domain::gates::{Gate, Route};
    use domain::people::Language;
    use domain::projects::{Phase, Place, Status};

    fn told(phase: Phase, status: Status) -> String {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let (due, start_on, next_gate_on) = (Gate::due(phase, Gate::G0), Some(day(2026)), Some(day(2028)));
        let place = Place { phase, status };
        let route = Route { place, due, passed: Vec::new(), next_gate_on, start_on, duration_months: None, today: day(2027) };
        in_words(Words::new(Language::Nl), &route)
    }

    #[test]
    fn the_picture_of_a_route_says_its_phase_how_far_it_is_and_the_gate_that_comes() {
        assert_eq!(told(Phase::Innovation, Status::Active), "Innovatie, 50\u{a0}% van de geplande tijd voorbij; eerstvolgend: Poort 2");
        assert_eq!(told(Phase::Intake, Status::Draft), "Intake; eerstvolgend: Intake");
    }

    #[test]
    fn the_picture_of_a_project_that_has_ended_names_no_gate_to_come() {
        assert_eq!(told(Phase::MarketEntry, Status::Graduated), "Markttoetreding");
    }
}

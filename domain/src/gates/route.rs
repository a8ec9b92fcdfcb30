//! The route of a project: which gates are behind it, where each phase stands, and how much of the current one has passed.

use super::Gate;
use crate::projects::{Phase, Place, Status};
use chrono::{Months, NaiveDate};

/// Where a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateState {
    /// Passed with a go.
    Passed,
    /// The one that comes next.
    Next,
    /// Later.
    Ahead,
}

/// Where a phase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseState {
    /// Behind us.
    Done,
    /// Now, with the part of its planned time that has passed, in percent.
    Now(u8),
    /// The project ended in it.
    Ended,
    /// Later.
    Ahead,
}

/// What the route of a project is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
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

impl Route {
    /// The day on which a gate was passed; of two decisions the later one.
    pub fn passed_on(&self, gate: Gate) -> Option<NaiveDate> {
        self.passed.iter().rev().find(|(one, _)| *one == gate).map(|(_, day)| *day)
    }

    /// Where a gate stands. A project from the old list stands in a phase without the gates before it.
    pub fn gate(&self, gate: Gate) -> GateState {
        let is_behind = self.due.is_some_and(|due| gate < due);
        if self.passed_on(gate).is_some() || is_behind {
            GateState::Passed
        } else if self.due == Some(gate) && !self.place.is_final() {
            GateState::Next
        } else {
            GateState::Ahead
        }
    }

    /// Where a phase stands.
    pub fn phase(&self, phase: Phase) -> PhaseState {
        if phase == self.place.phase {
            return match self.place.status {
                Status::Graduated | Status::ClosedCompleted => PhaseState::Done,
                Status::Stopped | Status::Refused => PhaseState::Ended,
                Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled | Status::Legacy => PhaseState::Now(self.part_passed()),
                Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold => PhaseState::Now(self.part_passed()),
            };
        }
        let next = Gate::ALL.iter().find(|gate| gate.to() == phase);
        let is_left = self.passed.iter().any(|(gate, _)| gate.from() == phase);
        let is_behind = is_left || next.is_some_and(|gate| self.due.is_some_and(|due| *gate < due));
        if is_behind { PhaseState::Done } else { PhaseState::Ahead }
    }

    /// How much of the phase has passed, in percent: from the gate before it, or else the planned start, to its next gate, or else the planned
    /// end. A phase whose decision was asked for is over.
    pub fn part_passed(&self) -> u8 {
        if self.place.awaits_decision() {
            return 100;
        }
        // What waits for the conditions that come first has not begun.
        if self.place.status == Status::AwaitingStart {
            return 0;
        }
        let entered = self.passed.iter().filter(|(gate, _)| gate.to() == self.place.phase).map(|(_, day)| *day).max();
        let Some(start) = entered.or(self.start_on) else { return 0 };
        let planned = self.duration_months.and_then(|months| start.checked_add_months(Months::new(months)));
        self.next_gate_on.or(planned).map_or(0, |end| part_of(start, end, self.today))
    }
}

/// How much of the time between two days has passed, in percent; a time that ends on the day it begins has a day.
pub fn part_of(start: NaiveDate, end: NaiveDate, today: NaiveDate) -> u8 {
    let (gone, all) = ((today - start).num_days().max(0), (end - start).num_days().max(1));
    u8::try_from((gone * 100 / all).min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::day;

    /// In its innovation phase since 1 January 2026, with gate 2 planned a year later.
    fn innovating(status: Status) -> Route {
        Route {
            place: Place { phase: Phase::Innovation, status },
            due: Some(Gate::G2),
            passed: vec![(Gate::G0, day(2024, 5, 4)), (Gate::G1, day(2026, 1, 1))],
            next_gate_on: Some(day(2027, 1, 1)),
            start_on: Some(day(2025, 6, 1)),
            duration_months: Some(36),
            today: day(2026, 7, 2),
        }
    }

    #[test]
    fn a_phase_is_as_far_as_the_time_between_the_gate_before_it_and_the_one_that_comes() {
        assert_eq!(innovating(Status::Active).phase(Phase::Innovation), PhaseState::Now(49));
        let planned = Route { next_gate_on: None, ..innovating(Status::Active) };
        assert_eq!(planned.part_passed(), 16, "six of thirty-six months");
        let imported = Route { passed: Vec::new(), next_gate_on: Some(day(2026, 6, 1)), ..innovating(Status::Legacy) };
        assert_eq!(imported.part_passed(), 100, "past its day and no further");
    }

    #[test]
    fn a_phase_without_a_beginning_or_an_end_has_not_begun_and_one_whose_decision_is_asked_is_over() {
        let no_end = Route { next_gate_on: None, duration_months: None, ..innovating(Status::Active) };
        let no_start = Route { passed: Vec::new(), start_on: None, ..innovating(Status::Active) };
        assert_eq!((no_end.part_passed(), no_start.part_passed()), (0, 0));
        assert_eq!(innovating(Status::GateRequested).part_passed(), 100);
        assert_eq!(innovating(Status::AwaitingStart).part_passed(), 0, "its first conditions are not met");
    }

    #[test]
    fn gates_are_behind_a_project_next_or_ahead() {
        let states = |route: &Route| Gate::ALL.iter().map(|gate| route.gate(*gate)).collect::<Vec<_>>();
        use GateState::{Ahead, Next, Passed};
        assert_eq!(states(&innovating(Status::Active)), [Passed, Passed, Next, Ahead]);
        assert_eq!(states(&Route { passed: Vec::new(), ..innovating(Status::Legacy) }), [Passed, Passed, Next, Ahead], "of the old list");
        assert_eq!(states(&innovating(Status::Stopped)), [Passed, Passed, Ahead, Ahead], "nothing comes next for what has ended");
    }

    #[test]
    fn phases_are_behind_a_project_going_on_or_ahead() {
        let states = |route: &Route| [Phase::Start, Phase::Innovation, Phase::MarketEntry].map(|phase| route.phase(phase));
        assert_eq!(states(&innovating(Status::Active)), [PhaseState::Done, PhaseState::Now(49), PhaseState::Ahead]);
        let place = Place { phase: Phase::MarketEntry, status: Status::Graduated };
        let graduated = Route { place, due: Some(Gate::G3), ..innovating(Status::Graduated) };
        assert_eq!(states(&graduated), [PhaseState::Done; 3]);
        assert_eq!(states(&innovating(Status::Stopped)), [PhaseState::Done, PhaseState::Ended, PhaseState::Ahead]);
    }

    #[test]
    fn of_two_decisions_at_a_gate_the_later_day_counts() {
        let twice = Route { passed: vec![(Gate::G1, day(2025, 1, 1)), (Gate::G1, day(2026, 1, 1))], ..innovating(Status::Active) };
        assert_eq!((twice.passed_on(Gate::G1), twice.passed_on(Gate::G2)), (Some(day(2026, 1, 1)), None));
    }

    #[test]
    fn the_time_between_two_days_is_never_more_than_whole_nor_less_than_nothing() {
        let (first, last) = (day(2026, 11, 27), day(2026, 12, 4));
        assert_eq!(part_of(first, last, day(2026, 11, 30)), 42);
        assert_eq!((part_of(first, last, day(2026, 11, 1)), part_of(first, last, day(2027, 1, 1))), (0, 100));
        assert_eq!((part_of(first, first, first), part_of(first, first, last)), (0, 100));
    }
}

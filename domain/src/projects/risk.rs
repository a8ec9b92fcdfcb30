//! What a project asks attention for, most pressing first: the answer to "what needs me most" in a list of projects.

use super::{Phase, Place, Status};
use crate::gates::{ConditionSignal, tasks};
use crate::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// One thing that asks attention; the most pressing first.
    pub enum Risk {
        /// A condition of a decision is past its date.
        ConditionLate = "condition_late",
        /// The next gate is past its date.
        GateLate = "gate_late",
        /// Conditions are below the level of the next gate, or that gate is near and they were not assessed.
        LevelsShort = "levels_short",
        /// Cost and financing differ.
        MoneyOpen = "money_open",
        /// A condition of a decision comes due.
        ConditionSoon = "condition_soon",
    }
}

impl Risk {
    /// What it weighs in the order of a list: more than all that come after it together.
    pub const fn weight(self) -> i64 {
        match self {
            Self::ConditionLate => 16,
            Self::GateLate => 8,
            Self::LevelsShort => 4,
            Self::MoneyOpen => 2,
            Self::ConditionSoon => 1,
        }
    }
}

/// What the risks of a project are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RiskFacts {
    /// Where it stands.
    pub place: Place,
    /// The first date among the open conditions of its decisions.
    pub condition_due_on: Option<NaiveDate>,
    /// The day planned for the next gate.
    pub next_gate_on: Option<NaiveDate>,
    /// Conditions below the level of the next gate.
    pub levels_short: u32,
    /// Conditions that nobody assessed for it.
    pub not_assessed: u32,
    /// Whether cost and financing differ somewhere in the money of the phase.
    pub is_unbalanced: bool,
}

/// Whether anybody looks at the risks of a project in this status: it goes on, and it went through a gate of ours or comes to one.
pub const fn is_watched(status: Status) -> bool {
    match status {
        Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled => true,
        Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold => true,
        Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted | Status::Legacy => false,
    }
}

/// Whether a gate date that has passed is late in this status: nobody asked for the gate yet.
pub const fn has_gate_date(status: Status) -> bool {
    match status {
        Status::Draft | Status::Active | Status::AwaitingStart | Status::Recycled => true,
        Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold => false,
        Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted | Status::Legacy => false,
    }
}

/// The risks of a project, most pressing first.
pub fn risks(facts: &RiskFacts, today: NaiveDate) -> Vec<Risk> {
    if !is_watched(facts.place.status) {
        return Vec::new();
    }
    let signal = facts.condition_due_on.map(|due_on| ConditionSignal::of(due_on, today));
    let is_gate_near = facts.next_gate_on.is_some_and(|day| day <= tasks::ahead(today));
    let is_writing = facts.place.phase == Phase::Intake && facts.place.status == Status::Draft;
    let holds = |risk: &Risk| match risk {
        Risk::ConditionLate => signal == Some(ConditionSignal::Late),
        Risk::GateLate => has_gate_date(facts.place.status) && facts.next_gate_on.is_some_and(|day| day < today),
        Risk::LevelsShort => facts.levels_short > 0 || (facts.not_assessed > 0 && is_gate_near && !is_writing),
        Risk::MoneyOpen => facts.is_unbalanced,
        Risk::ConditionSoon => signal == Some(ConditionSignal::Soon),
    };
    Risk::ALL.iter().copied().filter(holds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::day;

    const CALM: RiskFacts = RiskFacts {
        place: Place { phase: Phase::Start, status: Status::Active },
        condition_due_on: None,
        next_gate_on: None,
        levels_short: 0,
        not_assessed: 0,
        is_unbalanced: false,
    };

    fn told(facts: RiskFacts) -> Vec<Risk> {
        risks(&facts, day(2026, 11, 23))
    }

    #[test]
    fn a_project_that_is_in_order_asks_for_nothing() {
        assert_eq!(told(CALM), []);
        let later = Some(day(2027, 6, 1));
        assert_eq!(told(RiskFacts { condition_due_on: later, next_gate_on: later, not_assessed: 8, ..CALM }), []);
    }

    #[test]
    fn each_risk_is_told_and_the_most_pressing_first() {
        let yesterday = Some(day(2026, 11, 22));
        let all = RiskFacts { condition_due_on: yesterday, next_gate_on: yesterday, levels_short: 2, is_unbalanced: true, ..CALM };
        assert_eq!(told(all), [Risk::ConditionLate, Risk::GateLate, Risk::LevelsShort, Risk::MoneyOpen]);
        assert_eq!(told(RiskFacts { condition_due_on: Some(day(2026, 12, 7)), ..CALM }), [Risk::ConditionSoon]);
        assert_eq!(told(RiskFacts { next_gate_on: Some(day(2027, 1, 22)), not_assessed: 1, ..CALM }), [Risk::LevelsShort]);
        assert_eq!(told(RiskFacts { next_gate_on: Some(day(2027, 1, 23)), not_assessed: 1, ..CALM }), []);
    }

    #[test]
    fn a_gate_that_was_asked_for_is_not_late_and_an_overdue_condition_still_is() {
        let yesterday = Some(day(2026, 11, 22));
        let place = Place { phase: Phase::Start, status: Status::DecisionPending };
        assert_eq!(told(RiskFacts { place, next_gate_on: yesterday, condition_due_on: yesterday, ..CALM }), [Risk::ConditionLate]);
    }

    #[test]
    fn nothing_is_asked_of_a_project_that_has_ended_or_came_from_the_old_list() {
        let yesterday = Some(day(2026, 11, 22));
        let all = RiskFacts { condition_due_on: yesterday, next_gate_on: yesterday, levels_short: 2, is_unbalanced: true, ..CALM };
        for status in [Status::Stopped, Status::Refused, Status::Graduated, Status::ClosedCompleted, Status::Legacy] {
            assert_eq!(told(RiskFacts { place: Place { phase: Phase::Start, status }, ..all }), [], "{status}");
        }
    }

    #[test]
    fn a_risk_weighs_more_than_all_that_come_after_it() {
        for (at, risk) in Risk::ALL.iter().enumerate() {
            let rest: i64 = Risk::ALL[at + 1..].iter().map(|other| other.weight()).sum();
            assert!(risk.weight() > rest, "{risk}");
        }
    }
}

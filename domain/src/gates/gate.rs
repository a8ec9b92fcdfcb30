//! The four gates between the phases, and what a decision at one of them can say.

use crate::projects::Phase;
use crate::text_enum;

text_enum! {
    /// A gate between two phases.
    pub enum Gate {
        /// Intake to start.
        G0 = "G0",
        /// Start to innovation.
        G1 = "G1",
        /// Innovation to market entry.
        G2 = "G2",
        /// Market entry to graduated or closed.
        G3 = "G3",
    }
}

impl Gate {
    /// The phase in which a project asks for this gate.
    pub const fn from(self) -> Phase {
        match self {
            Self::G0 => Phase::Intake,
            Self::G1 => Phase::Start,
            Self::G2 => Phase::Innovation,
            Self::G3 => Phase::MarketEntry,
        }
    }

    /// The phase that a go leads to.
    pub const fn to(self) -> Phase {
        match self {
            Self::G0 => Phase::Start,
            Self::G1 => Phase::Innovation,
            Self::G2 => Phase::MarketEntry,
            Self::G3 => Phase::Closed,
        }
    }

    /// The phase whose money this gate is about: the one that it leads to, at gate 3 the current one.
    pub const fn money_phase(self) -> Phase {
        match self {
            Self::G0 => Phase::Start,
            Self::G1 => Phase::Innovation,
            Self::G2 | Self::G3 => Phase::MarketEntry,
        }
    }

    /// The gate that comes next for a project in this phase; an intake goes to the gate where it comes in.
    pub fn due(phase: Phase, entry_gate: Self) -> Option<Self> {
        if phase == Phase::Intake { Some(entry_gate) } else { Self::of(phase) }
    }

    /// The gate that a project in this phase comes to next; none when it is closed.
    pub const fn of(phase: Phase) -> Option<Self> {
        match phase {
            Phase::Intake => Some(Self::G0),
            Phase::Start => Some(Self::G1),
            Phase::Innovation => Some(Self::G2),
            Phase::MarketEntry => Some(Self::G3),
            Phase::Closed => None,
        }
    }
}

text_enum! {
    /// What a decision says. Section 2.3 of the specification.
    pub enum Outcome {
        /// The next phase starts.
        Go = "go",
        /// The next phase starts under conditions.
        ConditionalGo = "conditional_go",
        /// Waits until a date.
        Hold = "hold",
        /// Back to the phase with a list of points.
        Recycle = "recycle",
        /// Stops. At intake: refused.
        NoGo = "no_go",
        /// Reached the market; gate 3 only.
        Graduated = "graduated",
        /// Completed without market proof; gate 3 only.
        ClosedCompleted = "closed_completed",
    }
}

impl Outcome {
    /// Whether the gate is behind the project: the next phase starts, or the last one is completed.
    pub const fn is_passed(self) -> bool {
        match self {
            Self::Go | Self::ConditionalGo | Self::Graduated | Self::ClosedCompleted => true,
            Self::Hold | Self::Recycle | Self::NoGo => false,
        }
    }

    /// Whether public money is committed with it.
    pub const fn commits(self) -> bool {
        match self {
            Self::Go | Self::ConditionalGo => true,
            Self::Hold | Self::Recycle | Self::NoGo | Self::Graduated | Self::ClosedCompleted => false,
        }
    }
}

text_enum! {
    /// When a condition of a conditional go must be met.
    pub enum ConditionTiming {
        /// Before the phase starts or the first payment.
        Precedent = "precedent",
        /// Before its date.
        Subsequent = "subsequent",
    }
}

#[cfg(test)]
mod tests {
    use super::{Gate, Outcome};
    use crate::projects::Phase;

    #[test]
    fn a_gate_is_about_the_money_of_the_phase_that_it_leads_to_and_the_last_of_the_current_one() {
        let rows = Gate::ALL.iter().map(|gate| (*gate, gate.money_phase()));
        let expected = [(Gate::G0, Phase::Start), (Gate::G1, Phase::Innovation), (Gate::G2, Phase::MarketEntry), (Gate::G3, Phase::MarketEntry)];
        assert_eq!(rows.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_intake_goes_to_the_gate_where_it_comes_in_and_every_other_phase_to_its_own() {
        assert_eq!(Gate::due(Phase::Intake, Gate::G2), Some(Gate::G2));
        assert_eq!(Gate::due(Phase::Start, Gate::G2), Some(Gate::G1));
        assert_eq!(Gate::due(Phase::Closed, Gate::G0), None);
    }

    #[test]
    fn only_a_go_commits_money() {
        let commits: Vec<_> = Outcome::ALL.iter().copied().filter(|outcome| outcome.commits()).collect();
        assert_eq!(commits, [Outcome::Go, Outcome::ConditionalGo]);
    }

    #[test]
    fn a_gate_is_behind_a_project_that_goes_on_or_is_completed() {
        for outcome in [Outcome::Go, Outcome::ConditionalGo, Outcome::Graduated, Outcome::ClosedCompleted] {
            assert!(outcome.is_passed(), "{outcome}");
        }
    }

    #[test]
    fn a_gate_is_not_behind_a_project_that_waits_goes_back_or_stops() {
        for outcome in [Outcome::Hold, Outcome::Recycle, Outcome::NoGo] {
            assert!(!outcome.is_passed(), "{outcome}");
        }
    }
}

//! Projects: their phase, their status and what they are about.

mod activity;
mod form;
#[cfg(test)]
mod form_tests;
mod lock;
mod order;
mod period;
mod risk;
mod state;
#[cfg(test)]
mod state_table;

pub use activity::Activity;
pub use form::{AIM_LIMIT, Before, COMBINATION_LIMIT, NewProject, Offered, ProjectForm, SUMMARY_LIMIT};
pub use lock::{Approved, Arrival, Part, REASON_FIELD, change_reason};
pub use order::ProjectOrder;
pub use period::Period;
pub use risk::{Risk, RiskFacts, has_gate_date, is_watched, risks};
pub use state::{Place, Transition, TransitionRefused, next};

use crate::text_enum;

text_enum! {
    /// Where a project is in its life. Policy note 2010, section 9; `intake` and `closed` are ours.
    pub enum Phase {
        /// An idea that asks to start.
        Intake = "intake",
        /// Exploration: small budget, short, in kind allowed.
        Start = "start",
        /// Pre-competitive, multi-year, with own money and shared risk.
        Innovation = "innovation",
        /// Prototypes, investments, contracts.
        MarketEntry = "market_entry",
        /// After gate 3, or refused.
        Closed = "closed",
    }
}

impl Phase {
    /// The phase whose money a project shows: at intake the one it asks for, once closed the last one.
    pub const fn money_phase(self) -> Self {
        match self {
            Self::Intake | Self::Start => Self::Start,
            Self::Innovation => Self::Innovation,
            Self::MarketEntry | Self::Closed => Self::MarketEntry,
        }
    }
}

text_enum! {
    /// What is happening with a project inside its phase. Never merged with [`Phase`].
    pub enum Status {
        /// Being written by the lead partner.
        Draft = "draft",
        /// Work runs in the phase.
        Active = "active",
        /// A conditional go was signed, and a condition that comes first is not met: the phase has not started.
        AwaitingStart = "awaiting_start",
        /// The dossier is frozen and waits for the completeness check.
        GateRequested = "gate_requested",
        /// Experts score.
        UnderReview = "under_review",
        /// On the agenda of a steering meeting.
        DecisionPending = "decision_pending",
        /// Held until a date.
        OnHold = "on_hold",
        /// Back to work in the same phase with a list of points.
        Recycled = "recycled",
        /// Ended by a no-go or by the partners. A good outcome when it comes in time.
        Stopped = "stopped",
        /// Refused at intake.
        Refused = "refused",
        /// Reached the market.
        Graduated = "graduated",
        /// Completed after gate 3 without market proof.
        ClosedCompleted = "closed_completed",
        /// Imported from before 2010: no gate history, conditions not assessed.
        Legacy = "legacy",
    }
}

impl Status {
    /// Nothing moves the project any more; going on is a new project that is linked to this one.
    pub const fn is_final(self) -> bool {
        match self {
            Self::Stopped | Self::Refused | Self::Graduated | Self::ClosedCompleted => true,
            Self::Draft | Self::Active | Self::AwaitingStart | Self::Recycled | Self::Legacy => false,
            Self::GateRequested | Self::UnderReview | Self::DecisionPending | Self::OnHold => false,
        }
    }

    /// Whether the money of the project counts as matched in the programme: what was admitted and not stopped. What came in from before
    /// 2010 stands outside the programme's own ceiling.
    pub const fn counts_as_matched(self) -> bool {
        match self {
            Self::Active | Self::AwaitingStart | Self::Recycled => true,
            Self::GateRequested | Self::UnderReview | Self::DecisionPending | Self::OnHold => true,
            Self::Graduated | Self::ClosedCompleted => true,
            Self::Draft | Self::Refused | Self::Stopped | Self::Legacy => false,
        }
    }
}

text_enum! {
    /// What the project makes. Policy note 2010, section 5: applications and semi-finished products, not basic technology.
    pub enum ResultType {
        /// An application for users.
        Application = "application",
        /// A semi-finished product for several application areas, such as a lab-on-a-chip.
        SemiFinished = "semi_finished",
        /// Basic technology: outside the focus.
        BasicTechnology = "basic_technology",
    }
}

text_enum! {
    /// Whether the project passes the cluster gates.
    pub enum ProjectKind {
        /// Goes through the gates.
        ClusterProject = "cluster_project",
        /// Flanks the clusters, such as a programme for starters; passes no gates.
        SupportingInitiative = "supporting_initiative",
    }
}

text_enum! {
    /// What is known of a facility. The policy note does not say which were started.
    pub enum FacilityStatus {
        /// Not confirmed yet.
        Unknown = "unknown",
        /// Planned.
        Planned = "planned",
        /// Running.
        Started = "started",
        /// Closed.
        Ended = "ended",
    }
}

text_enum! {
    /// Whether projects may choose a technology area.
    pub enum AreaStatus {
        /// May be chosen and counts at the gates.
        Active = "active",
        /// May be chosen, but waits for a steering decision.
        Candidate = "candidate",
        /// No longer chosen.
        Retired = "retired",
    }
}

text_enum! {
    /// The lists from which a project chooses codes.
    pub enum TagList {
        /// Secondary technology sub-areas; the primary one stands on the project.
        SubArea = "sub_area",
        /// Application areas.
        ApplicationArea = "application_area",
        /// Societal challenges.
        Challenge = "challenge",
        /// High-tech facilities.
        Facility = "facility",
        /// Planned activities.
        Activity = "activity",
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn what_runs_waits_or_was_completed_counts_as_matched() {
        let at_work = [Status::Active, Status::AwaitingStart, Status::Recycled, Status::OnHold];
        for status in at_work.into_iter().chain([Status::GateRequested, Status::UnderReview, Status::DecisionPending]) {
            assert!(status.counts_as_matched(), "{status}");
        }
        assert!(Status::Graduated.counts_as_matched() && Status::ClosedCompleted.counts_as_matched());
    }

    #[test]
    fn what_was_stopped_refused_or_completed_has_ended_and_nothing_else() {
        let ended: Vec<_> = Status::ALL.iter().copied().filter(|status| status.is_final()).collect();
        assert_eq!(ended, [Status::Stopped, Status::Refused, Status::Graduated, Status::ClosedCompleted]);
    }

    #[test]
    fn what_was_never_admitted_was_stopped_or_came_from_before_2010_does_not_count() {
        for status in [Status::Draft, Status::Refused, Status::Stopped, Status::Legacy] {
            assert!(!status.counts_as_matched(), "{status}");
        }
    }
}

//! Whose turn it is: with whom a project lies, since when, and what comes next for those who take part in it.

use super::Gate;
use crate::projects::{Place, Status};
use chrono::NaiveDate;

/// The days that say since when a project stands as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// It was made.
    pub made: NaiveDate,
    /// Its last dossier was frozen.
    pub frozen: Option<NaiveDate>,
    /// A dossier was last given back.
    pub given_back: Option<NaiveDate>,
    /// A decision about it was last signed.
    pub decided: Option<NaiveDate>,
}

impl Moments {
    /// Since when it waits, in the hands where it lies now: for a decision since its dossier was frozen, otherwise since it last came back.
    pub fn since(self, place: Place) -> NaiveDate {
        let came_back = self.given_back.max(self.decided).map_or(self.made, |day| day.max(self.made));
        if place.awaits_decision() { self.frozen.unwrap_or(came_back) } else { came_back }
    }
}

/// In whose hands a project lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// The lead partner.
    Lead,
    /// The programme: the office, or who decides.
    Programme,
    /// The experts.
    Experts,
    /// Whoever is awaited by a hold.
    Awaited,
    /// Those who see to the conditions that come before the phase.
    Owners,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The first dossier is finished and the gate asked for.
    Finish,
    /// The gate is prepared and asked for.
    Ask,
    /// The dossier is looked at, and goes on to a decision.
    Check,
    /// The experts score.
    Review,
    /// A decision.
    Decide,
    /// A hold comes to its end.
    Resume,
    /// The conditions that come first are met, and the phase starts.
    Begin,
}

/// What comes next for a project, with whom it lies, since when and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// What.
    pub step: Step,
    /// For which gate.
    pub gate: Gate,
    /// With whom it lies.
    pub holder: Holder,
    /// Since when.
    pub since: NaiveDate,
    /// By when; none when no day is known.
    pub until: Option<NaiveDate>,
}

impl Next {
    /// Whether the day has passed.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < today)
    }
}

/// The days by which something is to happen in a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deadlines {
    /// Of the next gate.
    pub gate: Option<NaiveDate>,
    /// Of the hold.
    pub hold: Option<NaiveDate>,
    /// The first one among the open conditions of its decisions.
    pub condition: Option<NaiveDate>,
}

/// What comes next for a project; nothing for one that has ended or came in from the old list.
pub fn next_turn(place: Place, due: Option<Gate>, moments: Moments, days: Deadlines) -> Option<Next> {
    let (step, holder, until) = match place.status {
        Status::Draft => (Step::Finish, Holder::Lead, days.gate),
        Status::Active | Status::Recycled => (Step::Ask, Holder::Lead, days.gate),
        Status::AwaitingStart => (Step::Begin, Holder::Owners, days.condition),
        Status::GateRequested => (Step::Check, Holder::Programme, None),
        Status::UnderReview => (Step::Review, Holder::Experts, None),
        Status::DecisionPending => (Step::Decide, Holder::Programme, None),
        Status::OnHold => (Step::Resume, Holder::Awaited, days.hold),
        Status::Legacy | Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => return None,
    };
    Some(Next { step, gate: due?, holder, since: moments.since(place), until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::day;
    use crate::projects::Phase;

    const fn at(status: Status) -> Place {
        Place { phase: Phase::Innovation, status }
    }

    fn moments() -> Moments {
        Moments { made: day(2024, 1, 5), frozen: Some(day(2026, 11, 8)), given_back: Some(day(2026, 10, 1)), decided: Some(day(2026, 3, 2)) }
    }

    #[test]
    fn a_gate_that_was_asked_waits_since_its_dossier_was_frozen() {
        for status in [Status::GateRequested, Status::UnderReview, Status::DecisionPending] {
            assert_eq!(moments().since(at(status)), day(2026, 11, 8), "{status}");
        }
    }

    #[test]
    fn what_lies_with_the_partners_lies_there_since_it_last_came_back() {
        let decided_later = Moments { decided: Some(day(2026, 11, 20)), ..moments() };
        let new = Moments { frozen: None, given_back: None, decided: None, ..moments() };
        for status in [Status::Active, Status::Recycled, Status::OnHold, Status::Draft, Status::AwaitingStart] {
            let since = |moments: Moments| moments.since(at(status));
            assert_eq!([since(moments()), since(decided_later), since(new)], [day(2026, 10, 1), day(2026, 11, 20), day(2024, 1, 5)], "{status}");
        }
    }

    #[test]
    fn a_project_made_after_an_old_decision_of_the_list_waits_since_it_was_made() {
        let imported = Moments { made: day(2026, 11, 1), frozen: None, given_back: None, decided: Some(day(2010, 1, 1)) };
        assert_eq!(imported.since(at(Status::Active)), day(2026, 11, 1));
    }

    #[test]
    fn what_comes_next_says_with_whom_it_lies_and_by_when() {
        let (gate_on, held, condition_on) = (Some(day(2027, 1, 22)), Some(day(2027, 2, 1)), Some(day(2026, 12, 18)));
        let days = Deadlines { gate: gate_on, hold: held, condition: condition_on };
        let rows = [
            (Status::Draft, Step::Finish, Holder::Lead, gate_on),
            (Status::Active, Step::Ask, Holder::Lead, gate_on),
            (Status::Recycled, Step::Ask, Holder::Lead, gate_on),
            (Status::GateRequested, Step::Check, Holder::Programme, None),
            (Status::UnderReview, Step::Review, Holder::Experts, None),
            (Status::DecisionPending, Step::Decide, Holder::Programme, None),
            (Status::OnHold, Step::Resume, Holder::Awaited, held),
            (Status::AwaitingStart, Step::Begin, Holder::Owners, condition_on),
        ];
        for (status, step, holder, until) in rows {
            let since = moments().since(at(status));
            let expected = Next { step, gate: Gate::G2, holder, since, until };
            assert_eq!(next_turn(at(status), Some(Gate::G2), moments(), days), Some(expected), "{status}");
        }
    }

    #[test]
    fn nothing_comes_next_for_what_has_ended_or_came_from_before_2010() {
        for status in [Status::Legacy, Status::Stopped, Status::Refused, Status::Graduated, Status::ClosedCompleted] {
            assert_eq!(next_turn(at(status), Some(Gate::G2), moments(), Deadlines::default()), None, "{status}");
        }
        assert_eq!(next_turn(Place { phase: Phase::Closed, status: Status::Active }, None, moments(), Deadlines::default()), None);
    }

    #[test]
    fn a_step_is_late_the_day_after_its_day_and_never_without_one() {
        let next = |until| Next { step: Step::Ask, gate: Gate::G2, holder: Holder::Lead, since: day(2026, 1, 1), until };
        let today = day(2026, 11, 23);
        assert!(next(Some(day(2026, 11, 22))).is_late(today));
        assert!(!next(Some(today)).is_late(today) && !next(None).is_late(today));
    }
}

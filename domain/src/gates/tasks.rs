//! What waits for whom: facts in, tasks out. A task is only for who can do it, and whatever waits for a person is a task of somebody.

use super::at_gate::{AtGate, may_sign, may_withdraw};
use super::decision::{DecisionState, ProposedDecision, is_signable};
use super::stop_by_two::{may_confirm, stop_waits};
use crate::access::{Actor, ProjectStanding, act};
use crate::ids::PersonId;
use crate::people::Role;
use crate::projects::{Place, Status};
use chrono::{Days, NaiveDate};

/// How far ahead a date is a task.
const AHEAD: Days = Days::new(60);

/// Something that waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Record a decision.
    Decide,
    /// Look whether the dossier that was handed in is complete; it can be given back.
    Check,
    /// Get the gate ready and ask for it.
    Prepare,
    /// Finish the first dossier and ask for the gate.
    Finish,
    /// See whether a project on hold can go on the agenda before its day.
    SeeHold,
    /// Sign a decision or a correction.
    Sign,
    /// Take back a decision that nobody can sign any more.
    TakeBack,
    /// Say that a condition of a decision is met.
    Verify,
    /// Confirm that the partners stop.
    ConfirmStop,
}

/// A task, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What to do.
    pub task: Task,
    /// By when; none when it waits now.
    pub on: Option<NaiveDate>,
}

/// A condition of a decision, as far as it waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCondition {
    /// Who sees to it, as typed.
    pub owner: String,
    /// By when.
    pub due_on: NaiveDate,
    /// How far the decision is.
    pub state: DecisionState,
    /// Where the project stands.
    pub place: Place,
}

/// The last day that is shown ahead.
pub fn ahead(today: NaiveDate) -> NaiveDate {
    today + AHEAD
}

/// What the gate asks of this person.
pub fn at_gate(at: &AtGate, next_gate_on: Option<NaiveDate>, (actor, standing): (&Actor, ProjectStanding), today: NaiveDate) -> Option<Due> {
    let is_near = |day: Option<NaiveDate>| day.is_some_and(|day| day <= ahead(today));
    let manages = actor.is(Role::ProgrammeManager);
    match at.place.status {
        Status::GateRequested | Status::UnderReview | Status::DecisionPending => {
            let task = if at.may_decide(actor, standing) {
                Task::Decide
            } else if manages && at.may_release(actor, standing) {
                Task::Check
            } else {
                return None;
            };
            Some(Due { task, on: None })
        }
        Status::OnHold => {
            let asks = manages && at.may_put_on_agenda(actor, standing) && (at.hold_until.is_none() || is_near(at.hold_until));
            asks.then_some(Due { task: Task::SeeHold, on: at.hold_until })
        }
        Status::Draft => {
            let asks = at.may_prepare(actor, standing) && (standing.leads || is_near(next_gate_on));
            asks.then_some(Due { task: Task::Finish, on: next_gate_on })
        }
        Status::Active | Status::Recycled => {
            let asks = at.may_prepare(actor, standing) && is_near(next_gate_on);
            asks.then_some(Due { task: Task::Prepare, on: next_gate_on })
        }
        Status::Legacy | Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => None,
    }
}

/// What a decision or a correction that is not signed asks of this person.
pub fn at_decision(decision: &ProposedDecision, (actor, standing): (&Actor, ProjectStanding)) -> Option<Task> {
    if may_sign(decision, actor, standing) {
        Some(Task::Sign)
    } else if !is_signable(decision) && may_withdraw(decision, actor, standing) {
        Some(Task::TakeBack)
    } else {
        None
    }
}

/// Whether this person can say that a condition is met: never who sees to it. The condition counts while its decision stands.
pub fn may_verify(condition: &OpenCondition, (actor, standing): (&Actor, ProjectStanding)) -> bool {
    condition.state == DecisionState::Signed && !is_own(&condition.owner, &actor.name) && actor.may(act::VerifyCondition, standing)
}

/// Whether this person is the one who sees to a condition, by name.
pub fn is_own(owner: &str, name: &str) -> bool {
    owner.trim().to_lowercase() == name.trim().to_lowercase()
}

/// What an open condition asks of this person; of a project that has ended nothing is asked.
pub fn at_condition(condition: &OpenCondition, person: (&Actor, ProjectStanding), today: NaiveDate) -> Option<Due> {
    let asks = !condition.place.is_final() && condition.due_on <= ahead(today) && may_verify(condition, person);
    asks.then_some(Due { task: Task::Verify, on: Some(condition.due_on) })
}

/// What a proposal to stop asks of this person.
pub fn at_stop(place: Place, proposer: Option<PersonId>, (actor, standing): (&Actor, ProjectStanding)) -> Option<Task> {
    let confirms = stop_waits(place) && may_confirm(place.phase, proposer, actor).is_ok() && actor.may(act::ConfirmStop, standing);
    confirms.then_some(Task::ConfirmStop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Eur;
    use crate::gates::Gate;
    use crate::gates::builder::day;
    use crate::ids::ProjectId;
    use crate::people::{Language, SteeringSeat};
    use crate::projects::Phase;
    use uuid::Uuid;

    /// Who has something to do at a gate in this status, with this day for it: the lead partner, the programme manager, the chair or a reviewer.
    fn asked(status: Status, on: Option<NaiveDate>) -> Vec<(Role, Due)> {
        let at = AtGate {
            gate: Some(Gate::G1),
            place: Place { phase: Phase::Start, status },
            hold_until: on,
            is_held: false,
            recorded: None,
            requested: Eur::ZERO,
            mandate: Eur::ZERO,
            manager: None,
        };
        let due = |role: Role| {
            let seat = Some(SteeringSeat::Chair);
            let actor =
                Actor { id: PersonId(Uuid::from_u128(1)), name: String::new(), roles: vec![role], seat, organisation: None, language: Language::Nl };
            let leads = role == Role::Partner;
            at_gate(&at, on, (&actor, ProjectStanding { project: ProjectId(Uuid::from_u128(2)), takes_part: leads, leads }), day(2026, 11, 23))
        };
        Role::ALL.iter().filter_map(|role| Some((*role, due(*role)?))).collect()
    }

    #[test]
    fn sixty_days_are_shown_ahead() {
        assert_eq!(ahead(day(2026, 11, 23)), day(2027, 1, 22));
    }

    #[test]
    fn a_gate_is_a_task_of_who_can_do_it_once_its_day_is_near() {
        use Role::{Partner, ProgrammeManager, SteeringMember};
        let (near, far) = (Some(day(2027, 1, 22)), Some(day(2027, 1, 23)));
        let rows = [
            (Status::Draft, near, vec![(Partner, Task::Finish), (ProgrammeManager, Task::Finish)]),
            (Status::Draft, far, vec![(Partner, Task::Finish)]),
            (Status::Draft, None, vec![(Partner, Task::Finish)]),
            (Status::Active, near, vec![(Partner, Task::Prepare), (ProgrammeManager, Task::Prepare)]),
            (Status::Recycled, near, vec![(Partner, Task::Prepare), (ProgrammeManager, Task::Prepare)]),
            (Status::Active, far, vec![]),
            (Status::Active, None, vec![]),
            (Status::OnHold, near, vec![(ProgrammeManager, Task::SeeHold)]),
            (Status::OnHold, far, vec![]),
            (Status::OnHold, None, vec![(ProgrammeManager, Task::SeeHold)]),
            (Status::Legacy, near, vec![]),
            (Status::Stopped, near, vec![]),
        ];
        for (status, on, expected) in rows {
            assert_eq!(asked(status, on), expected.into_iter().map(|(role, task)| (role, Due { task, on })).collect::<Vec<_>>(), "{status} {on:?}");
        }
        for status in [Status::GateRequested, Status::UnderReview, Status::DecisionPending] {
            let now = |task| Due { task, on: None };
            assert_eq!(asked(status, far), [(ProgrammeManager, now(Task::Check)), (SteeringMember, now(Task::Decide))], "{status}");
        }
    }
}

//! What waits for whom: facts in, tasks out. A task is only for who can do it, and whatever waits for a person is a task of somebody.

use super::ConditionTiming;
use super::at_gate::{AtGate, may_sign, may_withdraw};
use super::decision::{DecisionState, ProposedDecision, is_signable};
use super::owner::ConditionOwner;
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
    /// See to a condition of a decision.
    SeeTo,
    /// Confirm that the partners stop.
    ConfirmStop,
    /// Look at evidence that was handed in, and accept it.
    AcceptEvidence,
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
    /// Who sees to it.
    pub owner: ConditionOwner,
    /// By when.
    pub due_on: NaiveDate,
    /// Before the phase starts, or before its date.
    pub timing: ConditionTiming,
    /// How far the decision is.
    pub state: DecisionState,
    /// Where the project stands.
    pub place: Place,
    /// Who sees to it reported that it is done; whether that is so is for who verifies it.
    pub is_reported: bool,
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
        // The phase waits for the conditions that come first, and they are tasks of their own.
        Status::AwaitingStart => None,
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
    condition.state == DecisionState::Signed && !condition.owner.is(actor) && actor.may(act::VerifyCondition, standing)
}

/// Whether this person can report that a condition is done: who sees to it, as long as it was not reported.
pub fn may_report(condition: &OpenCondition, (actor, standing): (&Actor, ProjectStanding)) -> bool {
    let waits = condition.state == DecisionState::Signed && !condition.is_reported;
    waits && condition.owner.is(actor) && actor.may(act::SeeToCondition, standing)
}

/// What an open condition asks of this person: who sees to it does that and reports it, somebody else verifies it. One that keeps the phase from
/// starting, or that was reported, is asked however far away its date is; of a project that has ended nothing is asked.
pub fn at_condition(condition: &OpenCondition, (actor, standing): (&Actor, ProjectStanding), today: NaiveDate) -> Option<Due> {
    let waits = condition.is_reported || condition.place.status == Status::AwaitingStart && condition.timing == ConditionTiming::Precedent;
    let asks = condition.state == DecisionState::Signed && !condition.place.is_final() && (waits || condition.due_on <= ahead(today));
    let task =
        if may_report(condition, (actor, standing)) { Some(Task::SeeTo) } else { may_verify(condition, (actor, standing)).then_some(Task::Verify) };
    task.filter(|_| asks).map(|task| Due { task, on: Some(condition.due_on) })
}

/// What evidence that was handed in asks of this person: of the programme manager of the project, and where it has none of each of them.
pub fn at_evidence(place: Place, manager: Option<PersonId>, (actor, standing): (&Actor, ProjectStanding)) -> Option<Task> {
    let is_theirs = manager.is_none() || manager == Some(actor.id);
    (is_theirs && place.is_writable() && actor.may(act::AcceptEvidence, standing)).then_some(Task::AcceptEvidence)
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
            (Status::AwaitingStart, near, vec![]),
        ];
        for (status, on, expected) in rows {
            assert_eq!(asked(status, on), expected.into_iter().map(|(role, task)| (role, Due { task, on })).collect::<Vec<_>>(), "{status} {on:?}");
        }
        for status in [Status::GateRequested, Status::UnderReview, Status::DecisionPending] {
            let now = |task| Due { task, on: None };
            assert_eq!(asked(status, far), [(ProgrammeManager, now(Task::Check)), (SteeringMember, now(Task::Decide))], "{status}");
        }
    }

    /// What a condition asks of a partner who sees to it, of their colleague, of a programme manager and of an administrator.
    fn asked_at_condition(timing: ConditionTiming, due_on: NaiveDate, status: Status, is_reported: bool) -> Vec<Option<Task>> {
        let organisation = Some(crate::ids::OrganisationId(Uuid::from_u128(7)));
        let owner = ConditionOwner { organisation, ..ConditionOwner::named("Regge") };
        let place = Place { phase: Phase::Start, status };
        let condition = OpenCondition { owner, due_on, timing, state: DecisionState::Signed, place, is_reported };
        let rows = [
            (Role::Partner, organisation, true),
            (Role::Partner, None, true),
            (Role::ProgrammeManager, None, false),
            (Role::Administrator, None, false),
        ];
        let task = |(role, organisation, takes_part): (Role, _, bool)| {
            let actor =
                Actor { id: PersonId(Uuid::from_u128(1)), name: String::new(), roles: vec![role], seat: None, organisation, language: Language::Nl };
            let standing = ProjectStanding { project: ProjectId(Uuid::from_u128(2)), takes_part, leads: false };
            at_condition(&condition, (&actor, standing), day(2026, 11, 23)).map(|due| due.task)
        };
        rows.into_iter().map(task).collect()
    }

    #[test]
    fn a_condition_is_seen_to_by_its_owner_and_verified_by_another() {
        use ConditionTiming::{Precedent, Subsequent};
        let (late, far) = (day(2026, 11, 1), day(2027, 6, 1));
        let both = [Some(Task::SeeTo), None, Some(Task::Verify), None];
        assert_eq!(asked_at_condition(Subsequent, late, Status::Active, false), both);
        assert_eq!(asked_at_condition(Subsequent, far, Status::Active, false), [None; 4]);
        assert_eq!(asked_at_condition(Precedent, far, Status::AwaitingStart, false), both, "it keeps the phase from starting");
        assert_eq!(asked_at_condition(Precedent, late, Status::Stopped, false), [None; 4], "nothing is asked once it has ended");
        let reported = [None, None, Some(Task::Verify), None];
        assert_eq!(asked_at_condition(Subsequent, far, Status::Active, true), reported, "who verifies it looks now");
    }
}

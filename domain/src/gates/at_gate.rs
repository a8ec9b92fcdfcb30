//! What stands at the gate that a project comes to next, and who can do what there now. The pages show by it, the stores refuse by it, and
//! what waits for whom is told by it.

use super::{Decider, DecisionState, Gate, Outcome, ProposedDecision, Signer, is_signable, may_record, sign, withdraw};
use crate::Eur;
use crate::access::{Actor, ProjectStanding, act};
use crate::ids::PersonId;
use crate::projects::{Place, Status, Transition, next};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What stands at the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtGate {
    /// The gate that the project comes to next; none when it has passed the last.
    pub gate: Option<Gate>,
    /// Where the project stands.
    pub place: Place,
    /// On hold until this day.
    pub hold_until: Option<NaiveDate>,
    /// The last word on the frozen dossier is a signed hold.
    pub is_held: bool,
    /// The decision that was recorded and waits for its second signature.
    pub recorded: Option<ProposedDecision>,
    /// The public money that the dossier asks for.
    pub requested: Eur,
    /// Up to this amount a programme manager decides at gate 0.
    pub mandate: Eur,
    /// Who manages the project.
    pub manager: Option<PersonId>,
}

/// A decision, as far as what stands at a gate depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDecision {
    /// What it says, and who recorded it.
    pub decision: ProposedDecision,
    /// The number of the dossier.
    pub dossier: Option<u32>,
}

/// Why a frozen dossier is not given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReleaseRefusal {
    /// Nothing lies frozen for a decision.
    NothingFrozen(Status),
    /// A decision on it waits for its second signature: only who decides at this gate undoes that.
    LiesWithDeciders(Gate),
    /// Two people signed a hold on it: only a new decision or a stop ends that.
    Held(Gate),
}

/// Why a project is not put on the agenda: it is not on hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotOnHold(pub Status);

/// The decision among these that waits for its second signature. A correction waits beside it.
pub fn recorded<'a>(decisions: impl IntoIterator<Item = &'a TakenDecision>) -> Option<ProposedDecision> {
    let waits = |one: &&ProposedDecision| one.state == DecisionState::Proposed && !one.is_correction;
    decisions.into_iter().map(|one| &one.decision).find(waits).cloned()
}

/// Whether the last word on this dossier is a signed hold. Any other signed decision takes the project away from its dossier.
pub fn is_held<'a>(decisions: impl IntoIterator<Item = &'a TakenDecision>, dossier: Option<u32>) -> bool {
    let holds = |one: &TakenDecision| one.decision.outcome == Outcome::Hold && one.decision.state.was_signed();
    dossier.is_some() && decisions.into_iter().any(|one| one.dossier == dossier && holds(one))
}

/// Whether a decision stands in the way of another one on the same dossier. A void one says nothing, and after a hold is decided anew.
pub fn settles(decision: &ProposedDecision) -> bool {
    let is_hold = decision.outcome == Outcome::Hold;
    match decision.state {
        DecisionState::Proposed => !decision.is_correction,
        DecisionState::Signed | DecisionState::Superseded => !decision.is_correction && !is_hold,
        DecisionState::Void => false,
    }
}

impl AtGate {
    /// Where giving the dossier back leads.
    ///
    /// # Errors
    /// [`ReleaseRefusal`] says why it stays.
    pub fn release(&self) -> Result<Place, ReleaseRefusal> {
        let nothing = ReleaseRefusal::NothingFrozen(self.place.status);
        let gate = self.gate.ok_or(nothing)?;
        if self.recorded.is_some() {
            Err(ReleaseRefusal::LiesWithDeciders(gate))
        } else if self.place.status == Status::OnHold || (self.place.awaits_decision() && self.is_held) {
            Err(ReleaseRefusal::Held(gate))
        } else {
            next(self.place, Transition::SendBack).map_err(|_| nothing)
        }
    }

    /// Where putting the project on the agenda before its date leads.
    ///
    /// # Errors
    /// [`NotOnHold`] when it is not held.
    pub fn put_on_agenda(&self) -> Result<Place, NotOnHold> {
        let refused = NotOnHold(self.place.status);
        if self.place.status == Status::OnHold { next(self.place, Transition::PutOnAgenda).map_err(|_| refused) } else { Err(refused) }
    }

    /// Whether the gate waits for somebody to record a decision.
    pub fn waits_for_decision(&self) -> bool {
        self.gate.is_some() && self.place.awaits_decision() && self.recorded.is_none()
    }

    /// Whether this person can record a decision now.
    pub fn may_decide(&self, actor: &Actor, standing: ProjectStanding) -> bool {
        let may = |gate| may_record(gate, &Decider::of(actor, self.manager), self.requested, self.mandate).is_empty();
        self.waits_for_decision() && actor.may(act::DecideGate, standing) && self.gate.is_some_and(may)
    }

    /// Whether this person can give the dossier back now.
    pub fn may_release(&self, actor: &Actor, standing: ProjectStanding) -> bool {
        self.release().is_ok() && actor.may(act::ReleaseDossier, standing)
    }

    /// Whether this person can put the project on the agenda before its date.
    pub fn may_put_on_agenda(&self, actor: &Actor, standing: ProjectStanding) -> bool {
        self.put_on_agenda().is_ok() && actor.may(act::PutOnAgenda, standing)
    }

    /// Whether this person can judge the rules that nothing computes: until a decision is recorded, also while the dossier is frozen.
    pub fn may_judge(&self, actor: &Actor, standing: ProjectStanding) -> bool {
        (self.place.is_writable() || self.waits_for_decision()) && actor.may(act::JudgeRule, standing)
    }

    /// Whether this person can ask for the gate, or change the dossier for it.
    pub fn may_prepare(&self, actor: &Actor, standing: ProjectStanding) -> bool {
        let is_asked_here = self.place.is_writable() && self.place.status != Status::AwaitingStart;
        self.gate.is_some() && is_asked_here && actor.may(act::RequestGate, standing)
    }
}

/// Whether a hold until this day is over: on the day itself the gate is on the agenda.
pub fn is_hold_over(until: Option<NaiveDate>, today: NaiveDate) -> bool {
    until.is_some_and(|until| until <= today)
}

/// Whether this person's signature completes a decision.
pub fn may_sign(decision: &ProposedDecision, actor: &Actor, standing: ProjectStanding) -> bool {
    let completes = is_signable(decision) && sign(decision, Signer::of(actor)).is_ok();
    completes && actor.may(act::SignDecision, standing)
}

/// Whether this person can take a decision back that is not signed.
pub fn may_withdraw(decision: &ProposedDecision, actor: &Actor, standing: ProjectStanding) -> bool {
    withdraw(decision, Signer::of(actor)).is_ok() && actor.may(act::WithdrawDecision, standing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::day;
    use crate::ids::ProjectId;
    use crate::people::{Language, Role, SteeringSeat};
    use crate::projects::Phase;
    use uuid::Uuid;

    fn taken(outcome: Outcome, state: DecisionState, is_correction: bool) -> TakenDecision {
        let chair = Signer { person: PersonId(Uuid::from_u128(1)), role: Role::SteeringMember, seat: Some(SteeringSeat::Chair) };
        TakenDecision { decision: ProposedDecision { gate: Gate::G1, outcome, state, is_correction, signed_by: vec![chair] }, dossier: Some(2) }
    }

    fn at(status: Status, decisions: &[TakenDecision]) -> AtGate {
        AtGate {
            gate: Some(Gate::G1),
            place: Place { phase: Phase::Start, status },
            hold_until: None,
            is_held: is_held(decisions, Some(2)),
            recorded: recorded(decisions),
            requested: Eur::ZERO,
            mandate: Eur::ZERO,
            manager: None,
        }
    }

    const WAITS: [Status; 3] = [Status::GateRequested, Status::UnderReview, Status::DecisionPending];

    #[test]
    fn a_dossier_is_given_back_while_nothing_is_recorded_or_held() {
        let active = Place { phase: Phase::Start, status: Status::Active };
        let void = taken(Outcome::Go, DecisionState::Void, false);
        let correction = taken(Outcome::Go, DecisionState::Proposed, true);
        let recorded = taken(Outcome::Recycle, DecisionState::Proposed, false);
        let hold = taken(Outcome::Hold, DecisionState::Signed, false);
        for status in WAITS {
            assert_eq!(at(status, &[]).release(), Ok(active), "{status}");
            assert_eq!(at(status, &[void.clone(), correction.clone()]).release(), Ok(active), "{status}");
            assert_eq!(at(status, std::slice::from_ref(&recorded)).release(), Err(ReleaseRefusal::LiesWithDeciders(Gate::G1)), "{status}");
            assert_eq!(at(status, std::slice::from_ref(&hold)).release(), Err(ReleaseRefusal::Held(Gate::G1)), "{status}");
        }
        assert_eq!(at(Status::OnHold, &[hold]).release(), Err(ReleaseRefusal::Held(Gate::G1)));
        for status in [Status::Active, Status::Recycled, Status::Legacy, Status::Stopped] {
            assert_eq!(at(status, &[]).release(), Err(ReleaseRefusal::NothingFrozen(status)));
        }
    }

    /// The roles that may, of a person with the seat who leads the project and made nothing.
    fn roles(seat: Option<SteeringSeat>, may: impl Fn(&Actor, ProjectStanding) -> bool) -> Vec<Role> {
        let standing = ProjectStanding { project: ProjectId(Uuid::from_u128(9)), takes_part: true, leads: true };
        let person = |role: &Role| Actor {
            id: PersonId(Uuid::from_u128(7)),
            name: "Anna".to_owned(),
            roles: vec![*role],
            seat,
            organisation: None,
            language: Language::Nl,
        };
        Role::ALL.iter().filter(|role| may(&person(role), standing)).copied().collect()
    }

    #[test]
    fn lead_partner_and_programme_manager_give_a_dossier_back_that_can_be_given_back() {
        let (waits, active) = (at(Status::GateRequested, &[]), at(Status::Active, &[]));
        assert_eq!(roles(None, |actor, standing| waits.may_release(actor, standing)), [Role::Partner, Role::ProgrammeManager]);
        assert_eq!(roles(None, |actor, standing| active.may_release(actor, standing)), []);
    }

    #[test]
    fn who_signs_puts_a_project_on_hold_on_the_agenda_and_no_other_project() {
        let (held, active) = (at(Status::OnHold, &[]), at(Status::Active, &[]));
        let chair = Some(SteeringSeat::Chair);
        let may = |at: &AtGate, seat| roles(seat, |actor, standing| at.may_put_on_agenda(actor, standing));
        assert_eq!((may(&held, chair), may(&held, None)), (vec![Role::ProgrammeManager, Role::SteeringMember], vec![Role::ProgrammeManager]));
        assert_eq!(may(&active, chair), []);
    }

    #[test]
    fn who_decides_takes_back_what_is_not_signed() {
        let may = |state, seat| {
            let decision = taken(Outcome::Go, state, false).decision;
            roles(seat, |actor, standing| may_withdraw(&decision, actor, standing))
        };
        assert_eq!(may(DecisionState::Proposed, Some(SteeringSeat::Secretary)), [Role::SteeringMember]);
        assert_eq!((may(DecisionState::Proposed, None), may(DecisionState::Signed, Some(SteeringSeat::Chair))), (vec![], vec![]));
    }

    #[test]
    fn only_a_project_on_hold_is_put_on_the_agenda() {
        for status in Status::ALL {
            let expected = match status {
                Status::OnHold => Ok(Place { phase: Phase::Start, status: Status::DecisionPending }),
                other => Err(NotOnHold(*other)),
            };
            assert_eq!(at(*status, &[]).put_on_agenda(), expected);
        }
    }

    #[test]
    fn a_hold_is_over_on_its_day_and_not_before() {
        let today = day(2027, 2, 1);
        for (until, expected) in [(Some(day(2027, 2, 2)), false), (Some(today), true), (Some(day(2027, 1, 1)), true), (None, false)] {
            assert_eq!(is_hold_over(until, today), expected, "{until:?}");
        }
    }

    #[test]
    fn what_was_held_on_another_dossier_says_nothing_of_this_one() {
        let hold = taken(Outcome::Hold, DecisionState::Signed, false);
        assert!(is_held([&hold], Some(2)) && !is_held([&hold], Some(3)) && !is_held([&hold], None));
        assert!(is_held([&taken(Outcome::Hold, DecisionState::Superseded, false)], Some(2)), "its correction leaves it a hold");
        for state in [DecisionState::Proposed, DecisionState::Void] {
            assert!(!is_held([&taken(Outcome::Hold, state, false)], Some(2)), "{state}");
        }
    }

    #[test]
    fn one_decision_settles_a_dossier_unless_it_is_void_or_a_hold() {
        use DecisionState::{Proposed, Signed, Superseded, Void};
        for (outcome, state, is_correction, expected) in [
            (Outcome::Go, Proposed, false, true),
            (Outcome::Hold, Proposed, false, true),
            (Outcome::Go, Signed, false, true),
            (Outcome::Go, Superseded, false, true),
            (Outcome::Hold, Signed, false, false),
            (Outcome::Hold, Superseded, false, false),
            (Outcome::Go, Void, false, false),
            (Outcome::Hold, Void, false, false),
            (Outcome::Go, Proposed, true, false),
            (Outcome::Go, Signed, true, false),
        ] {
            assert_eq!(settles(&taken(outcome, state, is_correction).decision), expected, "{outcome} {state} {is_correction}");
        }
    }
}

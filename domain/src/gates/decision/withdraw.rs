//! Taking back a decision that is not signed: only who decides and signs at the gate, with a reason. The gate then waits for a decision again.

use super::{DecisionState, ProposedDecision, Signer};
use crate::gates::Gate;
use crate::people::{Role, SteeringSeat};
use serde::{Deserialize, Serialize};

/// Why a decision is not taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WithdrawRefusal {
    /// Two people signed it: a correction is the way.
    Signed,
    /// It is void already.
    Void,
    /// These seats decide here, or at gate 0 a programme manager or a member of the steering group.
    NotADecider(Vec<SteeringSeat>),
}

/// Whether this person may take the decision back: who may decide or sign at the gate, and who recorded it.
///
/// # Errors
/// [`WithdrawRefusal`] says why not.
pub fn withdraw(decision: &ProposedDecision, who: Signer) -> Result<(), WithdrawRefusal> {
    match decision.state {
        DecisionState::Proposed => {}
        DecisionState::Signed | DecisionState::Superseded => return Err(WithdrawRefusal::Signed),
        DecisionState::Void => return Err(WithdrawRefusal::Void),
    }
    let recorded_it = decision.signed_by.iter().any(|one| one.person == who.person);
    let (decides, seats) = match decision.gate {
        Gate::G0 => (matches!(who.role, Role::ProgrammeManager | Role::SteeringMember), Vec::new()),
        Gate::G1 | Gate::G2 | Gate::G3 => (who.is_chair_or_secretary(), vec![SteeringSeat::Chair, SteeringSeat::Secretary]),
    };
    if decides || recorded_it { Ok(()) } else { Err(WithdrawRefusal::NotADecider(seats)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::Outcome;
    use crate::ids::PersonId;

    fn person(number: u128, role: Role, seat: Option<SteeringSeat>) -> Signer {
        Signer { person: PersonId(uuid::Uuid::from_u128(number)), role, seat }
    }

    fn recorded_by(gate: Gate, by: Signer) -> ProposedDecision {
        ProposedDecision { gate, outcome: Outcome::Go, state: DecisionState::Proposed, is_correction: false, signed_by: vec![by] }
    }

    #[test]
    fn who_decides_at_the_gate_takes_a_decision_back_and_nobody_else() {
        let chair = person(1, Role::SteeringMember, Some(SteeringSeat::Chair));
        let both = vec![SteeringSeat::Chair, SteeringSeat::Secretary];
        let rows = [
            (chair, Ok(()), Ok(())),
            (person(2, Role::SteeringMember, Some(SteeringSeat::Secretary)), Ok(()), Ok(())),
            (person(3, Role::SteeringMember, Some(SteeringSeat::Member)), Ok(()), Err(both.clone())),
            (person(4, Role::SteeringMember, None), Ok(()), Err(both.clone())),
            (person(5, Role::ProgrammeManager, None), Ok(()), Err(both.clone())),
            (person(6, Role::ProgrammeManager, Some(SteeringSeat::Chair)), Ok(()), Err(both.clone())),
            (person(7, Role::Partner, Some(SteeringSeat::Chair)), Err(Vec::new()), Err(both.clone())),
            (person(8, Role::Administrator, None), Err(Vec::new()), Err(both)),
        ];
        for (who, at_intake, later) in rows {
            assert_eq!(withdraw(&recorded_by(Gate::G0, chair), who), at_intake.map_err(WithdrawRefusal::NotADecider), "{who:?}");
            for gate in [Gate::G1, Gate::G2, Gate::G3] {
                let expected = later.clone().map_err(WithdrawRefusal::NotADecider);
                assert_eq!(withdraw(&recorded_by(gate, chair), who), expected, "{gate} {who:?}");
            }
        }
    }

    #[test]
    fn who_recorded_it_takes_it_back_also_after_leaving_the_seat() {
        let before = person(1, Role::SteeringMember, Some(SteeringSeat::Member));
        assert_eq!(withdraw(&recorded_by(Gate::G2, before), before), Ok(()));
    }

    #[test]
    fn what_is_signed_or_void_is_not_taken_back_and_a_correction_that_waits_is() {
        let chair = person(1, Role::SteeringMember, Some(SteeringSeat::Chair));
        let correction = ProposedDecision { is_correction: true, ..recorded_by(Gate::G1, chair) };
        assert_eq!(withdraw(&correction, chair), Ok(()));
        for (state, refusal) in [
            (DecisionState::Signed, WithdrawRefusal::Signed),
            (DecisionState::Superseded, WithdrawRefusal::Signed),
            (DecisionState::Void, WithdrawRefusal::Void),
        ] {
            assert_eq!(withdraw(&ProposedDecision { state, ..recorded_by(Gate::G1, chair) }, chair), Err(refusal));
        }
    }
}

//! Signing: four eyes at gate 0, chair and secretary at the others. A signed decision never changes; a correction supersedes it.

use crate::gates::{Gate, Outcome};
use crate::ids::PersonId;
use crate::people::{Role, SteeringSeat};
use crate::projects::Transition;
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// How far a decision is.
    pub enum DecisionState {
        /// Taken, not signed by all.
        Proposed = "proposed",
        /// Signed: immutable.
        Signed = "signed",
        /// A later decision stands in its place.
        Superseded = "superseded",
        /// It was never signed and never will be: its signers took it back, or what it was about has ended.
        Void = "void",
    }
}

text_enum! {
    /// What made a decision void before it was signed.
    pub enum VoidCause {
        /// Who decides at the gate took it back.
        Withdrawn = "withdrawn",
        /// The dossier was given back, as was possible once.
        Released = "released",
        /// The partners stopped.
        Stopped = "stopped",
    }
}

impl DecisionState {
    /// How far a decision is, from what is kept of it. A signed one is never void.
    pub const fn of(is_signed: bool, is_superseded: bool, is_void: bool) -> Self {
        match (is_superseded, is_signed, is_void) {
            (true, _, _) => Self::Superseded,
            (false, true, _) => Self::Signed,
            (false, false, true) => Self::Void,
            (false, false, false) => Self::Proposed,
        }
    }

    /// Whether two people signed it, so that everybody who reads the project reads it. What is not signed is for those who decide.
    pub const fn was_signed(self) -> bool {
        match self {
            Self::Signed | Self::Superseded => true,
            Self::Proposed | Self::Void => false,
        }
    }
}

/// Somebody who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// Who.
    pub person: PersonId,
    /// The person's role.
    pub role: Role,
    /// The seat in the steering group.
    pub seat: Option<SteeringSeat>,
}

/// A decision that waits for signatures. Who decided has signed by deciding when that person may sign at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedDecision {
    /// The gate.
    pub gate: Gate,
    /// What it says.
    pub outcome: Outcome,
    /// How far it is.
    pub state: DecisionState,
    /// Whether it supersedes a signed decision, whose outcome took effect already.
    pub is_correction: bool,
    /// Who signed, the decider first.
    pub signed_by: Vec<Signer>,
}

/// What a signature does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignStep {
    /// The last signature: the outcome takes effect in the same transaction.
    Complete(Transition),
    /// The last signature of a correction: it stands in the place of the earlier decision, and the project does not move.
    Corrected,
    /// Kept; these seats must still sign.
    Waits(Vec<SteeringSeat>),
}

/// Why a signature is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignRefusal {
    /// Signed already by all; a correction is a new decision.
    AlreadySigned,
    /// A later decision stands in its place.
    Superseded,
    /// It is void: nobody signs it any more.
    Void,
    /// The same person cannot sign twice.
    SamePerson,
    /// This role or seat does not sign here; these seats do, or at gate 0 a programme manager or steering member.
    NotASigner(Vec<SteeringSeat>),
}

/// Adds a signature.
///
/// # Errors
/// [`SignRefusal`] says why the signature does not count.
pub fn sign(decision: &ProposedDecision, signer: Signer) -> Result<SignStep, SignRefusal> {
    match decision.state {
        DecisionState::Proposed => {}
        DecisionState::Signed => return Err(SignRefusal::AlreadySigned),
        DecisionState::Superseded => return Err(SignRefusal::Superseded),
        DecisionState::Void => return Err(SignRefusal::Void),
    }
    if decision.signed_by.iter().any(|one| one.person == signer.person) {
        return Err(SignRefusal::SamePerson);
    }
    let effect = Transition::Signed(decision.gate, decision.outcome);
    let complete = if decision.is_correction { SignStep::Corrected } else { SignStep::Complete(effect) };
    match decision.gate {
        Gate::G0 => {
            let may = matches!(signer.role, Role::ProgrammeManager | Role::SteeringMember);
            if may { Ok(complete) } else { Err(SignRefusal::NotASigner(Vec::new())) }
        }
        Gate::G1 | Gate::G2 | Gate::G3 => {
            let mut needed = missing_seats(&decision.signed_by);
            if signer.role != Role::SteeringMember || !needed.iter().any(|seat| Some(*seat) == signer.seat) {
                return Err(SignRefusal::NotASigner(needed));
            }
            needed.retain(|seat| Some(*seat) != signer.seat);
            Ok(if needed.is_empty() { complete } else { SignStep::Waits(needed) })
        }
    }
}

/// Whether one more signature can complete it. Who recorded a decision at gates 1 to 3 and lost the seat since has signed for nobody.
pub fn is_signable(decision: &ProposedDecision) -> bool {
    match decision.gate {
        Gate::G0 => true,
        Gate::G1 | Gate::G2 | Gate::G3 => missing_seats(&decision.signed_by).len() <= 1,
    }
}

/// The seats that have not signed: one chair and one secretary.
fn missing_seats(signed_by: &[Signer]) -> Vec<SteeringSeat> {
    let is_missing = |seat: &SteeringSeat| !signed_by.iter().any(|one| one.role == Role::SteeringMember && one.seat == Some(*seat));
    [SteeringSeat::Chair, SteeringSeat::Secretary].into_iter().filter(is_missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: u128, role: Role, seat: Option<SteeringSeat>) -> Signer {
        Signer { person: PersonId(uuid::Uuid::from_u128(number)), role, seat }
    }

    fn proposed_by(gate: Gate, decider: Signer) -> ProposedDecision {
        ProposedDecision { gate, outcome: Outcome::Go, state: DecisionState::Proposed, is_correction: false, signed_by: vec![decider] }
    }

    #[test]
    fn a_start_needs_a_second_pair_of_eyes() {
        let first = person(1, Role::ProgrammeManager, None);
        let decision = proposed_by(Gate::G0, first);
        assert_eq!(sign(&decision, first), Err(SignRefusal::SamePerson));
        assert_eq!(sign(&decision, person(2, Role::Partner, None)), Err(SignRefusal::NotASigner(Vec::new())));
        let complete = Ok(SignStep::Complete(Transition::Signed(Gate::G0, Outcome::Go)));
        assert_eq!(sign(&decision, person(2, Role::ProgrammeManager, None)), complete);
        assert_eq!(sign(&decision, person(3, Role::SteeringMember, Some(SteeringSeat::Member))), complete);
    }

    #[test]
    fn chair_and_secretary_sign_the_other_gates() {
        let chair = person(1, Role::SteeringMember, Some(SteeringSeat::Chair));
        let secretary = person(2, Role::SteeringMember, Some(SteeringSeat::Secretary));
        let member = person(3, Role::SteeringMember, Some(SteeringSeat::Member));
        for gate in [Gate::G1, Gate::G2, Gate::G3] {
            let complete = Ok(SignStep::Complete(Transition::Signed(gate, Outcome::Go)));
            assert_eq!(sign(&proposed_by(gate, chair), secretary), complete);
            assert_eq!(sign(&proposed_by(gate, secretary), chair), complete);
            assert_eq!(sign(&proposed_by(gate, chair), chair), Err(SignRefusal::SamePerson));
            assert_eq!(sign(&proposed_by(gate, chair), member), Err(SignRefusal::NotASigner(vec![SteeringSeat::Secretary])));
            assert_eq!(sign(&proposed_by(gate, member), chair), Ok(SignStep::Waits(vec![SteeringSeat::Secretary])));
            let manager = person(4, Role::ProgrammeManager, Some(SteeringSeat::Secretary));
            assert_eq!(sign(&proposed_by(gate, chair), manager), Err(SignRefusal::NotASigner(vec![SteeringSeat::Secretary])));
        }
    }

    #[test]
    fn a_decision_of_somebody_who_left_the_seat_can_no_longer_be_signed() {
        let member = person(3, Role::SteeringMember, Some(SteeringSeat::Member));
        let chair = person(1, Role::SteeringMember, Some(SteeringSeat::Chair));
        for (gate, expected) in [(Gate::G0, true), (Gate::G1, false), (Gate::G2, false), (Gate::G3, false)] {
            assert_eq!(is_signable(&proposed_by(gate, member)), expected, "{gate}");
            assert!(is_signable(&proposed_by(gate, chair)), "{gate}");
        }
    }

    #[test]
    fn what_was_signed_is_for_everybody_and_the_rest_for_those_who_decide() {
        for (is_signed, is_superseded, is_void, state) in [
            (false, false, false, DecisionState::Proposed),
            (true, false, false, DecisionState::Signed),
            (true, true, false, DecisionState::Superseded),
            (false, false, true, DecisionState::Void),
        ] {
            assert_eq!(DecisionState::of(is_signed, is_superseded, is_void), state);
            assert_eq!(state.was_signed(), is_signed, "{state}");
        }
    }

    #[test]
    fn a_signed_decision_never_changes() {
        let chair = person(1, Role::SteeringMember, Some(SteeringSeat::Chair));
        let secretary = person(2, Role::SteeringMember, Some(SteeringSeat::Secretary));
        let signed = ProposedDecision { state: DecisionState::Signed, ..proposed_by(Gate::G1, chair) };
        assert_eq!(sign(&signed, secretary), Err(SignRefusal::AlreadySigned));
        let correction = ProposedDecision { is_correction: true, ..proposed_by(Gate::G1, chair) };
        assert_eq!(sign(&correction, secretary), Ok(SignStep::Corrected));
        let superseded = ProposedDecision { state: DecisionState::Superseded, ..signed };
        assert_eq!(sign(&superseded, secretary), Err(SignRefusal::Superseded));
        let void = ProposedDecision { state: DecisionState::Void, ..superseded };
        assert_eq!(sign(&void, secretary), Err(SignRefusal::Void));
    }
}

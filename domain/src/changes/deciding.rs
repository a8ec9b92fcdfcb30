//! Who decides on a request that was handed in: a programme manager within the mandate, who did not write it, or the chair and the secretary of
//! the steering group, who sign as they do at a gate.

use super::{Asked, ChangeState, Way};
use crate::access::Actor;
use crate::gates::{DecisionState, Gate, Outcome, ProposedDecision, Signer, sign};
use crate::money::Eur;
use crate::people::Role;
use crate::problem::{Problem, ProblemKind};
use crate::reason::reason;
use serde::{Deserialize, Serialize};

/// What a decision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecidingStep {
    /// It is decided.
    Complete,
    /// It is recorded, and the other seat signs.
    Waits,
}

/// Why somebody does not decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecidingRefusal {
    /// It was not handed in, or is decided already.
    NotWaiting,
    /// They wrote it, or handed it in.
    OwnRequest,
    /// It is about more than a programme manager decides on.
    AboveMandate {
        /// What it is about.
        is: Eur,
        /// The most.
        mandate: Eur,
    },
    /// The other seat of the steering group signs.
    OtherSeatSigns,
    /// Only a programme manager, or the chair or the secretary of the steering group decides.
    NotADecider,
}

/// A decision by this person: complete, or recorded for the second signature. `first` is who recorded it.
///
/// # Errors
/// [`DecidingRefusal`] says why not.
pub fn decide(asked: &Asked, (way, is, mandate): (Way, Eur, Eur), first: Option<Signer>, actor: &Actor) -> Result<DecidingStep, DecidingRefusal> {
    if !asked.state.awaits_decision() || first.is_some() != (asked.state == ChangeState::Recorded) {
        return Err(DecidingRefusal::NotWaiting);
    }
    if asked.writers.contains(&actor.id) {
        return Err(DecidingRefusal::OwnRequest);
    }
    let signer = Signer::of(actor);
    match first {
        Some(first) => {
            // The same signatures as under a decision at a gate that moves nothing.
            let signed_by = vec![first];
            let recorded = ProposedDecision { gate: Gate::G1, outcome: Outcome::Go, state: DecisionState::Proposed, is_correction: true, signed_by };
            sign(&recorded, signer).map(|_| DecidingStep::Complete).map_err(|_| DecidingRefusal::OtherSeatSigns)
        }
        None if signer.is_chair_or_secretary() => Ok(DecidingStep::Waits),
        None if actor.is(Role::ProgrammeManager) => match way {
            Way::Small | Way::Manager => Ok(DecidingStep::Complete),
            Way::Steering => Err(DecidingRefusal::AboveMandate { is, mandate }),
        },
        None => Err(DecidingRefusal::NotADecider),
    }
}

/// Whether this person takes a recorded decision back before it is signed: one of the two seats.
pub fn takes_back(state: ChangeState, actor: &Actor) -> bool {
    state == ChangeState::Recorded && Signer::of(actor).is_chair_or_secretary()
}

/// A decision as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VerdictForm {
    /// `approve` or `refuse`.
    pub verdict: String,
    /// Why.
    pub reason: String,
}

/// A decision that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVerdict {
    /// Whether the request is approved.
    pub approves: bool,
    /// Why.
    pub reason: String,
}

impl VerdictForm {
    /// The decision.
    ///
    /// # Errors
    /// Everything that must be mended: either way it says why.
    pub fn check(&self) -> Result<NewVerdict, Vec<Problem>> {
        let mut problems = Vec::new();
        let approves = match self.verdict.as_str() {
            "approve" => Some(true),
            "refuse" => Some(false),
            other => {
                let kind = if other.is_empty() { ProblemKind::Missing } else { ProblemKind::NotOnTheList };
                problems.push(Problem::new("verdict", kind));
                None
            }
        };
        let reason = reason(&self.reason).map_err(|kind| problems.push(Problem::new("reason", kind))).ok();
        approves.zip(reason).filter(|_| problems.is_empty()).map(|(approves, reason)| NewVerdict { approves, reason }).ok_or(problems)
    }
}

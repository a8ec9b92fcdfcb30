//! Decisions: the form, whether it may be taken, and the two signatures that make it final.

mod changes;
mod check;
mod decide;
mod form;
mod seats;
mod sign;
mod together;
mod typed;
mod withdraw;

#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod tests;

pub use changes::changes;
pub use decide::{Decider, DecisionFacts, DecisionRefusal, DecisionWarning, ExistingDecision, GateError, Proposed, SnapshotState, decide};
pub use form::{AmountForm, ConditionForm, DecisionForm, is_possible};
pub use seats::may_record;
pub use sign::{DecisionState, ProposedDecision, SignRefusal, SignStep, Signer, VoidCause, is_signable, sign};
pub use together::NotDecided;
pub use typed::{NewAmount, NewCondition, NewDecision};
pub use withdraw::{WithdrawRefusal, withdraw};

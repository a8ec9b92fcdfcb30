//! Decisions: the form, whether it may be taken, and the two signatures that make it final.

mod check;
mod decide;
mod form;
mod sign;
mod typed;

#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod tests;

pub use decide::{Decider, DecisionFacts, DecisionRefusal, DecisionWarning, ExistingDecision, GateError, Proposed, SnapshotState, decide};
pub use form::{AmountForm, ConditionForm, DecisionForm};
pub use sign::{DecisionState, ProposedDecision, SignRefusal, SignStep, Signer, sign};
pub use typed::{NewAmount, NewCondition, NewDecision};

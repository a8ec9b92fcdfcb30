//! A decision that was checked, before anybody asks whether it may be taken.

use crate::Eur;
use crate::financing::{InstrumentKind, PublicSource};
use crate::gates::{ConditionTiming, Outcome, RuleId, StopReason};
use crate::reviews::Advice;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A checked decision. Which fields are filled depends on the outcome; section 2.3 of the specification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDecision {
    /// What it says.
    pub outcome: Outcome,
    /// Why, in at least a hundred characters.
    pub rationale: String,
    /// The same for the public, in plain words.
    pub public_summary: String,
    /// The day it takes effect.
    pub effective_on: NaiveDate,
    /// Go: the next gate. Recycle: the new date of this one.
    pub next_gate_on: Option<NaiveDate>,
    /// Hold: resume or decide by this day.
    pub resume_on: Option<NaiveDate>,
    /// Hold: what is awaited.
    pub awaited: String,
    /// Go: approved public money by source and instrument.
    pub amounts: Vec<NewAmount>,
    /// Deviations from rules, with a reason each.
    pub deviations: BTreeMap<RuleId, String>,
    /// Why the panel's advice is not followed; empty when it is, or when there is none.
    #[serde(default)]
    pub advice_reason: String,
    /// Conditional go: the conditions.
    pub conditions: Vec<NewCondition>,
    /// Recycle: what must be mended.
    pub points: Vec<String>,
    /// No-go: why.
    pub reasons: Vec<StopReason>,
    /// No-go: commitment that is released.
    pub released: Eur,
    /// No-go: costs that cannot be avoided any more.
    pub unavoidable: Eur,
    /// No-go: public money of next phases that was expected and is not spent.
    pub avoided_public: Eur,
    /// No-go: own money of the partners that is not spent.
    pub avoided_own: Eur,
    /// Graduated or completed: the plan for after-care.
    pub after_care: String,
    /// The legal basis of the award.
    pub legal_basis: String,
    /// The number of the government's own decision.
    pub award_reference: String,
}

impl NewDecision {
    /// Public money that the decision commits.
    pub fn committed(&self) -> Eur {
        self.amounts.iter().map(|one| one.amount).sum()
    }

    /// Whether it goes against the panel's advice and does not say why. Waiting and going back to work leave the advice open, and what is
    /// funded only if there is money may end either way.
    pub(super) fn departs_from(&self, advice: Advice) -> bool {
        let is_against = match (advice, self.outcome) {
            (Advice::DoNotFund, Outcome::Go | Outcome::ConditionalGo | Outcome::Graduated) | (Advice::Fund, Outcome::NoGo) => true,
            (Advice::Fund, Outcome::Go | Outcome::ConditionalGo | Outcome::Graduated) | (Advice::DoNotFund, Outcome::NoGo) => false,
            (Advice::FundIfMoney, Outcome::Go | Outcome::ConditionalGo | Outcome::Graduated | Outcome::NoGo) => false,
            (Advice::Fund | Advice::FundIfMoney | Advice::DoNotFund, Outcome::Hold | Outcome::Recycle | Outcome::ClosedCompleted) => false,
        };
        is_against && self.advice_reason.is_empty()
    }
}

/// Approved public money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAmount {
    /// From which government.
    pub source: PublicSource,
    /// As what.
    pub instrument: InstrumentKind,
    /// How much.
    pub amount: Eur,
}

/// A condition of a conditional go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCondition {
    /// What must be true.
    pub text: String,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Before the phase starts, or before its date.
    pub timing: ConditionTiming,
    /// What shows that it is met.
    pub evidence: String,
    /// Who says that it is met; never the owner.
    pub verifier: String,
}

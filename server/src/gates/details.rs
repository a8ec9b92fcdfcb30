//! What is kept of a decision besides its columns, and reading it back.

use crate::store::versioned::{self, Unreadable, Versioned, same_fields};
use ::entity::decision;
use chrono::NaiveDate;
use domain::Eur;
use domain::financing::{InstrumentKind, PublicSource};
use domain::gates::{ConditionTiming, NewAmount, NewCondition, NewDecision, Outcome, RuleId, RuleResult, StopReason};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The details of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Everything that was filled in.
    pub decision: NewDecision,
    /// What the rules said when it was taken.
    pub results: Vec<RuleResult>,
    /// The version of the rules.
    pub rule_set_version: String,
}

impl Details {
    /// The details of a decision.
    ///
    /// # Errors
    /// Details that cannot be read.
    pub fn read(row: &decision::Model) -> Result<Self, DbErr> {
        versioned::read(&row.details, row.id)
    }
}

/// Results have the shape that `domain` gives them, which the golden files of frozen dossiers hold still.
#[derive(Serialize, Deserialize)]
struct DetailsV1 {
    decision: DecisionV1,
    results: Vec<RuleResult>,
    rule_set_version: String,
}

#[derive(Serialize, Deserialize)]
struct DecisionV1 {
    outcome: Outcome,
    rationale: String,
    public_summary: String,
    effective_on: NaiveDate,
    next_gate_on: Option<NaiveDate>,
    resume_on: Option<NaiveDate>,
    awaited: String,
    amounts: Vec<AmountV1>,
    deviations: BTreeMap<RuleId, String>,
    /// Decisions of before there were panels have none.
    #[serde(default)]
    advice_reason: String,
    conditions: Vec<ConditionV1>,
    points: Vec<String>,
    reasons: Vec<StopReason>,
    released: Eur,
    unavoidable: Eur,
    avoided_public: Eur,
    avoided_own: Eur,
    after_care: String,
    legal_basis: String,
    award_reference: String,
}

#[derive(Serialize, Deserialize)]
struct AmountV1 {
    source: PublicSource,
    instrument: InstrumentKind,
    amount: Eur,
}

#[derive(Serialize, Deserialize)]
struct ConditionV1 {
    text: String,
    owner: String,
    due_on: NaiveDate,
    timing: ConditionTiming,
    evidence: String,
    verifier: String,
}

same_fields! {
    AmountV1 = NewAmount { source, instrument, amount }
    ConditionV1 = NewCondition { text, owner, due_on, timing, evidence, verifier }
    DecisionV1 = NewDecision {
        outcome, rationale, public_summary, effective_on, next_gate_on, resume_on, awaited, deviations, advice_reason, points, reasons, released,
        unavoidable, avoided_public, avoided_own, after_care, legal_basis, award_reference, [amounts, conditions]
    }
}

impl Versioned for Details {
    const NAME: &'static str = "details of the decision";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        let Self { decision, results, rule_set_version } = self.clone();
        DetailsV1 { decision: decision.into(), results, rule_set_version }
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => {
                let DetailsV1 { decision, results, rule_set_version } = serde_json::from_str(text)?;
                Ok(Self { decision: decision.into(), results, rule_set_version })
            }
            other => Err(Unreadable::Version(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const V1: &str = include_str!("golden/decision_v1.json");
    const BEFORE_VERSIONS: &str = include_str!("golden/decision_before_versions.json");

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn decided() -> NewDecision {
        NewDecision {
            outcome: Outcome::ConditionalGo,
            rationale: "De stuurgroep heeft het dossier besproken.".to_owned(),
            public_summary: "BioFolie gaat door.".to_owned(),
            effective_on: day("2026-10-01"),
            next_gate_on: Some(day("2028-09-15")),
            resume_on: Some(day("2027-01-15")),
            awaited: "Een tweede geldgever".to_owned(),
            amounts: vec![NewAmount { source: PublicSource::Province, instrument: InstrumentKind::Grant, amount: Eur(10_000_000) }],
            deviations: BTreeMap::from([(RuleId::G1R05, "De stichting draagt haar risico in uren.".to_owned())]),
            advice_reason: "Er is geld voor.".to_owned(),
            conditions: vec![NewCondition {
                text: "De leverancier tekent.".to_owned(),
                owner: "Folie Fabriek BV".to_owned(),
                due_on: day("2026-12-01"),
                timing: ConditionTiming::Precedent,
                evidence: "Het contract".to_owned(),
                verifier: "Bram Beheer".to_owned(),
            }],
            points: vec!["De klant ontbreekt.".to_owned()],
            reasons: vec![StopReason::Market, StopReason::Timing],
            released: Eur(100),
            unavoidable: Eur(200),
            avoided_public: Eur(300),
            avoided_own: Eur(400),
            after_care: "Elk jaar een gesprek.".to_owned(),
            legal_basis: "Subsidieregeling".to_owned(),
            award_reference: "2026-0117".to_owned(),
        }
    }

    #[test]
    fn a_decision_of_version_1_is_read_and_written_as_it_is() {
        let details: Details = versioned::golden(V1);
        assert_eq!((details.decision, details.results.len(), details.rule_set_version.as_str()), (decided(), 3, "4"));
    }

    #[test]
    fn a_decision_of_before_versions_is_version_1_and_one_of_before_panels_has_no_reason_about_advice() {
        let details: Details = versioned::read(BEFORE_VERSIONS, 1).expect("a decision");
        let expected = NewDecision { advice_reason: String::new(), ..decided() };
        assert_eq!((details.decision, details.results.len(), details.rule_set_version.as_str()), (expected, 1, "4"));
    }

    #[test]
    fn a_decision_without_what_was_filled_in_or_without_rules_is_an_error() {
        let whole: serde_json::Value = serde_json::from_str(V1).expect("JSON");
        for part in ["decision", "results", "rule_set_version"] {
            let mut spoilt = whole.clone();
            spoilt.as_object_mut().expect("an object").remove(part);
            let read = versioned::read::<Details>(&spoilt.to_string(), 7);
            assert!(read.is_err_and(|error| error.to_string().contains("details of the decision of 7")), "{part}");
        }
    }
}

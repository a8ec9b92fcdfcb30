//! The decision as it was typed, and its check. Names such as `deviation.G1-04`, `conditions.0.text`, `amounts.1.source`, `points.0`.

use super::NewDecision;
use super::check::Check;
use crate::Eur;
use crate::gates::{Gate, Outcome};
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::reason;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A decision as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// Single fields by name; see [`DecisionForm::FIELDS`].
    pub fields: BTreeMap<String, String>,
    /// Reasons by rule id.
    pub deviations: BTreeMap<String, String>,
    /// Approved amounts.
    pub amounts: Vec<AmountForm>,
    /// Conditions of a conditional go.
    pub conditions: Vec<ConditionForm>,
    /// Points of a recycle.
    pub points: Vec<String>,
    /// Reason codes of a no-go.
    pub reasons: Vec<String>,
}

/// One approved amount as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountForm {
    /// Which government.
    pub source: String,
    /// As what.
    pub instrument: String,
    /// How much.
    pub amount: String,
}

/// One condition as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionForm {
    /// What must be true.
    pub text: String,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub due_on: String,
    /// Before the phase starts, or before its date.
    pub timing: String,
    /// What shows that it is met.
    pub evidence: String,
    /// Who says that it is met.
    pub verifier: String,
}

impl DecisionForm {
    /// The names of the single fields.
    pub const FIELDS: [&'static str; 17] = [
        "outcome",
        "rationale",
        "public_summary",
        "advice_reason",
        "effective_on",
        "next_gate_on",
        "resume_on",
        "awaited",
        "released_amount",
        "unavoidable",
        "avoided_public",
        "avoided_own",
        "after_care",
        "legal_basis",
        "award_reference",
        "confirm",
        "correction_reason",
    ];
    /// Characters that a rationale and the reason of a deviation have at least.
    pub const REASON_AT_LEAST: u32 = 100;
    /// Characters that a text has at most.
    pub const TEXT_AT_MOST: u32 = 10_000;
    /// The field with the reason of a correction.
    pub const CORRECTION_REASON: &'static str = "correction_reason";
    /// Months that a hold lasts at most.
    pub const HOLD_MONTHS: u32 = 6;

    /// Reads the pairs of a submitted form. Names that are not ours are left out; lists keep the order of their numbers, without empty entries.
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let mut form = Self::default();
        let mut amounts: BTreeMap<u32, AmountForm> = BTreeMap::new();
        let mut conditions: BTreeMap<u32, ConditionForm> = BTreeMap::new();
        let mut points: BTreeMap<u32, String> = BTreeMap::new();
        for (name, value) in pairs {
            let value = value.clone();
            let mut parts = name.splitn(3, '.');
            let (list, key, part) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
            let number = key.and_then(|key| key.parse().ok());
            match (list, key, number, part) {
                ("deviation", Some(rule), _, None) => drop(form.deviations.insert(rule.to_owned(), value)),
                ("amounts", _, Some(number), Some(part)) => amounts.entry(number).or_default().set(part, value),
                ("conditions", _, Some(number), Some(part)) => conditions.entry(number).or_default().set(part, value),
                ("points", _, Some(number), None) => drop(points.insert(number, value)),
                ("reasons", None, _, None) => form.reasons.push(value),
                (field, None, _, None) if Self::FIELDS.contains(&field) => drop(form.fields.insert(field.to_owned(), value)),
                _ => {}
            }
        }
        form.amounts = amounts.into_values().filter(|one| !one.amount.trim().is_empty()).collect();
        form.conditions =
            conditions.into_values().filter(|one| *one != ConditionForm { timing: one.timing.clone(), ..ConditionForm::default() }).collect();
        form.points = points.into_values().filter(|point| !point.trim().is_empty()).collect();
        form
    }

    /// A single field without the spaces around it; empty when it was not sent.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }

    /// Checks the form for a gate. Whether the decision may be taken is for [`decide`](super::decide).
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language, gate: Gate, today: NaiveDate) -> Result<NewDecision, Vec<Problem>> {
        let (new, problems) = self.read(language, gate, today, None);
        if problems.is_empty() { Ok(new) } else { Err(problems) }
    }

    /// Checks the form of a correction, with its reason. What the decision before says may stand, also where its day has passed.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check_correction(
        &self,
        language: Language,
        gate: Gate,
        today: NaiveDate,
        before: &NewDecision,
    ) -> Result<(NewDecision, String), Vec<Problem>> {
        let (new, mut problems) = self.read(language, gate, today, Some(before));
        let reason = self.correction_reason(&mut problems);
        if problems.is_empty() { Ok((new, reason)) } else { Err(problems) }
    }

    /// The reason of a correction; what is wrong with it is added to the problems.
    pub(super) fn correction_reason(&self, problems: &mut Vec<Problem>) -> String {
        reason(self.field(Self::CORRECTION_REASON)).unwrap_or_else(|kind| {
            problems.push(Problem::new(Self::CORRECTION_REASON, kind));
            String::new()
        })
    }

    /// What could be read of the form for the chosen outcome, and everything that must be mended. What could not be read is as if it were left
    /// empty; what was typed for another outcome says nothing.
    pub(super) fn read(&self, language: Language, gate: Gate, today: NaiveDate, before: Option<&NewDecision>) -> (NewDecision, Vec<Problem>) {
        let mut check = Check { form: self, before, language, problems: Vec::new() };
        let outcome: Option<Outcome> = check.choice("outcome", self.field("outcome"));
        if outcome.is_some_and(|outcome| !is_possible(outcome, gate)) {
            check.note("outcome", ProblemKind::NotOnTheList);
        }
        let rationale = check.text("rationale", Self::REASON_AT_LEAST);
        let public_summary = check.text("public_summary", 1);
        let effective_on = check.date("effective_on");
        let deviations = if outcome.is_none_or(Outcome::is_passed) { check.deviations() } else { BTreeMap::new() };
        let award = |name: &str| if outcome.is_some_and(Outcome::commits) { self.field(name).to_owned() } else { String::new() };
        let mut new = NewDecision {
            outcome: outcome.unwrap_or(Outcome::Hold),
            rationale,
            public_summary,
            effective_on: effective_on.unwrap_or(today),
            next_gate_on: None,
            resume_on: None,
            awaited: String::new(),
            amounts: Vec::new(),
            deviations,
            advice_reason: check.advice_reason(),
            conditions: Vec::new(),
            points: Vec::new(),
            reasons: Vec::new(),
            released: Eur::ZERO,
            unavoidable: Eur::ZERO,
            avoided_public: Eur::ZERO,
            avoided_own: Eur::ZERO,
            after_care: String::new(),
            legal_basis: award("legal_basis"),
            award_reference: award("award_reference"),
        };
        match outcome {
            Some(Outcome::Go) => check.go(&mut new),
            Some(Outcome::ConditionalGo) => {
                check.go(&mut new);
                new.conditions = check.conditions(today);
            }
            Some(Outcome::Hold) => {
                new.awaited = check.text("awaited", 1);
                new.resume_on = check.date_after("resume_on", new.effective_on);
                let last = new.effective_on.checked_add_months(Months::new(Self::HOLD_MONTHS));
                if let Some(last) = last.filter(|last| new.resume_on.is_some_and(|resume| resume > *last)) {
                    check.note("resume_on", ProblemKind::DayAfter(last));
                }
            }
            Some(Outcome::Recycle) => {
                new.points = self.points.iter().map(|point| point.trim().to_owned()).collect();
                if new.points.is_empty() {
                    check.note("points.0", ProblemKind::Missing);
                }
                for (number, point) in new.points.iter().enumerate() {
                    check.long_enough(&format!("points.{number}"), point, 1);
                }
                new.next_gate_on = check.date_after("next_gate_on", new.effective_on);
            }
            Some(Outcome::NoGo) => {
                new.reasons = check.reasons();
                [new.released, new.unavoidable, new.avoided_public, new.avoided_own] =
                    ["released_amount", "unavoidable", "avoided_public", "avoided_own"].map(|name| check.amount(name, self.field(name)));
            }
            Some(Outcome::Graduated | Outcome::ClosedCompleted) => new.after_care = check.text("after_care", 1),
            None => {}
        }
        (new, check.problems)
    }
}

/// Which outcomes a gate has: going on ends at gate 3, which graduates or completes.
pub const fn is_possible(outcome: Outcome, gate: Gate) -> bool {
    let is_last = matches!(gate, Gate::G3);
    match outcome {
        Outcome::Go | Outcome::ConditionalGo => !is_last,
        Outcome::Hold | Outcome::Recycle | Outcome::NoGo => true,
        Outcome::Graduated | Outcome::ClosedCompleted => is_last,
    }
}

impl AmountForm {
    fn set(&mut self, part: &str, value: String) {
        match part {
            "source" => self.source = value,
            "instrument" => self.instrument = value,
            "amount" => self.amount = value,
            _ => {}
        }
    }
}

impl ConditionForm {
    fn set(&mut self, part: &str, value: String) {
        match part {
            "text" => self.text = value,
            "owner" => self.owner = value,
            "due_on" => self.due_on = value,
            "timing" => self.timing = value,
            "evidence" => self.evidence = value,
            "verifier" => self.verifier = value,
            _ => {}
        }
    }
}

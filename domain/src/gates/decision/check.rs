//! The steps of checking a decision form: a text long enough, a date, an amount, a choice from a list.

use super::{DecisionForm, NewAmount, NewCondition, NewDecision};
use crate::Eur;
use crate::dates::parse_date;
use crate::gates::{RuleId, StopReason, is_same_name};
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::str::FromStr;

/// A check under way: what was read so far goes on, what is wrong is kept.
pub(super) struct Check<'a> {
    pub(super) form: &'a DecisionForm,
    /// The decision that is corrected: what stood there stands, also when its day has passed.
    pub(super) before: Option<&'a NewDecision>,
    pub(super) language: Language,
    pub(super) problems: Vec<Problem>,
}

impl Check<'_> {
    pub(super) fn note(&mut self, field: impl Into<String>, kind: ProblemKind) {
        self.problems.push(Problem::new(field, kind));
    }

    pub(super) fn choice<T: FromStr>(&mut self, name: &str, code: &str) -> Option<T> {
        let choice = code.parse().ok();
        if choice.is_none() {
            self.note(name, if code.is_empty() { ProblemKind::Missing } else { ProblemKind::NotOnTheList });
        }
        choice
    }

    pub(super) fn text(&mut self, name: &str, least: u32) -> String {
        let text = self.form.field(name).to_owned();
        self.long_enough(name, &text, least);
        text
    }

    pub(super) fn long_enough(&mut self, name: &str, text: &str, least: u32) {
        match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
            0 => self.note(name, ProblemKind::Missing),
            length if length < least => self.note(name, ProblemKind::TooShort(least)),
            length if length > DecisionForm::TEXT_AT_MOST => self.note(name, ProblemKind::TooLong(DecisionForm::TEXT_AT_MOST)),
            _ => {}
        }
    }

    pub(super) fn date(&mut self, name: &str) -> Option<NaiveDate> {
        let typed = self.form.field(name).to_owned();
        self.date_of(name, &typed)
    }

    pub(super) fn date_of(&mut self, name: &str, typed: &str) -> Option<NaiveDate> {
        let date = parse_date(typed, self.language).and_then(|date| date.ok_or(ProblemKind::Missing));
        date.map_err(|kind| self.note(name, kind)).ok()
    }

    pub(super) fn date_after(&mut self, name: &str, day: NaiveDate) -> Option<NaiveDate> {
        let date = self.date(name)?;
        if date <= day {
            self.note(name, ProblemKind::NotAfter);
        }
        Some(date)
    }

    pub(super) fn amount(&mut self, name: &str, typed: &str) -> Eur {
        Eur::parse(typed, self.language.thousands()).unwrap_or_else(|error| {
            self.note(name, error.into());
            Eur::ZERO
        })
    }

    /// An empty reason is no deviation; a short one must be longer.
    pub(super) fn deviations(&mut self) -> BTreeMap<RuleId, String> {
        let mut deviations = BTreeMap::new();
        for (code, reason) in &self.form.deviations {
            let (name, reason) = (format!("deviation.{code}"), reason.trim());
            if reason.is_empty() {
                continue;
            }
            if let Some(rule) = self.choice(&name, code) {
                self.long_enough(&name, reason, DecisionForm::REASON_AT_LEAST);
                deviations.insert(rule, reason.to_owned());
            }
        }
        deviations
    }

    /// Whether one is needed depends on the advice; a short one must be longer.
    pub(super) fn advice_reason(&mut self) -> String {
        let reason = self.form.field("advice_reason").to_owned();
        if !reason.is_empty() {
            self.long_enough("advice_reason", &reason, DecisionForm::REASON_AT_LEAST);
        }
        reason
    }

    pub(super) fn go(&mut self, new: &mut NewDecision) {
        new.next_gate_on = self.date_after("next_gate_on", new.effective_on);
        for (number, one) in self.form.amounts.iter().enumerate() {
            let source = self.choice(&format!("amounts.{number}.source"), &one.source);
            let instrument = self.choice(&format!("amounts.{number}.instrument"), &one.instrument);
            let amount = self.amount(&format!("amounts.{number}.amount"), &one.amount);
            new.amounts.extend(source.zip(instrument).map(|(source, instrument)| NewAmount { source, instrument, amount }));
        }
    }

    pub(super) fn conditions(&mut self, today: NaiveDate) -> Vec<NewCondition> {
        if self.form.conditions.is_empty() {
            self.note("conditions.0.text", ProblemKind::Missing);
        }
        let mut conditions = Vec::new();
        for (number, one) in self.form.conditions.iter().enumerate() {
            let name = |part: &str| format!("conditions.{number}.{part}");
            let [text, owner, evidence, verifier] =
                [("text", &one.text), ("owner", &one.owner), ("evidence", &one.evidence), ("verifier", &one.verifier)].map(|(part, typed)| {
                    self.long_enough(&name(part), typed.trim(), 1);
                    typed.trim().to_owned()
                });
            if !owner.is_empty() && is_same_name(&owner, &verifier) {
                self.note(name("verifier"), ProblemKind::OwnerVerifies);
            }
            let due_on = self.date_of(&name("due_on"), &one.due_on);
            let stood = |date| self.before.is_some_and(|before| before.conditions.iter().any(|old| old.due_on == date));
            if due_on.is_some_and(|date| date < today && !stood(date)) {
                self.note(name("due_on"), ProblemKind::InThePast);
            }
            let timing = self.choice(&name("timing"), &one.timing);
            conditions.extend(due_on.zip(timing).map(|(due_on, timing)| NewCondition { text, owner, due_on, timing, evidence, verifier }));
        }
        conditions
    }

    pub(super) fn reasons(&mut self) -> Vec<StopReason> {
        if self.form.reasons.is_empty() {
            self.note("reasons", ProblemKind::NothingTicked);
        }
        self.form.reasons.iter().filter_map(|code| self.choice("reasons", code)).collect()
    }
}

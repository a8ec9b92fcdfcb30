//! Changing a parameter: inside its range, with a reason, and with the decision of the steering group where the note fixes the number.

use super::{Parameter, ParameterUnit, ParameterValues};
use crate::Eur;
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::{REASON_AT_LEAST, REASON_AT_MOST};
use serde::{Deserialize, Serialize};

/// A change as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParameterForm {
    /// The new value, in the parameter's unit.
    pub value: String,
    /// Why.
    pub reason: String,
    /// The decision of the steering group: which one, and of which day.
    pub reference: String,
}

/// A change that can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewParameter {
    /// The new value, in the parameter's unit.
    pub value: i64,
    /// Why.
    pub reason: String,
    /// The decision of the steering group; empty where none is needed.
    pub reference: String,
}

impl ParameterForm {
    /// Checks the change of a parameter among these values.
    ///
    /// # Errors
    /// Every problem in the form, in the order of its fields.
    pub fn check(&self, parameter: &Parameter, values: &ParameterValues, language: Language) -> Result<NewParameter, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let value = number(parameter.unit, &self.value, language);
        let (least, most) = parameter.range(values);
        match value {
            _ if self.value.trim().is_empty() => read.problem("value", ProblemKind::Missing),
            Some(value) if value == values.get(parameter.key) => read.problem("value", ProblemKind::Unchanged),
            Some(value) if (least..=most).contains(&value) => {}
            Some(_) | None => read.problem("value", ProblemKind::NotBetween(least, most)),
        }
        let reason = read.paragraphs("reason", &self.reason, REASON_AT_LEAST..=REASON_AT_MOST);
        let reference = read.line("reference", &self.reference, if parameter.needs_decision() { 5 } else { 0 }..=300);
        read.finish(value.map(|value| NewParameter { value, reason, reference }))
    }
}

/// A whole number as people of this language write it.
fn number(unit: ParameterUnit, typed: &str, language: Language) -> Option<i64> {
    match unit {
        ParameterUnit::Euros => Eur::parse(typed, language.thousands()).ok().filter(|amount| amount.0 % 100 == 0).map(|amount| amount.0 / 100),
        ParameterUnit::Percent => typed.trim().trim_end_matches('%').trim_end().parse().ok(),
        ParameterUnit::Months | ParameterUnit::Count => typed.trim().parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::Provenance;
    use crate::settings::ParameterKey;

    const REASON: &str = "Afgesproken na de evaluatie van dit jaar.";

    fn parameter(unit: ParameterUnit, provenance: Provenance) -> Parameter {
        Parameter { key: ParameterKey::Mandate, unit, default: 50_000, least: 10, most: 250_000, provenance, section: String::new() }
    }

    fn check(parameter: &Parameter, value: &str, reason: &str, reference: &str) -> Result<i64, Vec<Problem>> {
        let form = ParameterForm { value: value.to_owned(), reason: reason.to_owned(), reference: reference.to_owned() };
        let values = ParameterValues::of(std::slice::from_ref(parameter));
        form.check(parameter, &values, Language::Nl).map(|new| new.value)
    }

    #[test]
    fn a_value_inside_the_range_with_a_reason_is_taken() {
        let mandate = parameter(ParameterUnit::Euros, Provenance::Assumption);
        for (typed, value) in [("75.000", 75_000), ("€ 10", 10), ("250000", 250_000)] {
            assert_eq!(check(&mandate, typed, REASON, ""), Ok(value), "{typed}");
        }
        assert_eq!(check(&parameter(ParameterUnit::Percent, Provenance::Practice), "30 %", REASON, ""), Ok(30));
    }

    #[test]
    fn a_value_outside_the_range_no_number_or_the_same_one_is_refused() {
        let mandate = parameter(ParameterUnit::Euros, Provenance::Assumption);
        let rows = [
            ("", ProblemKind::Missing),
            ("50.000", ProblemKind::Unchanged),
            ("9", ProblemKind::NotBetween(10, 250_000)),
            ("250.001", ProblemKind::NotBetween(10, 250_000)),
            ("100,50", ProblemKind::NotBetween(10, 250_000)),
            ("veel", ProblemKind::NotBetween(10, 250_000)),
        ];
        for (typed, kind) in rows {
            assert_eq!(check(&mandate, typed, REASON, ""), Err(vec![Problem::new("value", kind)]), "{typed}");
        }
        assert_eq!(check(&mandate, "60000", "omdat", ""), Err(vec![Problem::new("reason", ProblemKind::TooShort(20))]));
    }

    #[test]
    fn a_number_of_the_note_asks_for_the_decision_of_the_steering_group() {
        let ceiling = parameter(ParameterUnit::Euros, Provenance::Seed);
        assert_eq!(check(&ceiling, "60000", REASON, ""), Err(vec![Problem::new("reference", ProblemKind::Missing)]));
        assert_eq!(check(&ceiling, "60000", REASON, "Besluit 12, 1 december 2026"), Ok(60_000));
    }
}

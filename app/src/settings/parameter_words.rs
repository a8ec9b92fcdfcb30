//! Parameters as people read and type them.

use crate::language::Words;
use domain::people::Language;
use domain::settings::{Parameter, ParameterUnit};
use domain::{Eur, Share};

/// A value in its unit: `€ 50.000`, `25 %`, `9 maanden`.
pub fn parameter_value(words: Words, unit: ParameterUnit, value: i64) -> String {
    match unit {
        ParameterUnit::Euros => words.money(Eur::euros(value)),
        ParameterUnit::Percent => words.percent(Share::basis_points(value * 100)),
        ParameterUnit::Months => words.with("parameter-months", &[("count", value.into())]),
        ParameterUnit::Count => words.number(value),
    }
}

/// A value as it stands in its field.
pub fn parameter_written(language: Language, unit: ParameterUnit, value: i64) -> String {
    match unit {
        ParameterUnit::Euros => Eur::euros(value).written(language),
        ParameterUnit::Percent | ParameterUnit::Months | ParameterUnit::Count => value.to_string(),
    }
}

/// Where a number comes from: the section of the note, or that it does not stand there.
pub(super) fn parameter_source(words: Words, parameter: &Parameter) -> String {
    let origin = words.label(parameter.provenance);
    match (parameter.needs_decision(), parameter.section.is_empty()) {
        (true, _) => words.with("parameter-source-note", &[("section", parameter.section.clone().into())]),
        (false, true) => words.with("parameter-source-other", &[("origin", origin.into())]),
        (false, false) => words.with("parameter-source-about", &[("origin", origin.into()), ("section", parameter.section.clone().into())]),
    }
}

/// From which value to which it may go.
pub(super) fn parameter_range(words: Words, unit: ParameterUnit, (least, most): (i64, i64)) -> String {
    let value = |value| parameter_value(words, unit, value);
    words.with("parameter-range", &[("least", value(least).into()), ("most", value(most).into())])
}

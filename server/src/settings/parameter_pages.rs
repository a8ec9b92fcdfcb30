//! Parameters as their pages show them.

use crate::reference::Reference;
use ::entity::{parameter_change, parameter_confirmation};
use app::settings::{ParameterChangeLine, ParameterCheck, ParameterLine};
use domain::settings::ParameterKey;

/// Every parameter with what it is.
pub(super) fn lines(reference: &Reference) -> Vec<ParameterLine> {
    let line = |parameter: &domain::settings::Parameter| ParameterLine {
        value: reference.values.get(parameter.key),
        range: parameter.range(&reference.values),
        is_unchecked: parameter.key.is_to_be_checked() && !reference.checked.contains(&parameter.key),
        parameter: parameter.clone(),
    };
    reference.parameters.iter().map(line).collect()
}

/// The changes of a parameter.
pub(super) fn changes(rows: Vec<parameter_change::Model>) -> Vec<ParameterChangeLine> {
    let line = |row: parameter_change::Model| ParameterChangeLine {
        before: row.value_before,
        value: row.value,
        reason: row.reason,
        reference: row.reference,
        by: row.changed_by,
        at: row.changed_at,
        rule_set: row.rule_set_version,
    };
    rows.into_iter().map(line).collect()
}

/// Whether a parameter was checked, and by whom.
pub(super) fn check(reference: &Reference, key: ParameterKey, row: Option<parameter_confirmation::Model>) -> ParameterCheck {
    if !key.is_to_be_checked() {
        return ParameterCheck::NotAsked;
    }
    if !reference.checked.contains(&key) {
        return ParameterCheck::Waits;
    }
    match row.filter(|row| row.value == reference.values.get(key)) {
        Some(row) => ParameterCheck::Checked { by: row.confirmed_by, at: row.confirmed_at },
        // Who changed it checked it, and stands with the change.
        None => ParameterCheck::NotAsked,
    }
}

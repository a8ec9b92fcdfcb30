//! Parameters as their pages show them.

use crate::reference::Reference;
use ::entity::parameter_change;
use app::settings::{ParameterChangeLine, ParameterLine};

/// Every parameter with what it is.
pub(super) fn lines(reference: &Reference) -> Vec<ParameterLine> {
    let line = |parameter: &domain::settings::Parameter| ParameterLine {
        value: reference.values.get(parameter.key),
        range: parameter.range(&reference.values),
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

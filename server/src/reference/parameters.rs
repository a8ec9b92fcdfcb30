//! The parameters of the programme, from the data file that is compiled in. Three of them are the programme's own figures, which begin with what
//! stands in its row.

use ::entity::programme;
use domain::settings::{Parameter, ParameterKey, ParameterRow, ParameterValues};
use sea_orm::DbErr;
use serde::Deserialize;

const FILE: &str = include_str!("../../data/parameters.csv");

#[derive(Deserialize)]
struct Row {
    key: String,
    unit: String,
    value: i64,
    least: i64,
    most: i64,
    provenance: String,
    section: String,
}

/// The parameters of the data file.
///
/// # Errors
/// A row that cannot be read, or a parameter without one.
fn of_file() -> Result<Vec<Parameter>, DbErr> {
    let unreadable = |problem: String| DbErr::Custom(format!("parameters.csv cannot be used: {problem}"));
    let mut parameters = Vec::new();
    for row in csv::Reader::from_reader(FILE.as_bytes()).deserialize::<Row>() {
        let row = row.map_err(|error| unreadable(error.to_string()))?;
        let Row { key, unit, value, least, most, provenance, section } = &row;
        let read = ParameterRow { key, unit, value: *value, least: *least, most: *most, provenance, section };
        parameters.push(Parameter::parse(&read).ok_or_else(|| unreadable(key.clone()))?);
    }
    let keys: Vec<_> = parameters.iter().map(|parameter| parameter.key).collect();
    if keys == ParameterKey::ALL { Ok(parameters) } else { Err(unreadable(format!("{keys:?}"))) }
}

/// The parameters of this programme.
pub(super) fn of(programme: &programme::Model) -> Result<Vec<Parameter>, DbErr> {
    let own = [
        (ParameterKey::PublicCeiling, programme.public_ceiling.0 / 100),
        (ParameterKey::MatchTarget, programme.match_target_basis_points / 100),
        (ParameterKey::Mandate, programme.mandate.0 / 100),
    ];
    let mut parameters = of_file()?;
    for parameter in &mut parameters {
        if let Some((_, value)) = own.iter().find(|(key, _)| *key == parameter.key) {
            parameter.default = *value;
        }
    }
    Ok(parameters)
}

/// The programme with its figures as they are now.
pub(super) fn applied(programme: programme::Model, values: &ParameterValues) -> programme::Model {
    programme::Model {
        public_ceiling: values.amount(ParameterKey::PublicCeiling),
        match_target_basis_points: values.get(ParameterKey::MatchTarget) * 100,
        mandate: values.amount(ParameterKey::Mandate),
        ..programme
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::gates::{Rule, RuleRow, RuleSet};

    #[derive(Deserialize)]
    struct RuleLine {
        gate: String,
        rule_id: String,
        kind: String,
        severity: String,
        default: String,
        provenance: String,
    }

    #[test]
    fn the_parameters_begin_with_the_numbers_of_the_rules() {
        let values = ParameterValues::of(&of_file().expect("the data file"));
        let file = include_str!("../../data/gate_rules.csv");
        let read = |row: RuleLine| -> Rule {
            let RuleLine { gate, rule_id, kind, severity, default, provenance } = &row;
            RuleSet::parse_row(&RuleRow { gate, rule_id, kind, severity, default, provenance }).expect("a rule")
        };
        let rules: Vec<Rule> = csv::Reader::from_reader(file.as_bytes()).deserialize().map(|row| read(row.expect("a row"))).collect();
        assert_eq!(rules.len(), 65);
        for rule in rules {
            assert_eq!(values.apply(rule.clone()).parameter, rule.parameter, "{}", rule.id);
        }
    }
}

//! Parameters read from their rows, and which rule each reaches.

use super::*;
use crate::gates::builder::rule_table;

const ROW: ParameterRow<'_> =
    ParameterRow { key: "mandate", unit: "eur", value: 50_000, least: 0, most: 250_000, provenance: "ASSUMPTION", section: "" };

#[test]
fn a_row_reads_into_a_parameter_and_a_broken_one_into_none() {
    let mandate = Parameter::parse(&ROW).expect("a parameter");
    assert_eq!((mandate.key, mandate.unit, mandate.default), (ParameterKey::Mandate, ParameterUnit::Euros, 50_000));
    assert!(!mandate.needs_decision());
    assert!(Parameter::parse(&ParameterRow { provenance: "SEED", ..ROW }).expect("a parameter").needs_decision());
    for broken in [
        ParameterRow { key: "mandates", ..ROW },
        ParameterRow { unit: "dollar", ..ROW },
        ParameterRow { provenance: "ours", ..ROW },
        ParameterRow { value: -1, ..ROW },
        ParameterRow { value: 250_001, ..ROW },
    ] {
        assert_eq!(Parameter::parse(&broken), None, "{broken:?}");
    }
}

#[test]
fn a_value_reaches_its_rule_and_no_other() {
    let values = ParameterValues::default().with(ParameterKey::MinCashShare, 30).with(ParameterKey::InnovationMaxMonths, 60);
    let values = values.with(ParameterKey::InnovationMinMonths, 6).with(ParameterKey::ActiveSmeShare, 7).with(ParameterKey::PanelHeavy, 65);
    let number = |id| rule_table().into_iter().find(|rule| rule.id == id).map(|rule| values.apply(rule).parameter);
    assert_eq!(number(RuleId::G1R04), Some(RuleParameter::Share(Share::basis_points(3_000))));
    assert_eq!(number(RuleId::G1R07), Some(RuleParameter::ShareOrHours(Share::basis_points(700), 100)));
    assert_eq!(number(RuleId::G1R11), Some(RuleParameter::MonthsBetween(6, 60)));
    assert_eq!(number(RuleId::G1R10), Some(RuleParameter::Thresholds(0, 65, 0)));
    assert_eq!(number(RuleId::G1R18), Some(RuleParameter::Required(true)), "no parameter");
}

#[test]
fn every_parameter_with_a_rule_is_read_by_one_that_is_in_use() {
    for rule in ParameterKey::ALL.iter().filter_map(|key| key.rule()) {
        assert_eq!(rule.needs(), None, "{rule}");
    }
}

#[test]
fn the_shortest_stays_below_the_longest() {
    let months = |key: &str| Parameter::parse(&ParameterRow { key, unit: "months", value: 12, least: 1, most: 120, ..ROW }).expect("a parameter");
    let values = ParameterValues::default().with(ParameterKey::InnovationMinMonths, 12).with(ParameterKey::InnovationMaxMonths, 48);
    assert_eq!(months("innovation_min_months").range(&values), (1, 48));
    assert_eq!(months("innovation_max_months").range(&values), (12, 120));
    assert_eq!(months("start_max_months").range(&values), (1, 120));
}

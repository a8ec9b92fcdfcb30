//! The rules that the financing table alone decides, for a page that evaluates them while somebody types: the same computations as at the gate.

use super::{Answer, Asked};
use crate::financing::FinancingRow;
use crate::gates::{
    BusinessCaseFacts, Facts, Gate, Parameters, ProgrammeFacts, ProjectFacts, RecordFacts, ReviewFacts, RuleId, RuleResult, RuleSet, Severity,
};
use crate::partners::PartnerFacts;
use chrono::NaiveDate;
use serde_tuple::{Deserialize_tuple, Serialize_tuple};

type Computation = fn(&Asked<'_>) -> Answer;

/// The rules about money alone, each with its computation.
const MONEY: [(RuleId, Computation); 8] = [
    (RuleId::All02, |asked| asked.budget_balances()),
    (RuleId::G0R05, |asked| asked.budget_is_small()),
    (RuleId::G0R08, |asked| asked.cofinancing_is_present()),
    (RuleId::G1R03, |asked| asked.companies_bring_cash()),
    (RuleId::G1R04, |asked| asked.cash_share_is_enough()),
    (RuleId::G1R05, |asked| asked.all_partners_carry_risk()),
    (RuleId::G1R06, |asked| asked.no_partner_is_too_large()),
    (RuleId::G1R07, |asked| asked.an_sme_is_active()),
];

/// The rules about money of one gate, small enough to send to a browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize_tuple, Deserialize_tuple)]
pub struct MoneyRules {
    gate: Gate,
    parameters: Parameters,
    severities: Vec<(RuleId, Severity)>,
}

impl MoneyRules {
    /// The rules about money that apply at a gate.
    pub fn of(rules: &RuleSet, gate: Gate, entry_gate: Gate) -> Self {
        let applying = MONEY.iter().filter(|(rule, _)| rule.applies(gate, entry_gate)).filter_map(|(rule, _)| rules.rule(*rule));
        Self { gate, parameters: rules.parameters().clone(), severities: applying.map(|rule| (rule.id, rule.severity)).collect() }
    }

    /// What they say of a financing table, in the order people read them.
    pub fn evaluate(&self, partners: &[PartnerFacts], rows: &[FinancingRow]) -> Vec<RuleResult> {
        let facts = Facts::of_money(self.gate, partners, rows);
        let asked = Asked { facts: &facts, parameters: &self.parameters, min_deliverables: crate::Share::basis_points(10_000) };
        let computed = MONEY.iter().filter_map(|(rule, compute)| {
            let (_, severity) = self.severities.iter().find(|(id, _)| id == rule)?;
            let Answer { verdict, finding, mend, place } = compute(&asked);
            Some(RuleResult { rule: *rule, severity: *severity, verdict, finding, mend, place })
        });
        computed.collect()
    }
}

impl Facts {
    /// Facts that know of nothing but money; only the rules about money may read them.
    pub(crate) fn of_money(gate: Gate, partners: &[PartnerFacts], rows: &[FinancingRow]) -> Self {
        let project = ProjectFacts {
            title: String::new(),
            phase: gate.from(),
            contact: None,
            sub_areas: Vec::new(),
            application_areas: 0,
            challenges: 0,
            result_type: None,
            has_product_market_combination: false,
            activities: Vec::new(),
            facilities: 0,
            start_on: None,
            duration_months: None,
            next_gate_on: None,
        };
        Self {
            gate,
            entry_gate: gate,
            today: NaiveDate::default(),
            project,
            partners: partners.to_vec(),
            financing: rows.to_vec(),
            instruments: Vec::new(),
            programme: ProgrammeFacts::default(),
            business_case: BusinessCaseFacts::default(),
            record: RecordFacts::default(),
            levels: Vec::new(),
            judgements: Vec::new(),
            reviews: ReviewFacts::default(),
            reports: None,
            documents: None,
            duplicates: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::{a_project_at, rule_set};
    use crate::gates::evaluate;

    #[test]
    fn while_typing_the_rules_say_what_they_say_at_the_gate() {
        let rules = rule_set();
        for &gate in &[Gate::G0, Gate::G1, Gate::G2] {
            let projects = [
                a_project_at(gate).facts(),
                a_project_at(gate).with_row("Bornerveld Sensoriek", 900_000, 900_000, 0, 0).facts(),
                a_project_at(gate).with_row("Regge Mechatronica", 9_000_000, 8_500_000, 0, 499_999).facts(),
                Facts { financing: Vec::new(), ..a_project_at(gate).facts() },
            ];
            for entry_gate in [Gate::G0, gate] {
                for project in &projects {
                    let facts = Facts { entry_gate, ..project.clone() };
                    let at_the_gate: Vec<RuleResult> =
                        evaluate(&rules, &facts).into_iter().filter(|one| MONEY.iter().any(|(rule, _)| *rule == one.rule)).collect();
                    assert_eq!(MoneyRules::of(&rules, gate, entry_gate).evaluate(&facts.partners, &facts.financing), at_the_gate);
                }
            }
        }
    }

    #[test]
    fn the_rules_about_money_travel_as_json() {
        let rules = MoneyRules::of(&rule_set(), Gate::G1, Gate::G0);
        let text = serde_json::to_string(&rules).expect("rules are JSON");
        assert_eq!(serde_json::from_str::<MoneyRules>(&text).expect("our own JSON"), rules);
        assert_eq!(rules.severities.len(), 6);
    }
}

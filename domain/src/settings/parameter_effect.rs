//! What another value does to gates that wait for a decision: which rules would be judged otherwise, and who decides.

use crate::Eur;
use crate::gates::{Facts, RuleId, RuleResult, RuleSet, Verdict, evaluate};

/// A rule that is judged otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictChange {
    /// Which rule.
    pub rule: RuleId,
    /// As it is judged now.
    pub before: Verdict,
    /// As it would be.
    pub after: Verdict,
}

/// The rules that say something else of the same facts.
pub fn verdict_changes(before: &RuleSet, after: &RuleSet, facts: &Facts) -> Vec<VerdictChange> {
    judged_otherwise(&evaluate(before, facts), &evaluate(after, facts))
}

/// The rules that say something else.
pub fn judged_otherwise(now: &[RuleResult], then: &[RuleResult]) -> Vec<VerdictChange> {
    let pairs = now.iter().filter_map(|one| then.iter().find(|other| other.rule == one.rule).map(|other| (one, other)));
    pairs
        .filter(|(one, other)| one.verdict != other.verdict)
        .map(|(one, other)| VerdictChange { rule: one.rule, before: one.verdict, after: other.verdict })
        .collect()
}

/// Whether another mandate moves the decision about so much money to somebody else.
pub fn changes_mandate(requested: Eur, before: Eur, after: Eur) -> bool {
    (requested <= before) != (requested <= after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::Gate;
    use crate::gates::builder::{a_project_at, condition_levels, rule_set, rule_table};
    use crate::settings::{ParameterKey, ParameterValues};

    fn with_start_of(euros: i64) -> RuleSet {
        let values = ParameterValues::default().with(ParameterKey::StartMaxPublic, euros);
        let rules = rule_table().into_iter().map(|rule| if rule.id == RuleId::G0R05 { values.apply(rule) } else { rule }).collect();
        RuleSet::new(2, rules, condition_levels()).expect("a rule set")
    }

    #[test]
    fn only_a_gate_that_the_number_is_about_is_judged_otherwise() {
        let facts = a_project_at(Gate::G0).facts();
        let asked = facts.public().0 / 100;
        assert_eq!(verdict_changes(&rule_set(), &with_start_of(asked), &facts), []);
        let changed = VerdictChange { rule: RuleId::G0R05, before: Verdict::Met, after: Verdict::Unmet };
        assert_eq!(verdict_changes(&rule_set(), &with_start_of(asked - 1), &facts), [changed]);
        let other = a_project_at(Gate::G2).facts();
        assert_eq!(verdict_changes(&rule_set(), &with_start_of(1), &other), []);
    }

    #[test]
    fn a_mandate_moves_what_lies_between_the_old_and_the_new_one() {
        let [low, high] = [Eur::euros(50_000), Eur::euros(75_000)];
        for (requested, moves) in [(50_000, false), (50_001, true), (75_000, true), (75_001, false)] {
            let requested = Eur::euros(requested);
            assert_eq!((changes_mandate(requested, low, high), changes_mandate(requested, high, low)), (moves, moves), "{requested:?}");
        }
    }
}

//! The smallest changes of facts that would make an open rule pass: about money, risk and partners, found by asking the rules themselves.
//! Judgements, scores and evidence are never proposed, and nothing here changes a project.

mod balance;
mod candidates;
mod cost;
mod joining;
mod search;
mod shift;
mod step;

#[cfg(test)]
mod dossiers;
#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod tests;

pub use shift::Shift;
pub use step::{Newcomer, Step};

use crate::Eur;
use crate::gates::{Facts, RuleId, RuleResult, RuleSet, Verdict, evaluate};
use search::Search;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many proposals a rule has at most.
const MOST: usize = 3;

/// A change that would make an open rule pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The rule that it is for.
    pub rule: RuleId,
    /// What changes. Without any of it, or with a cent less of it, the rule stays open.
    pub steps: Vec<Step>,
    /// How many other partners could do the same instead, where one partner does it.
    pub others: usize,
    /// Rules that are met now and would be open after it.
    pub breaks: Vec<RuleId>,
    /// Other rules that are open now and would be met after it.
    pub also: Vec<RuleId>,
}

impl Proposal {
    /// The facts as they would be.
    pub fn apply(&self, facts: &Facts) -> Facts {
        step::apply_all(facts, &self.steps)
    }

    /// All amounts together.
    pub fn size(&self) -> Eur {
        self.steps.iter().map(Step::amount).sum()
    }

    /// Whether it is about the financing table alone.
    pub fn is_about_money(&self) -> bool {
        self.steps.iter().all(|step| match step {
            Step::Money { .. } | Step::Cost { .. } => true,
            Step::TakesPart { .. } | Step::Joins { .. } => false,
        })
    }

    /// The same change with everything that could be cash or in kind in kind.
    fn in_kind(&self) -> Vec<Step> {
        let step = |step: &Step| match *step {
            Step::Money { partner, shift, amount } => Step::Money { partner, shift: shift.in_kind(), amount },
            Step::Cost { .. } | Step::TakesPart { .. } | Step::Joins { .. } => *step,
        };
        self.steps.iter().map(step).collect()
    }

    /// Who has to be found first; then money.
    fn rank(&self) -> (usize, Eur, usize) {
        let people = self.steps.iter().map(|step| match step {
            Step::Money { .. } | Step::Cost { .. } => 0,
            Step::TakesPart { .. } => 1,
            Step::Joins { .. } => 2,
        });
        (people.sum(), self.size(), self.steps.len())
    }
}

/// The proposals for every open rule that has any, smallest first, at most three. Those that would open another rule stand there only where no other would do.
pub fn proposals(rules: &RuleSet, facts: &Facts) -> BTreeMap<RuleId, Vec<Proposal>> {
    let before = evaluate(rules, facts);
    let open = before.iter().filter(|result| result.is_open()).map(|result| result.rule);
    let all = open.map(|rule| (rule, for_rule(rules, facts, &before, rule)));
    all.filter(|(_, proposals)| !proposals.is_empty()).collect()
}

fn for_rule(rules: &RuleSet, facts: &Facts, before: &[RuleResult], rule: RuleId) -> Vec<Proposal> {
    let search = Search::new(rules, facts, rule);
    let told = |steps: Vec<Step>| {
        let (breaks, also) = compare(before, &evaluate(rules, &step::apply_all(facts, &steps)), rule);
        Proposal { rule, others: search.others(&steps), steps, breaks, also }
    };
    let mut found: Vec<Proposal> = candidates::candidates(&search).into_iter().map(told).collect();
    if found.iter().any(|one| one.breaks.is_empty()) {
        found.retain(|one| one.breaks.is_empty());
    }
    // What mends most comes first among equals, and of the same in cash and in kind one is enough.
    found.sort_by_key(|one| (one.rank(), Reverse(one.also.len())));
    let mut seen = Vec::new();
    found.retain(|one| {
        let same = one.in_kind();
        let is_new = !seen.contains(&same);
        seen.push(same);
        is_new
    });
    found.truncate(MOST);
    found
}

/// The rules that would be open and were met, and the other way round.
fn compare(before: &[RuleResult], after: &[RuleResult], own: RuleId) -> (Vec<RuleId>, Vec<RuleId>) {
    let turned = |from: &dyn Fn(&RuleResult) -> bool, to: &dyn Fn(&RuleResult) -> bool| {
        let pairs = before.iter().zip(after).filter(|(was, is)| was.rule != own && from(was) && to(is));
        pairs.map(|(was, _)| was.rule).collect()
    };
    let is_met = |result: &RuleResult| result.verdict == Verdict::Met;
    (turned(&is_met, &RuleResult::is_open), turned(&RuleResult::is_open, &is_met))
}

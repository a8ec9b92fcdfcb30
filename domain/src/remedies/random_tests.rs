//! For random dossiers: every proposal passes its rule, nothing smaller does, and what is said of other rules is so.

use super::dossiers::{Tables, number};
use super::step::apply_all;
use super::{MOST, Proposal, Shift, Step, proposals};
use crate::Eur;
use crate::financing::{FinancingRow, PublicSource};
use crate::gates::histories::dice::Dice;
use crate::gates::{Facts, RuleId, RuleSet, Verdict, evaluate, verdict};
use std::collections::BTreeSet;

const DOSSIERS: usize = 2_000;

/// The same steps with another amount in one of them; without the step where it has none.
fn with_amount(steps: &[Step], place: usize, smaller: Eur) -> Vec<Step> {
    let mut steps = steps.to_vec();
    match &mut steps[place] {
        Step::Money { amount, .. } | Step::Cost { amount, .. } | Step::Joins { amount, .. } if amount.is_positive() => *amount = smaller,
        Step::Money { .. } | Step::Cost { .. } | Step::Joins { .. } | Step::TakesPart { .. } => {
            steps.remove(place);
        }
    }
    steps
}

/// Smaller amounts to try: the edges, and some between.
fn smaller(dice: &mut Dice, amount: Eur) -> Vec<Eur> {
    let cents = amount.cents();
    let between = (0..6).map(|_| number(dice, 0, (cents - 1).max(0))).collect::<Vec<_>>();
    let mut all: Vec<_> = between.into_iter().chain([0, 1, cents / 2, cents - 1]).filter(|one| *one < cents || cents == 0).map(Eur).collect();
    all.dedup();
    all
}

fn no_smaller_one_passes(dice: &mut Dice, rules: &RuleSet, facts: &Facts, one: &Proposal) {
    for place in 0..one.steps.len() {
        for amount in smaller(dice, one.steps[place].amount()) {
            let less = with_amount(&one.steps, place, amount);
            assert_ne!(verdict(rules, &apply_all(facts, &less), one.rule), Verdict::Met, "{amount:?} instead: {one:?}\n{facts:#?}");
        }
    }
    let [Step::Money { shift, amount, .. }] = one.steps.as_slice() else { return };
    for partner in facts.partners.iter().filter(|partner| super::search::may_pay(partner)) {
        let amount = *amount - Eur(1);
        if amount <= shift.most(&facts.money().row(partner.id)) {
            let step = Step::Money { partner: partner.id, shift: *shift, amount };
            assert_ne!(verdict(rules, &apply_all(facts, &[step]), one.rule), Verdict::Met, "{} does it with less: {one:?}", partner.name);
        }
    }
}

fn amounts(row: &FinancingRow) -> Vec<Eur> {
    PublicSource::ALL.iter().map(|source| row.public.from(*source)).chain([row.cost, row.own_cash, row.own_in_kind, row.other]).collect()
}

/// Nothing but partners and money changes, every amount can be typed, and who was in balance still is.
fn changes_facts_of_money_only(facts: &Facts, after: &Facts, rule: RuleId) {
    let undone = Facts { partners: facts.partners.clone(), financing: facts.financing.clone(), programme: facts.programme, ..after.clone() };
    assert_eq!(&undone, facts);
    let is_typed = |amount: Eur| (Eur::ZERO..=Eur::MAX).contains(&amount);
    assert!(after.financing.iter().flat_map(amounts).all(is_typed), "{:#?}", after.financing);
    let expected = if rule == RuleId::All02 { Vec::new() } else { facts.unbalanced() };
    assert_eq!(after.unbalanced(), expected);
}

fn says_what_else_turns(rules: &RuleSet, facts: &Facts, after: &Facts, one: &Proposal) {
    let (mut breaks, mut also) = (Vec::new(), Vec::new());
    for (was, is) in evaluate(rules, facts).iter().zip(evaluate(rules, after)) {
        if was.verdict == Verdict::Met && is.verdict == Verdict::Unmet {
            breaks.push(is.rule);
        }
        if was.verdict == Verdict::Unmet && is.verdict == Verdict::Met && is.rule != one.rule {
            also.push(is.rule);
        }
    }
    assert_eq!((&one.breaks, &one.also), (&breaks, &also), "{one:?}");
}

#[test]
fn every_proposal_passes_its_rule_and_no_smaller_one_does() {
    let (tables, mut dice) = (Tables::new(), Dice::new(15));
    let (mut failing, mut rules_seen, mut shifts, mut steps) = (0, BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    while failing < DOSSIERS {
        let (rules, facts) = tables.dossier(&mut dice);
        let found = proposals(&rules, &facts);
        failing += usize::from(!found.is_empty());
        for (rule, all) in &found {
            assert!(all.len() <= MOST && all.is_sorted_by_key(Proposal::rank), "{all:?}");
            assert!(all.iter().all(|one| one.breaks.is_empty()) || all.iter().all(|one| !one.breaks.is_empty()), "{all:?}");
            for one in all {
                let after = one.apply(&facts);
                assert_eq!((one.rule, verdict(&rules, &facts, *rule)), (*rule, Verdict::Unmet), "{one:?}");
                assert_eq!(verdict(&rules, &after, *rule), Verdict::Met, "{one:?}\n{facts:#?}");
                no_smaller_one_passes(&mut dice, &rules, &facts, one);
                changes_facts_of_money_only(&facts, &after, *rule);
                says_what_else_turns(&rules, &facts, &after, one);
                rules_seen.insert(*rule);
                for step in &one.steps {
                    match step {
                        Step::Money { shift, .. } => shifts.insert(*shift),
                        Step::Cost { .. } => steps.insert("cost"),
                        Step::TakesPart { .. } => steps.insert("takes part"),
                        Step::Joins { .. } => steps.insert("joins"),
                    };
                }
            }
        }
    }
    let about = [RuleId::All02, RuleId::All03, RuleId::All06, RuleId::G0R04, RuleId::G0R05, RuleId::G0R08];
    let later = [RuleId::G1R03, RuleId::G1R04, RuleId::G1R05, RuleId::G1R06, RuleId::G1R07, RuleId::G1R08];
    assert_eq!(rules_seen, about.into_iter().chain(later).collect());
    assert_eq!(shifts, Shift::ALL.iter().copied().collect());
    assert_eq!(steps, ["cost", "takes part", "joins"].into());
}

//! Finding the smallest amount: a rule is asked again and again whether it would be met, and halving finds the first cent that is enough.

use super::{Shift, Step, step};
use crate::Eur;
use crate::gates::{Facts, RuleId, RuleSet, Verdict, verdict};
use crate::ids::PartnerId;
use crate::partners::{OrganisationType, PartnerFacts};

/// One open rule and the facts that it is asked about.
pub(super) struct Search<'a> {
    rules: &'a RuleSet,
    /// Only what rules about money and partners read, so that asking is cheap.
    pub(super) facts: Facts,
    /// The rule.
    pub(super) rule: RuleId,
}

impl<'a> Search<'a> {
    pub(super) fn new(rules: &'a RuleSet, facts: &Facts, rule: RuleId) -> Self {
        let lean = Facts { programme: facts.programme, ..Facts::of_money(facts.gate, &facts.partners, &facts.financing) };
        Self { rules, facts: lean, rule }
    }

    /// The same rule, asked of one partner alone.
    pub(super) fn of_one(&self, partner: &PartnerFacts) -> Self {
        let row = self.facts.money().row(partner.id);
        Self { rules: self.rules, facts: Facts { partners: vec![partner.clone()], financing: vec![row], ..self.facts.clone() }, rule: self.rule }
    }

    /// Whether the rule would be met after these steps.
    pub(super) fn passes(&self, steps: &[Step]) -> bool {
        verdict(self.rules, &step::apply_all(&self.facts, steps), self.rule) == Verdict::Met
    }

    /// The smallest amount up to `most` with which the steps are enough; none when even the most is not.
    pub(super) fn least(&self, most: Eur, steps: impl Fn(Eur) -> Vec<Step>) -> Option<Vec<Step>> {
        if !most.is_positive() || !self.passes(&steps(most)) {
            return None;
        }
        let (mut too_little, mut enough) = (0, most.cents());
        while enough - too_little > 1 {
            let half = too_little + (enough - too_little) / 2;
            if self.passes(&steps(Eur(half))) {
                enough = half;
            } else {
                too_little = half;
            }
        }
        Some(steps(Eur(enough)))
    }

    /// The smallest change of this kind in one line, or in as few lines as it takes: those with the most room first.
    pub(super) fn spread(&self, shift: Shift, may: impl Fn(&PartnerFacts) -> bool) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        for (partner, most) in self.with_room(shift, may) {
            let one = |amount| [steps.as_slice(), &[Step::Money { partner, shift, amount }]].concat();
            if let Some(found) = self.least(most, one) {
                return Some(found);
            }
            steps = one(most);
        }
        None
    }

    /// The partners in whose line this change is possible, those with the most room first; where nothing goes down, those with the most cost.
    fn with_room(&self, shift: Shift, may: impl Fn(&PartnerFacts) -> bool) -> Vec<(PartnerId, Eur)> {
        let money = self.facts.money();
        let room = |partner: &PartnerFacts| {
            let row = money.row(partner.id);
            (partner.id, shift.most(&row), if shift.lowers() { shift.most(&row) } else { row.cost })
        };
        let possible = self.facts.partners.iter().filter(|partner| may(partner)).map(room).filter(|(_, most, _)| most.is_positive());
        let mut all: Vec<_> = possible.collect();
        all.sort_by_key(|(_, _, first)| std::cmp::Reverse(*first));
        all.into_iter().map(|(partner, most, _)| (partner, most)).collect()
    }

    /// How many other partners could make the same change, where it is one change in one line.
    pub(super) fn others(&self, steps: &[Step]) -> usize {
        let [Step::Money { partner, shift, amount }] = steps else { return 0 };
        let other = |one: &&PartnerFacts| one.id != *partner && may_pay(one) && *amount <= shift.most(&self.facts.money().row(one.id));
        let passes = |one: &&PartnerFacts| self.passes(&[Step::Money { partner: one.id, shift: *shift, amount: *amount }]);
        self.facts.partners.iter().filter(other).filter(passes).count()
    }
}

/// Who takes part and is no government: what a government brings is public money.
pub(super) fn may_pay(partner: &PartnerFacts) -> bool {
    partner.takes_part() && partner.organisation_type != OrganisationType::Government
}

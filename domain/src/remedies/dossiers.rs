//! Random dossiers for the tests: money of all sizes, in and out of balance, beside limits that were changed.

use crate::conditions::ConditionLevels;
use crate::financing::{FinancingRow, PublicSource};
use crate::gates::builder::{a_project_at, condition_levels, rule_table};
use crate::gates::histories::dice::Dice;
use crate::gates::{Facts, Gate, Rule, RuleId, RuleParameter, RuleSet};
use crate::ids::{OrganisationId, PartnerId};
use crate::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use crate::{Eur, Share};
use uuid::Uuid;

/// The table as it ships, to be changed for each dossier.
pub(super) struct Tables(Vec<Rule>, ConditionLevels);

impl Tables {
    pub(super) fn new() -> Self {
        Self(rule_table(), condition_levels())
    }

    /// Rules of which some limits are others than in the table.
    fn rules(&self, dice: &mut Dice) -> RuleSet {
        let mut rules = self.0.clone();
        for rule in &mut rules {
            let (least, most) = match rule.id {
                RuleId::G0R08 | RuleId::G1R04 | RuleId::G1R05 | RuleId::G1R07 => (1, 6_000),
                RuleId::G1R06 => (5_000, 9_000),
                _ => continue,
            };
            if dice.below(2) == 0 {
                let share = Share::basis_points(number(dice, least, most));
                rule.parameter = if rule.id == RuleId::G1R07 { RuleParameter::ShareOrHours(share, 100) } else { RuleParameter::Share(share) };
            }
        }
        RuleSet::new(1, rules, self.1.clone()).expect("the table is complete")
    }

    /// One dossier with its rules.
    pub(super) fn dossier(&self, dice: &mut Dice) -> (RuleSet, Facts) {
        let gate = *dice.one_of(Gate::ALL);
        let mut facts = Facts { entry_gate: *dice.one_of(&[Gate::G0, gate]), ..a_project_at(gate).facts() };
        let partners = 1 + dice.below(6);
        facts.partners = (0..partners).map(|place| partner(dice, place)).collect();
        let paying: Vec<PartnerId> = facts.partners.iter().map(|partner| partner.id).collect();
        facts.financing = paying.into_iter().filter(|_| dice.below(8) > 0).collect::<Vec<_>>().into_iter().map(|id| row(dice, id)).collect();
        let rules = self.rules(dice);
        facts.programme.committed = rules.parameters().public_ceiling - Eur(number(dice, 0, 2 * facts.public().cents().max(1)));
        facts.programme.match_after.companies = Eur(number(dice, 0, 1_000_000_000));
        facts.programme.match_after.government = Eur(number(dice, 0, 1_000_000_000)) + facts.money().matching().government;
        (rules, facts)
    }
}

pub(super) fn number(dice: &mut Dice, least: i64, most: i64) -> i64 {
    let wide = usize::try_from(most - least + 1).unwrap_or(1);
    least + i64::try_from(dice.below(wide)).unwrap_or(0)
}

fn partner(dice: &mut Dice, place: usize) -> PartnerFacts {
    let number = Uuid::from_u128(u128::try_from(place).unwrap_or(0) + 1);
    let roles = [PartnerRole::Participant, PartnerRole::Participant, PartnerRole::Participant, PartnerRole::Interested, PartnerRole::Funder];
    let types = [&[OrganisationType::Company; 4], OrganisationType::ALL].concat();
    PartnerFacts {
        id: PartnerId(number),
        organisation: OrganisationId(number),
        name: format!("Partij {place}"),
        role: if place == 0 { PartnerRole::Lead } else { *dice.one_of(&roles) },
        organisation_type: *dice.one_of(&types),
        size: Some(*dice.one_of(SizeClass::ALL)),
        region: Region::Twente,
        is_core_business: None,
    }
}

fn row(dice: &mut Dice, partner: PartnerId) -> FinancingRow {
    let scale = *dice.one_of(&[3, 999, 100_000, 100_000_000]);
    let amount = |dice: &mut Dice| if dice.below(3) == 0 { Eur::ZERO } else { Eur(number(dice, 0, scale)) };
    let mut row = FinancingRow::empty(partner);
    for &source in PublicSource::ALL {
        row.public.set(source, amount(dice));
    }
    (row.own_cash, row.own_in_kind, row.other) = (amount(dice), amount(dice), if dice.below(3) == 0 { amount(dice) } else { Eur::ZERO });
    row.cost = row.financing();
    if dice.below(4) == 0 {
        row.cost = Eur(number(dice, 0, 2 * row.cost.cents()));
    }
    row
}

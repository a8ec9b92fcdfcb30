//! The parts of the facts that rules and signals ask for by name; the arithmetic itself is in `financing`.

use super::Facts;
use crate::conditions::{Condition, ConditionLevels};
use crate::financing::Financing;
use crate::partners::{PartnerFacts, PartnerRole};
use crate::{Eur, Share};

impl Facts {
    /// The financing of the phase.
    pub fn money(&self) -> Financing<'_> {
        Financing::new(&self.financing, &self.partners, &[])
    }

    /// Eligible cost of all partners.
    pub fn cost(&self) -> Eur {
        self.money().totals().cost
    }

    /// Public money, all governments together.
    pub fn public(&self) -> Eur {
        self.money().totals().public.total()
    }

    /// The lead partner.
    pub fn lead(&self) -> Option<&PartnerFacts> {
        self.partners.iter().find(|partner| partner.role == PartnerRole::Lead)
    }

    /// Leads and participants: the others are not in the formulas.
    pub fn participants(&self) -> impl Iterator<Item = &PartnerFacts> {
        self.partners.iter().filter(|partner| partner.takes_part())
    }

    /// What the partners bring themselves for each public euro; none without public money.
    pub fn own_per_public(&self) -> Option<Share> {
        let totals = self.money().totals();
        Share::of(totals.own_cash + totals.own_in_kind, totals.public.total())
    }

    /// How many of the eight conditions have the level that the gate asks.
    pub fn conditions_at_level(&self, levels: &ConditionLevels) -> u32 {
        let is_there = |condition: &Condition| self.level(*condition).is_some_and(|level| level >= levels.required(*condition, self.gate));
        Condition::ALL.iter().fold(0, |sum, condition| if is_there(condition) { sum + 1 } else { sum })
    }

    /// The partners whose own row does not balance to the cent.
    pub fn unbalanced(&self) -> Vec<String> {
        self.money().row_differences().into_iter().map(|(partner, _)| partner.name.clone()).collect()
    }

    /// Participants that are SMEs, have cost, and carry at least this part of it.
    pub fn smes_with(&self, least: Share) -> Vec<String> {
        let nothing = Share::basis_points(0);
        let carries =
            |partner: &&PartnerFacts| partner.is_sme() && self.money().cost_share(partner.id).is_some_and(|share| share >= least && share > nothing);
        self.participants().filter(carries).map(|partner| partner.name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conditions::Level;
    use crate::gates::Gate;
    use crate::gates::builder::{a_project_at, condition_levels, standing};

    #[test]
    fn small_companies_count_from_the_part_of_the_cost_that_is_asked_and_never_without_cost() {
        let facts = a_project_at(Gate::G1).with_row("Zonder kosten", 0, 0, 0, 0).facts();
        let with = |part, whole| facts.smes_with(Share::of(Eur(part), Eur(whole)).expect("a share"));
        // They bear ten and eight of the 24 parts; the university is no small company.
        assert_eq!(with(0, 1), ["Regge Mechatronica", "Bornerveld Sensoriek"]);
        assert_eq!(with(8, 24), ["Regge Mechatronica", "Bornerveld Sensoriek"]);
        assert_eq!(with(9, 24), ["Regge Mechatronica"]);
        assert_eq!(with(11, 24), Vec::<String>::new());
    }

    #[test]
    fn the_lead_partner_is_the_one_who_leads() {
        let mut facts = a_project_at(Gate::G1).facts();
        facts.partners.rotate_left(1);
        assert_eq!(facts.lead().map(|lead| lead.name.as_str()), Some("Regge Mechatronica"));
        facts.partners.clear();
        assert_eq!(facts.lead(), None);
    }

    #[test]
    fn what_partners_bring_is_told_for_each_public_euro_and_not_where_there_is_none() {
        // Own money 1,200,000 against 1,200,000 of the province.
        let facts = a_project_at(Gate::G1).facts();
        assert_eq!(facts.own_per_public().map(Share::hundredths), Some(100));
        let facts = a_project_at(Gate::G1).with_row("Regge Mechatronica", 1_500_000, 500_000, 500_000, 500_000).facts();
        assert_eq!(facts.own_per_public(), Share::of(Eur::euros(1_700_000), Eur::euros(1_200_000)));
        let mut facts = a_project_at(Gate::G1).facts();
        facts.financing.clear();
        assert_eq!(facts.own_per_public(), None);
    }

    #[test]
    fn conditions_are_counted_that_have_the_level_of_the_gate() {
        let levels = condition_levels();
        let mut facts = a_project_at(Gate::G2).facts();
        assert_eq!(facts.conditions_at_level(&levels), 8);
        let need = levels.required(Condition::BusinessCase, Gate::G2);
        facts.levels.retain(|one| one.condition != Condition::BusinessCase);
        assert_eq!(facts.conditions_at_level(&levels), 7, "one that was not assessed is not there");
        facts.levels.push(standing(Condition::BusinessCase, Level::ALL[usize::from(need.number()) - 1]));
        assert_eq!(facts.conditions_at_level(&levels), 7);
        facts.levels.pop();
        facts.levels.push(standing(Condition::BusinessCase, need));
        assert_eq!(facts.conditions_at_level(&levels), 8);
    }
}

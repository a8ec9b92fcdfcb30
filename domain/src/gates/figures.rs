//! The parts of the facts that rules and signals ask for by name; the arithmetic itself is in `financing`.

use super::Facts;
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
    use crate::gates::Gate;
    use crate::gates::builder::a_project_at;

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
}

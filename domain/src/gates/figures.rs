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

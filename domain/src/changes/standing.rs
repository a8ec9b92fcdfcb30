//! What is approved of a project, as far as a request can change it. A request holds two: as it stood, and as it would be.

use crate::financing::{FinancingRow, InstrumentKind};
use crate::gates::{Facts, ProjectFacts};
use crate::ids::{InstrumentId, PartnerId};
use crate::money::Eur;
use crate::partners::PartnerFacts;
use serde::{Deserialize, Serialize};

/// The terms of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentTerms {
    /// Which instrument.
    pub id: InstrumentId,
    /// What it is.
    pub kind: InstrumentKind,
    /// With whom.
    pub counterparty: String,
    /// For how much.
    pub amount: Eur,
    /// On which terms.
    pub terms: String,
}

/// What is approved, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The partners.
    pub partners: Vec<PartnerFacts>,
    /// Who pays what in the phase; a partner without money in it has no line.
    pub rows: Vec<FinancingRow>,
    /// How long the phase lasts.
    pub duration_months: Option<u32>,
    /// What the project aims at.
    pub aim: String,
    /// What it delivers, and for which market.
    pub deliverable: String,
    /// The instruments of the phase.
    pub instruments: Vec<InstrumentTerms>,
}

impl Standing {
    /// The line of a partner; an empty one where it has none.
    pub fn row(&self, partner: PartnerId) -> FinancingRow {
        self.rows.iter().find(|row| row.partner == partner).copied().unwrap_or_else(|| FinancingRow::empty(partner))
    }

    /// The place of a partner.
    pub fn partner(&self, id: PartnerId) -> Option<&PartnerFacts> {
        self.partners.iter().find(|partner| partner.id == id)
    }

    /// The same facts of a gate as they would be with it.
    pub fn in_facts(&self, facts: &Facts) -> Facts {
        let (partners, financing) = (self.partners.clone(), self.rows.clone());
        let project = ProjectFacts {
            duration_months: self.duration_months,
            has_product_market_combination: !self.deliverable.trim().is_empty(),
            ..facts.project.clone()
        };
        Facts { partners, financing, project, ..facts.clone() }
    }

    /// The same with its lines in the order of the partners, and without empty ones.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        let rows = self.partners.iter().filter_map(|partner| self.rows.iter().find(|row| row.partner == partner.id)).copied();
        self.rows = rows.filter(|row| *row != FinancingRow::empty(row.partner)).collect();
        self
    }
}

/// Everybody who takes part before or after, with the place before and the place after.
pub(super) fn places<'a>(before: &'a Standing, after: &'a Standing) -> Vec<(PartnerId, Option<&'a PartnerFacts>, Option<&'a PartnerFacts>)> {
    let joined = after.partners.iter().filter(|partner| before.partner(partner.id).is_none());
    before.partners.iter().chain(joined).map(|partner| (partner.id, before.partner(partner.id), after.partner(partner.id))).collect()
}

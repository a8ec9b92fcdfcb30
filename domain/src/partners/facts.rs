//! What the rules need to know of a partner.

use super::{OrganisationType, PartnerRole, Region, SizeClass};
use crate::ids::{OrganisationId, PartnerId};
use serde::{Deserialize, Serialize};

/// An organisation's place in one project, with the facts of the organisation that formulas use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerFacts {
    /// The place in the project.
    pub id: PartnerId,
    /// The organisation that takes it.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub name: String,
    /// What it does in the project.
    pub role: PartnerRole,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Its size, known for companies.
    pub size: Option<SizeClass>,
    /// Where it has its seat.
    pub region: Region,
    /// Whether the project is its core business; nothing when not yet known. Policy note 2010, section 6.
    pub is_core_business: Option<bool>,
}

impl PartnerFacts {
    /// Lead or participant: counts in every formula about participants.
    pub const fn takes_part(&self) -> bool {
        self.role.takes_part()
    }

    /// A company of small or medium size, micro included.
    pub fn is_sme(&self) -> bool {
        self.organisation_type == OrganisationType::Company && self.size.is_some_and(SizeClass::is_sme)
    }
}

//! Organisations and their place in a project.

mod facts;
mod form;
mod likeness;
mod merge;

pub use facts::PartnerFacts;
pub use form::{NewOrganisation, NewPartner, OrganisationForm, PartnerForm};
pub use likeness::{Known, Likeness, bare_name, likeness};
pub use merge::MergeState;

use crate::text_enum;

text_enum! {
    /// What an organisation is. Policy note 2010, section 6; investor and intermediary from section 7 and 8.
    pub enum OrganisationType {
        /// A company.
        Company = "company",
        /// A university, school or research institute.
        Knowledge = "knowledge",
        /// A government or public authority.
        Government = "government",
        /// A civil-society organisation, care included.
        CivilSociety = "civil_society",
        /// A fund or private investor.
        Investor = "investor",
        /// A broker between the others.
        Intermediary = "intermediary",
    }
}

text_enum! {
    /// Size class under EU Recommendation 2003/361.
    pub enum SizeClass {
        /// Fewer than 10 people and at most 2 million.
        Micro = "micro",
        /// Fewer than 50 people and at most 10 million.
        Small = "small",
        /// Fewer than 250 people and at most 50 million turnover or 43 million balance.
        Medium = "medium",
        /// Anything larger.
        Large = "large",
    }
}

impl SizeClass {
    /// Small and medium-sized enterprises, micro included.
    pub const fn is_sme(self) -> bool {
        match self {
            Self::Micro | Self::Small | Self::Medium => true,
            Self::Large => false,
        }
    }
}

text_enum! {
    /// Where an organisation has its seat.
    pub enum Region {
        /// Twente.
        Twente = "twente",
        /// East Netherlands outside Twente: the rest of Overijssel, and Gelderland.
        EastNetherlands = "east_netherlands",
        /// The rest of the Netherlands.
        RestOfNetherlands = "rest_of_netherlands",
        /// Abroad.
        Abroad = "abroad",
    }
}

text_enum! {
    /// The sector group for monitoring. Policy note 2010, section 10: industry, construction and ICT.
    pub enum Sector {
        /// Manufacturing.
        Manufacturing = "manufacturing",
        /// Construction.
        Construction = "construction",
        /// Information and communication technology.
        Ict = "ict",
        /// Education.
        Education = "education",
        /// Research.
        Research = "research",
        /// Health care.
        Care = "care",
        /// Government.
        Government = "government",
        /// Finance.
        Finance = "finance",
        /// Services.
        Services = "services",
        /// Anything else.
        Other = "other",
    }
}

text_enum! {
    /// What an organisation does in a project.
    pub enum PartnerRole {
        /// Leads, and writes the dossier.
        Lead = "lead",
        /// Takes part with own work and own risk.
        Participant = "participant",
        /// Pays without taking part.
        Funder = "funder",
        /// Is paid for work.
        Subcontractor = "subcontractor",
        /// Buys the result.
        Buyer = "buyer",
        /// Shows interest.
        Interested = "interested",
    }
}

impl PartnerRole {
    /// Leads and participants are the participants of all formulas; the others are not.
    pub const fn takes_part(self) -> bool {
        match self {
            Self::Lead | Self::Participant => true,
            Self::Funder | Self::Subcontractor | Self::Buyer | Self::Interested => false,
        }
    }
}

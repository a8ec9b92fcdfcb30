//! The activities of the three phases, as the policy note lists them (sections 9a, 9b, 9c).

use super::Phase;
use crate::text_enum;

text_enum! {
    /// Something that IPT and partners can do in a phase.
    pub enum Activity {
        /// Bringing parties together.
        BringingTogether = "bringing_together",
        /// Network events.
        NetworkEvents = "network_events",
        /// Technology and market explorations.
        Explorations = "explorations",
        /// Business case development.
        BusinessCaseDevelopment = "business_case_development",
        /// Speed dating.
        SpeedDating = "speed_dating",
        /// Application-oriented research.
        AppliedResearch = "applied_research",
        /// Joint high-tech facilities.
        JointFacilities = "joint_facilities",
        /// Demonstration projects.
        Demonstrations = "demonstrations",
        /// Joint presentation at trade fairs.
        TradeFairs = "trade_fairs",
        /// Prototypes.
        Prototypes = "prototypes",
        /// Proof of concept.
        ProofOfConcept = "proof_of_concept",
        /// Joint investments.
        JointInvestments = "joint_investments",
        /// Setting up a new enterprise.
        NewEnterprise = "new_enterprise",
    }
}

impl Activity {
    /// The phase that the activity belongs to.
    pub const fn phase(self) -> Phase {
        match self {
            Self::BringingTogether | Self::NetworkEvents | Self::Explorations | Self::BusinessCaseDevelopment | Self::SpeedDating => Phase::Start,
            Self::AppliedResearch | Self::JointFacilities | Self::Demonstrations | Self::TradeFairs => Phase::Innovation,
            Self::Prototypes | Self::ProofOfConcept | Self::JointInvestments | Self::NewEnterprise => Phase::MarketEntry,
        }
    }
}

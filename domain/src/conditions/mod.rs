//! The eight conditions that IPT sets a cluster. Policy note 2010, section 4.
//! Levels and opinions are here, and the signals beside them; which level a gate asks for is data.

mod assessment;
mod evidence;
mod level;
mod levels_form;
mod signal;
#[cfg(test)]
mod signal_tests;
mod standing;

pub use assessment::{Assessment, AssessmentForm, CurrentLevel, NewAssessment, current_level, current_levels};
pub use evidence::{EvidenceForm, NewEvidence};
pub use level::{Band, ConditionLevels, Level, LevelsProblem};
pub use levels_form::LevelsForm;
pub use signal::{Gap, Signal, gaps, signals};
pub use standing::{ConditionStanding, Weakest};

use crate::text_enum;

text_enum! {
    /// One of the eight, in the order of the policy note.
    pub enum Condition {
        /// Builds on the existing regional knowledge base.
        KnowledgeBase = "C1",
        /// Market-driven knowledge creation and innovation.
        MarketDriven = "C2",
        /// Clear business case.
        BusinessCase = "C3",
        /// Active SME involvement.
        ActiveSme = "C4",
        /// Risk sharing by all partners involved.
        RiskSharing = "C5",
        /// Open innovation.
        OpenInnovation = "C6",
        /// Open to participation by large companies from outside the region.
        OpenToOutsiders = "C7",
        /// Strong self-organisation.
        SelfOrganisation = "C8",
    }
}

text_enum! {
    /// Whose opinion an assessment is. The three are kept apart.
    pub enum Opinion {
        /// The lead partner's own.
        LeadPartner = "lead_partner",
        /// The programme manager's.
        ProgrammeManager = "programme_manager",
        /// The expert panel's.
        Panel = "panel",
    }
}

//! The programme's own figures: ceiling, match, jobs. Policy note 2010, section 1.

mod facility;
mod fits;
mod matching;
mod scenario;

pub use facility::{FacilityForm, NewFacilityStatus};
pub use fits::Fits;
pub use matching::Matching;
pub use scenario::{NewScenario, ScenarioForm};

use crate::money::Eur;
use crate::share::Share;

/// What the governments and the partners agreed in 2005 and 2006.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Public money that may be committed in all: 100,000,000 euro.
    pub public_ceiling: Eur,
    /// Euros of companies and institutions for each public euro: 1.00.
    pub match_target: Share,
    /// Jobs created and retained: 12,000.
    pub jobs_target: u32,
}

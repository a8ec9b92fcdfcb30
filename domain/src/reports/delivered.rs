//! What was promised by the end of a period, and how much of it came: counted by who approves the report. Rule G2-02.

use crate::projects::Phase;
use crate::{Eur, Share};
use serde::{Deserialize, Serialize};

/// More than this is never promised.
pub const PROMISED_AT_MOST: u32 = 1_000;

/// Deliverables by the end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivered {
    /// Promised by then, from the start of the phase.
    pub promised: u32,
    /// Of those accepted, or not there with an explanation that was accepted.
    pub accepted: u32,
}

impl Delivered {
    /// Which share came; none where nothing was promised.
    pub fn share(self) -> Option<Share> {
        Share::of(Eur(i64::from(self.accepted)), Eur(i64::from(self.promised)))
    }

    /// Whether whoever approves a report of a phase counts: a start is short, and delivers its end report.
    pub const fn is_counted(phase: Phase) -> bool {
        match phase {
            Phase::Innovation | Phase::MarketEntry => true,
            Phase::Intake | Phase::Start | Phase::Closed => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_what_was_promised() {
        assert_eq!(Delivered { promised: 5, accepted: 4 }.share(), Some(Share::basis_points(8_000)));
        assert_eq!(Delivered { promised: 0, accepted: 0 }.share(), None);
    }
}

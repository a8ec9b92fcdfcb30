//! Change requests: what was approved stays as it is until a request to change it is approved. What it would be then, who has to agree, who
//! decides, and what stands in the way. Specification, section 6.5. No database here: `server::changes` keeps the requests.

mod asked;
mod concerned;
mod deciding;
mod differences;
mod form;
mod obstacles;
mod shift;
mod standing;

pub use asked::{AnswerForm, Asked, Consent, may_answer, open_consents};
pub use concerned::{Concerned, concerned};
pub use deciding::{DecidingRefusal, DecidingStep, NewVerdict, VerdictForm, decide, takes_back};
pub use differences::{differences, kinds};
pub use form::{ChangeForm, Joining, NewChange};
pub use obstacles::{Obstacle, Room, obstacles};
pub use shift::{Limits, Shift, Way, at_stake, way};
pub use standing::{InstrumentTerms, Standing};

use crate::text_enum;

text_enum! {
    /// What a request changes. One request may change several things.
    pub enum ChangeKind {
        /// Money goes from one category, partner or source to another.
        Budget = "budget",
        /// The phase lasts longer or shorter.
        Duration = "duration",
        /// A partner leaves.
        PartnerOut = "partner_out",
        /// A partner joins.
        PartnerIn = "partner_in",
        /// The aim, or what is delivered.
        Aims = "aims",
        /// How large a partner is, on which the aid rests.
        SmeStatus = "sme_status",
        /// The terms of a loan, a share or another instrument.
        Terms = "terms",
    }
}

text_enum! {
    /// How far a request is.
    pub enum ChangeState {
        /// Being written.
        Draft = "draft",
        /// With the partners, who say whether they agree.
        Consent = "consent",
        /// Handed in, and waiting for a decision.
        HandedIn = "handed_in",
        /// One of the two seats of the steering group recorded a decision.
        Recorded = "recorded",
        /// Approved, and carried out.
        Approved = "approved",
        /// Not approved: everything stays as it was.
        Refused = "refused",
        /// Taken back before it was decided.
        Withdrawn = "withdrawn",
    }
}

impl ChangeState {
    /// Whether nothing happens to it any more.
    pub const fn is_closed(self) -> bool {
        match self {
            Self::Draft | Self::Consent | Self::HandedIn | Self::Recorded => false,
            Self::Approved | Self::Refused | Self::Withdrawn => true,
        }
    }

    /// Whether it waits for a decision.
    pub const fn awaits_decision(self) -> bool {
        match self {
            Self::HandedIn | Self::Recorded => true,
            Self::Draft | Self::Consent | Self::Approved | Self::Refused | Self::Withdrawn => false,
        }
    }
}

#[cfg(test)]
mod people_tests;
#[cfg(test)]
mod tests;

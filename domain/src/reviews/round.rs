//! A round and its reviews: who may open, write, hand in and read what, and when. Section 5.5 of the specification lists what is refused.

use super::{Declaration, Measure};
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// How far a review has come.
    pub enum ReviewStatus {
        /// The expert was asked.
        Invited = "invited",
        /// The expert said no.
        Declined = "declined",
        /// The expert said yes, and writes.
        Accepted = "accepted",
        /// Handed in, and fixed.
        Submitted = "submitted",
        /// Put aside for an interest that came to light: kept and marked, not counted.
        Void = "void",
    }
}

impl ReviewStatus {
    /// Whether the expert still has something to do: answer or write.
    pub const fn is_on_hand(self) -> bool {
        matches!(self, Self::Invited | Self::Accepted)
    }
}

/// Why somebody may not do something with a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewRefusal {
    /// The expert declined, or was not asked.
    NotAccepted,
    /// Nothing was declared yet.
    NotDeclared,
    /// The chair has not decided on the interest.
    InterestOpen,
    /// The expert takes no part in this project.
    Recused,
    /// The review was handed in.
    Submitted,
    /// The review was put aside.
    Void,
    /// The last day has gone by.
    TooLate(NaiveDate),
    /// The panel has begun to agree.
    Opened,
    /// The expert could read the other reviews: a score after that would not be blind.
    ReadOthers,
    /// The dossier was taken back.
    TakenBack,
    /// The round was closed, and this was the last day to look back.
    LongClosed(NaiveDate),
}

/// A review as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewState {
    /// How far it has come.
    pub status: ReviewStatus,
    /// The expert's interests.
    pub declaration: Declaration,
    /// The last day to hand it in, an extension included.
    pub due_on: NaiveDate,
    /// The chair opened the consensus.
    pub is_opened: bool,
    /// The expert could read the other reviews, before the panel was shut again.
    pub read_others: bool,
    /// The dossier that it is about was taken back.
    pub is_taken_back: bool,
}

impl ReviewState {
    /// Whether the dossier opens for the expert: after saying yes and after the interests.
    ///
    /// # Errors
    /// What has to come first.
    pub const fn may_read_dossier(self) -> Result<(), ReviewRefusal> {
        match self.status {
            ReviewStatus::Invited | ReviewStatus::Declined => return Err(ReviewRefusal::NotAccepted),
            ReviewStatus::Void => return Err(ReviewRefusal::Void),
            ReviewStatus::Accepted | ReviewStatus::Submitted => {}
        }
        if self.is_taken_back {
            return Err(ReviewRefusal::TakenBack);
        }
        match self.declaration {
            Declaration::Open => Err(ReviewRefusal::NotDeclared),
            Declaration::Waits => Err(ReviewRefusal::InterestOpen),
            declaration if declaration.opens_dossier() => Ok(()),
            Declaration::Clear | Declaration::Decided(_) => Err(ReviewRefusal::Recused),
        }
    }

    /// Whether interests may be declared: first of all, and again when one comes to light later. Nobody takes an interest back alone.
    ///
    /// # Errors
    /// What stands in the way.
    pub const fn may_declare(self, has_interest: bool) -> Result<(), ReviewRefusal> {
        if self.is_taken_back && matches!(self.status, ReviewStatus::Invited) {
            return Err(ReviewRefusal::TakenBack);
        }
        match (self.status, self.declaration) {
            (ReviewStatus::Declined, _) => Err(ReviewRefusal::NotAccepted),
            (ReviewStatus::Void, _) => Err(ReviewRefusal::Void),
            (ReviewStatus::Invited | ReviewStatus::Accepted, Declaration::Open) => Ok(()),
            (_, Declaration::Waits) => Err(ReviewRefusal::InterestOpen),
            (_, declaration) if !declaration.opens_dossier() => Err(ReviewRefusal::Recused),
            (ReviewStatus::Submitted, _) if !has_interest => Err(ReviewRefusal::Submitted),
            (_, _) if has_interest => Ok(()),
            (_, _) => Err(ReviewRefusal::InterestOpen),
        }
    }

    /// Whether a draft may be kept. After the last day too: a text is never lost.
    ///
    /// # Errors
    /// What stands in the way.
    pub const fn may_write(self) -> Result<(), ReviewRefusal> {
        if matches!(self.status, ReviewStatus::Submitted) {
            return Err(ReviewRefusal::Submitted);
        }
        if self.is_opened {
            return Err(ReviewRefusal::Opened);
        }
        if self.read_others {
            return Err(ReviewRefusal::ReadOthers);
        }
        self.may_read_dossier()
    }

    /// Whether it may be handed in today. The last day counts in full.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn may_submit(self, today: NaiveDate) -> Result<(), ReviewRefusal> {
        self.may_write()?;
        if today > self.due_on { Err(ReviewRefusal::TooLate(self.due_on)) } else { Ok(()) }
    }

    /// Whether something may be added to what was handed in: by who could read the other reviews and takes part, and only beside the scores.
    pub const fn may_add_note(self) -> bool {
        self.read_others && self.counts() && !self.is_taken_back
    }

    /// Whether an interest waits for the chair: one that was declared, or that the data show since.
    pub const fn interest_waits(self) -> bool {
        matches!(self.status, ReviewStatus::Accepted | ReviewStatus::Submitted) && matches!(self.declaration, Declaration::Waits)
    }

    /// Whether the expert can be asked once more: one who said no, or in whose place somebody else was asked, and who read no other review and
    /// was not recused.
    pub const fn may_be_asked_again(self) -> bool {
        let was_cleared =
            matches!(self.declaration, Declaration::Open | Declaration::Clear | Declaration::Decided(Measure::Observer | Measure::Proceed));
        matches!(self.status, ReviewStatus::Declined) && was_cleared && !self.read_others && !self.is_taken_back
    }

    /// Whether the expert has a place on the panel: asked, and neither declined, put aside nor recused.
    pub const fn sits(self) -> bool {
        let is_recused = matches!(self.declaration, Declaration::Decided(Measure::Recuse));
        matches!(self.status, ReviewStatus::Invited | ReviewStatus::Accepted | ReviewStatus::Submitted) && !is_recused
    }

    /// Whether it is the expert's turn: a place on the panel, nothing handed in yet, and no interest that waits for the chair.
    pub const fn is_awaited(self) -> bool {
        let can_write = !self.is_opened && !self.read_others && !self.is_taken_back;
        self.status.is_on_hand() && self.sits() && can_write && !matches!(self.declaration, Declaration::Waits)
    }

    /// Whether a reminder to all of a round goes to this expert: nobody gets two in a day.
    pub fn is_reminded(self, last: Option<NaiveDate>, today: NaiveDate) -> bool {
        self.is_awaited() && last != Some(today)
    }

    /// Whether it counts for the quorum and in the consensus.
    pub const fn counts(self) -> bool {
        matches!(self.status, ReviewStatus::Submitted) && self.declaration.opens_dossier()
    }
}

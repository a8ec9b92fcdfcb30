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

    /// Whether the expert has a place on the panel: asked, and neither declined, put aside nor recused.
    pub const fn sits(self) -> bool {
        let is_recused = matches!(self.declaration, Declaration::Decided(Measure::Recuse));
        matches!(self.status, ReviewStatus::Invited | ReviewStatus::Accepted | ReviewStatus::Submitted) && !is_recused
    }

    /// Whether it is the expert's turn: a place on the panel, nothing handed in yet, and no interest that waits for the chair.
    pub const fn is_awaited(self) -> bool {
        self.status.is_on_hand() && self.sits() && !self.is_opened && !matches!(self.declaration, Declaration::Waits)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    fn review(status: ReviewStatus, declaration: Declaration) -> ReviewState {
        ReviewState { status, declaration, due_on: day(20), is_opened: false }
    }

    const SUBMITTED: ReviewStatus = ReviewStatus::Submitted;

    #[test]
    fn an_expert_who_accepted_and_declared_reads_writes_and_hands_in_until_the_last_day() {
        let mine = review(ReviewStatus::Accepted, Declaration::Clear);
        assert_eq!((mine.may_read_dossier(), mine.may_write(), mine.may_submit(day(20))), (Ok(()), Ok(()), Ok(())));
        assert_eq!((mine.may_submit(day(21)), mine.may_write()), (Err(ReviewRefusal::TooLate(day(20))), Ok(())), "the draft is kept");
    }

    #[test]
    fn interests_are_declared_first_and_again_when_one_comes_to_light() {
        let of = |status, declaration, has_interest| review(status, declaration).may_declare(has_interest);
        for has_interest in [false, true] {
            assert_eq!(of(ReviewStatus::Invited, Declaration::Open, has_interest), Ok(()));
        }
        for status in [ReviewStatus::Accepted, SUBMITTED] {
            assert_eq!(of(status, Declaration::Clear, true), Ok(()));
            assert_eq!(of(status, Declaration::Decided(Measure::Proceed), true), Ok(()));
        }
    }

    #[test]
    fn nobody_takes_an_interest_back_alone() {
        let of = |status, declaration, has_interest| review(status, declaration).may_declare(has_interest);
        let accepted = ReviewStatus::Accepted;
        assert_eq!(of(accepted, Declaration::Waits, false), Err(ReviewRefusal::InterestOpen));
        assert_eq!(of(accepted, Declaration::Decided(Measure::Recuse), false), Err(ReviewRefusal::Recused));
        assert_eq!(of(accepted, Declaration::Clear, false), Err(ReviewRefusal::InterestOpen));
        assert_eq!(of(SUBMITTED, Declaration::Clear, false), Err(ReviewRefusal::Submitted));
        assert_eq!(of(ReviewStatus::Declined, Declaration::Open, true), Err(ReviewRefusal::NotAccepted));
        assert_eq!(of(ReviewStatus::Void, Declaration::Clear, true), Err(ReviewRefusal::Void));
    }

    #[test]
    fn the_dossier_stays_shut_without_a_declaration_a_decision_or_a_yes() {
        let of = |status, declaration| review(status, declaration).may_read_dossier();
        let accepted = ReviewStatus::Accepted;
        assert_eq!(of(accepted, Declaration::Open), Err(ReviewRefusal::NotDeclared));
        assert_eq!(of(accepted, Declaration::Waits), Err(ReviewRefusal::InterestOpen));
        assert_eq!(of(accepted, Declaration::Decided(Measure::Recuse)), Err(ReviewRefusal::Recused));
        assert_eq!(of(ReviewStatus::Invited, Declaration::Clear), Err(ReviewRefusal::NotAccepted));
        assert_eq!(of(ReviewStatus::Declined, Declaration::Clear), Err(ReviewRefusal::NotAccepted));
        assert_eq!(of(ReviewStatus::Void, Declaration::Clear), Err(ReviewRefusal::Void));
        assert_eq!(of(accepted, Declaration::Decided(Measure::Observer)), Ok(()));
    }

    #[test]
    fn nothing_is_written_after_it_was_handed_in_or_the_panel_began() {
        assert_eq!(review(SUBMITTED, Declaration::Clear).may_write(), Err(ReviewRefusal::Submitted));
        let opened = ReviewState { is_opened: true, ..review(ReviewStatus::Accepted, Declaration::Clear) };
        assert_eq!(opened.may_submit(day(1)), Err(ReviewRefusal::Opened));
    }

    #[test]
    fn whoever_declined_or_is_recused_has_no_place_on_the_panel() {
        assert!(review(ReviewStatus::Invited, Declaration::Open).sits() && review(ReviewStatus::Accepted, Declaration::Waits).sits());
        assert!(review(SUBMITTED, Declaration::Decided(Measure::Observer)).sits());
        assert!(!review(ReviewStatus::Accepted, Declaration::Decided(Measure::Recuse)).sits());
        assert!(![ReviewStatus::Declined, ReviewStatus::Void].iter().any(|status| review(*status, Declaration::Clear).sits()));
    }

    #[test]
    fn who_has_to_hand_in_is_reminded_once_a_day() {
        let (today, yesterday) = (day(20), day(19));
        let writes = ReviewState { status: ReviewStatus::Accepted, declaration: Declaration::Clear, due_on: day(25), is_opened: false };
        assert!(writes.is_reminded(None, today) && writes.is_reminded(Some(yesterday), today));
        assert!(!writes.is_reminded(Some(today), today));
        for nobody in [
            ReviewState { status: ReviewStatus::Submitted, ..writes },
            ReviewState { status: ReviewStatus::Declined, ..writes },
            ReviewState { declaration: Declaration::Waits, ..writes },
            ReviewState { declaration: Declaration::Decided(Measure::Recuse), ..writes },
            ReviewState { is_opened: true, ..writes },
        ] {
            assert!(!nobody.is_reminded(None, today), "{nobody:?}");
        }
    }
}

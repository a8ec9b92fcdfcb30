//! Who sees what of a review, before and after the chair opens the consensus.

use super::ReviewStanding;

/// Who looks at a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// The expert who wrote it.
    Author,
    /// Another expert of the same project, who handed in a review or did not.
    Panel(ReviewStanding),
    /// The chair of the round.
    Chair,
    /// A programme manager.
    Manager,
    /// A member of the steering group.
    Steering,
    /// A partner of the project.
    Applicant,
    /// Anybody else, the administrator included.
    Other,
}

/// What somebody sees of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Not even that it is there.
    Nothing,
    /// That it was handed in: one more in a count.
    Count,
    /// The comments, without scores and without a name.
    Comments,
    /// Scores and comments under a letter.
    Anonymous,
    /// Everything, with the name and the note.
    Everything,
}

impl Eyes {
    /// What these eyes see. Before the chair opens the consensus nobody but the author reads a review.
    pub const fn sees(self, is_opened: bool) -> Sight {
        match (self, is_opened) {
            (Self::Author, _) | (Self::Chair, true) => Sight::Everything,
            (Self::Chair | Self::Manager, false) => Sight::Count,
            (Self::Manager | Self::Steering, true) => Sight::Anonymous,
            (Self::Panel(own), true) if own.counts() => Sight::Anonymous,
            (Self::Applicant, true) => Sight::Comments,
            (Self::Panel(_) | Self::Other, _) | (Self::Steering | Self::Applicant, false) => Sight::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Declaration, Measure, ReviewStatus};
    use super::*;
    use chrono::NaiveDate;

    const SUBMITTED: ReviewStatus = ReviewStatus::Submitted;

    fn review(status: ReviewStatus, declaration: Declaration) -> ReviewStanding {
        ReviewStanding { status, declaration, due_on: NaiveDate::MAX, is_opened: false }
    }

    #[test]
    fn before_the_consensus_only_the_author_reads_a_review() {
        let panel = Eyes::Panel(review(SUBMITTED, Declaration::Clear));
        let others = [panel, Eyes::Chair, Eyes::Manager, Eyes::Steering, Eyes::Applicant, Eyes::Other];
        assert_eq!(Eyes::Author.sees(false), Sight::Everything);
        assert!(others.iter().all(|eyes| eyes.sees(false) <= Sight::Count));
        assert_eq!([Eyes::Chair, Eyes::Manager].map(|eyes| eyes.sees(false)), [Sight::Count; 2]);
    }

    #[test]
    fn afterwards_the_panel_reads_under_letters_and_who_takes_no_part_reads_nothing() {
        let sees = |own| Eyes::Panel(own).sees(true);
        assert_eq!(sees(review(SUBMITTED, Declaration::Clear)), Sight::Anonymous);
        assert_eq!(sees(review(ReviewStatus::Accepted, Declaration::Clear)), Sight::Nothing, "no review of their own was handed in");
        assert_eq!(sees(review(SUBMITTED, Declaration::Decided(Measure::Recuse))), Sight::Nothing);
        assert_eq!(sees(review(ReviewStatus::Void, Declaration::Clear)), Sight::Nothing);
        assert_eq!(Eyes::Applicant.sees(true), Sight::Comments);
        assert_eq!(Eyes::Other.sees(true), Sight::Nothing, "an administrator reads no review");
    }
}

//! Who sees what of a review, before and after the chair opens the consensus.

use super::ReviewState;

/// Who looks at a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// The expert who wrote it.
    Author,
    /// Another expert of the same project, who handed in a review or did not.
    Panel(ReviewState),
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
pub enum Disclosure {
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

impl Viewer {
    /// What these eyes see. Before the chair opens the consensus nobody but the author reads a review.
    pub const fn sees(self, is_opened: bool) -> Disclosure {
        match (self, is_opened) {
            (Self::Author, _) | (Self::Chair, true) => Disclosure::Everything,
            (Self::Chair | Self::Manager, false) => Disclosure::Count,
            (Self::Manager | Self::Steering, true) => Disclosure::Anonymous,
            (Self::Panel(own), true) if own.counts() => Disclosure::Anonymous,
            (Self::Applicant, true) => Disclosure::Comments,
            (Self::Panel(_) | Self::Other, _) | (Self::Steering | Self::Applicant, false) => Disclosure::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Declaration, Measure, ReviewStatus};
    use super::*;
    use chrono::NaiveDate;

    const SUBMITTED: ReviewStatus = ReviewStatus::Submitted;

    fn review(status: ReviewStatus, declaration: Declaration) -> ReviewState {
        ReviewState { status, declaration, due_on: NaiveDate::MAX, is_opened: false, read_others: false, is_taken_back: false }
    }

    #[test]
    fn before_the_consensus_only_the_author_reads_a_review() {
        let panel = Viewer::Panel(review(SUBMITTED, Declaration::Clear));
        let others = [panel, Viewer::Chair, Viewer::Manager, Viewer::Steering, Viewer::Applicant, Viewer::Other];
        assert_eq!(Viewer::Author.sees(false), Disclosure::Everything);
        assert!(others.iter().all(|viewer| viewer.sees(false) <= Disclosure::Count));
        assert_eq!([Viewer::Chair, Viewer::Manager].map(|viewer| viewer.sees(false)), [Disclosure::Count; 2]);
    }

    #[test]
    fn afterwards_the_panel_reads_under_letters_and_who_takes_no_part_reads_nothing() {
        let sees = |own| Viewer::Panel(own).sees(true);
        assert_eq!(sees(review(SUBMITTED, Declaration::Clear)), Disclosure::Anonymous);
        assert_eq!(sees(review(ReviewStatus::Accepted, Declaration::Clear)), Disclosure::Nothing, "no review of their own was handed in");
        assert_eq!(sees(review(SUBMITTED, Declaration::Decided(Measure::Recuse))), Disclosure::Nothing);
        assert_eq!(sees(review(ReviewStatus::Void, Declaration::Clear)), Disclosure::Nothing);
        assert_eq!(Viewer::Applicant.sees(true), Disclosure::Comments);
        assert_eq!(Viewer::Other.sees(true), Disclosure::Nothing, "an administrator reads no review");
    }
}

//! How many reviews a panel needs, before it begins and while it has not agreed.

use super::ReviewState;

/// Reviews that a project needs at least before the panel may agree.
pub const QUORUM: usize = 3;

/// Whether the consensus of a project may be opened.
///
/// # Errors
/// How many reviews count, when those are too few.
pub fn may_open(reviews: &[ReviewState]) -> Result<(), usize> {
    let counting = reviews.iter().filter(|review| review.counts()).count();
    if counting >= QUORUM { Ok(()) } else { Err(counting) }
}

/// Whether a panel that was opened is shut again: an interest that came to light left too few reviews, and nothing was agreed yet.
pub fn shuts_again(is_agreed: bool, reviews: &[ReviewState]) -> bool {
    !is_agreed && may_open(reviews).is_err()
}

#[cfg(test)]
mod tests {
    use super::super::{Declaration, Measure, ReviewStatus};
    use super::*;
    use chrono::NaiveDate;

    fn review(status: ReviewStatus, declaration: Declaration) -> ReviewState {
        let due_on = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        ReviewState { status, declaration, due_on, is_opened: false, read_others: false, is_taken_back: false }
    }

    #[test]
    fn three_reviews_that_count_open_the_consensus_and_a_late_conflict_shuts_it() {
        let submitted = review(ReviewStatus::Submitted, Declaration::Clear);
        let mut reviews = vec![submitted; 3];
        assert_eq!((may_open(&reviews), shuts_again(false, &reviews)), (Ok(()), false));
        reviews[0].status = ReviewStatus::Void;
        assert_eq!((may_open(&reviews), shuts_again(false, &reviews)), (Err(2), true));
        assert!(!shuts_again(true, &reviews), "what was agreed stays");
        reviews[0] = review(ReviewStatus::Submitted, Declaration::Decided(Measure::Recuse));
        assert_eq!(may_open(&reviews), Err(2));
        reviews.push(review(ReviewStatus::Accepted, Declaration::Clear));
        assert_eq!(may_open(&reviews), Err(2));
    }
}

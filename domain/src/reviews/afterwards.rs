//! What holds after reviews were handed in: who is asked in the place of another, and what an expert may still read.

use super::{Declaration, ReviewRefusal, ReviewState, ReviewStatus};
use crate::gates::Gate;
use chrono::{Days, NaiveDate};

/// Days after a round was closed on which its experts still read the dossiers. Specification, section 9.2, story 12.
pub const DOSSIER_DAYS: u64 = 30;

/// Days that an expert has who is asked after the last day of the round, because another review fell away.
const DAYS_TO_REPLACE: u64 = 7;

/// The last day of a review that is asked for now: that of the round, or a week when that day is over.
pub fn asked_until(due_on: NaiveDate, today: NaiveDate) -> NaiveDate {
    if due_on < today { today.checked_add_days(Days::new(DAYS_TO_REPLACE)).unwrap_or(today) } else { due_on }
}

/// Whether an expert reads the ranking of a round, from the expert's own reviews in it: one that counts, and none that is still to be
/// written, so that nobody scores with the outcome of others in mind.
pub fn may_rank(own: &[ReviewState]) -> bool {
    own.iter().any(|review| review.counts()) && !own.iter().any(|review| review.status.is_on_hand() && !review.is_opened)
}

/// Whether an expert takes part in a project as far as interests go: nothing was put aside, and nothing waits or was decided otherwise.
pub const fn takes_part(review: ReviewState) -> bool {
    match (review.status, review.declaration) {
        (ReviewStatus::Void, _) => false,
        (_, Declaration::Open | Declaration::Clear) => true,
        (_, declaration) => declaration.opens_dossier(),
    }
}

impl ReviewState {
    /// Whether the advice of a panel at another gate is read: only at the gates before, and only when one's own review is in, so that it
    /// moves no score. Specification, section 9.2, story 11.
    pub fn reads_advice_of(self, other: Gate, own: Gate) -> bool {
        self.counts() && other < own
    }

    /// Whether the dossier is still read, for the conversation of the panel and some time after the round was closed.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn may_look_back(self, closed_on: Option<NaiveDate>, today: NaiveDate) -> Result<(), ReviewRefusal> {
        self.may_read_dossier()?;
        match closed_on.and_then(|day| day.checked_add_days(Days::new(DOSSIER_DAYS))) {
            Some(last) if today > last => Err(ReviewRefusal::LongClosed(last)),
            Some(_) | None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Measure;
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    fn review(status: ReviewStatus) -> ReviewState {
        ReviewState { status, declaration: Declaration::Clear, due_on: day(20), is_opened: true, read_others: false, is_taken_back: false }
    }

    #[test]
    fn who_is_asked_after_the_last_day_has_a_week() {
        assert_eq!(asked_until(day(20), day(20)), day(20));
        assert_eq!(asked_until(day(20), day(21)), day(28));
    }

    #[test]
    fn who_has_written_everything_reads_the_ranking() {
        let submitted = review(ReviewStatus::Submitted);
        assert!(may_rank(&[submitted, review(ReviewStatus::Declined)]));
        let writes = ReviewState { is_opened: false, ..review(ReviewStatus::Accepted) };
        assert!(!may_rank(&[submitted, writes]), "one is still to be written");
        assert!(may_rank(&[submitted, ReviewState { is_opened: true, ..writes }]), "nobody writes it any more");
        assert!(!may_rank(&[]) && !may_rank(&[review(ReviewStatus::Void)]));
        assert!(!may_rank(&[ReviewState { declaration: Declaration::Decided(Measure::Recuse), ..submitted }]));
    }

    #[test]
    fn who_is_recused_or_put_aside_takes_no_part() {
        let declared = |declaration| takes_part(ReviewState { declaration, ..review(ReviewStatus::Accepted) });
        assert!(declared(Declaration::Open) && declared(Declaration::Clear) && declared(Declaration::Decided(Measure::Observer)));
        assert!(!declared(Declaration::Waits) && !declared(Declaration::Decided(Measure::Recuse)));
        assert!(!takes_part(review(ReviewStatus::Void)));
    }

    #[test]
    fn the_advice_of_the_gates_before_is_read_when_the_own_review_is_in() {
        let submitted = review(ReviewStatus::Submitted);
        assert!(submitted.reads_advice_of(Gate::G1, Gate::G2));
        assert!(!submitted.reads_advice_of(Gate::G2, Gate::G2) && !submitted.reads_advice_of(Gate::G3, Gate::G2));
        assert!(!review(ReviewStatus::Accepted).reads_advice_of(Gate::G1, Gate::G2));
        assert!(!review(ReviewStatus::Void).reads_advice_of(Gate::G1, Gate::G2));
    }

    #[test]
    fn the_dossier_is_read_until_thirty_days_after_the_round_was_closed() {
        let submitted = review(ReviewStatus::Submitted);
        assert_eq!(submitted.may_look_back(None, day(30)), Ok(()));
        let last = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day");
        assert_eq!(submitted.may_look_back(Some(day(1)), last), Ok(()));
        assert_eq!(submitted.may_look_back(Some(day(1)), last + Days::new(1)), Err(ReviewRefusal::LongClosed(last)));
        assert_eq!(review(ReviewStatus::Void).may_look_back(None, day(1)), Err(ReviewRefusal::Void));
    }
}

//! The order of the projects of a round, and what hangs on one reviewer.

use super::{Criteria, Criterion, Points, Score, Scores};
use crate::Share;
use chrono::{DateTime, Utc};
use std::cmp::{Ordering, Reverse};

/// A project with an agreed score for each criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The agreed scores.
    pub scores: Scores,
    /// The part of the costs that small and medium-sized companies bear; none without costs.
    pub sme_share: Option<Share>,
    /// When the dossier was complete.
    pub complete_at: DateTime<Utc>,
}

/// Compares two projects, the better first: the total, then the economy, then the fit, then the part that small and medium-sized companies
/// bear, then who was complete first.
pub fn better(criteria: &Criteria, one: &Entry, other: &Entry) -> Ordering {
    let key = |entry: &Entry| {
        let score = |criterion| Reverse(entry.scores.get(&criterion).copied());
        (Reverse(criteria.total(&entry.scores)), score(Criterion::Economy), score(Criterion::Fit), Reverse(entry.sme_share), entry.complete_at)
    };
    key(one).cmp(&key(other))
}

/// What tells two projects apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decided {
    /// The total.
    Total,
    /// The score for the economy.
    Economy,
    /// The score for the fit.
    Fit,
    /// The part of the costs that small and medium-sized companies bear.
    SmeShare,
    /// Who was complete first.
    Complete,
    /// Nothing: they share a place.
    Nothing,
}

/// What decides between two projects, in the order of [`better`].
pub fn decided_by(criteria: &Criteria, one: &Entry, other: &Entry) -> Decided {
    let differs = |criterion| one.scores.get(&criterion) != other.scores.get(&criterion);
    if criteria.total(&one.scores) != criteria.total(&other.scores) {
        Decided::Total
    } else if differs(Criterion::Economy) {
        Decided::Economy
    } else if differs(Criterion::Fit) {
        Decided::Fit
    } else if one.sme_share != other.sme_share {
        Decided::SmeShare
    } else if one.complete_at != other.complete_at {
        Decided::Complete
    } else {
        Decided::Nothing
    }
}

/// The place of each entry, 1 for the best. Entries that nothing tells apart share a place.
pub fn places(criteria: &Criteria, entries: &[Entry]) -> Vec<usize> {
    let goes_before = |one: &Entry, other: &Entry| better(criteria, one, other) == Ordering::Less;
    entries.iter().map(|one| 1 + entries.iter().filter(|other| goes_before(other, one)).count()).collect()
}

/// What the reviews of a project would come to without one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The mean of the other totals, half up.
    pub total: Points,
    /// The others would pass where all do not, or the other way round.
    pub tips: bool,
}

/// The means of the reviews of one project against the thresholds. Exact: sums are compared, nothing is divided.
fn passes<'a>(criteria: &Criteria, reviews: impl Iterator<Item = &'a Scores> + Clone) -> bool {
    let count = u32::try_from(reviews.clone().count()).unwrap_or(u32::MAX);
    let total: u32 = reviews.clone().map(|scores| criteria.total(scores).0).sum();
    let percent = |criterion: &Criterion| reviews.clone().filter_map(|scores| scores.get(criterion).copied()).map(Score::percent).sum::<u32>();
    total >= criteria.least_total().0 * count && Criterion::ALL.iter().all(|one| percent(one) >= criteria.of(*one).threshold * count)
}

/// What each review left out would change; nothing when there are fewer than two.
pub fn leave_one_out(criteria: &Criteria, reviews: &[Scores]) -> Vec<LeftOut> {
    let count = u32::try_from(reviews.len()).unwrap_or(u32::MAX);
    if count < 2 {
        return Vec::new();
    }
    let all: u32 = reviews.iter().map(|scores| criteria.total(scores).0).sum();
    let passes_now = passes(criteria, reviews.iter());
    let without = |(at, scores): (usize, &Scores)| {
        let others = reviews.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, scores)| scores);
        let rest = all - criteria.total(scores).0;
        let total = Points((rest * 2 + (count - 1)) / ((count - 1) * 2));
        LeftOut { total, tips: passes(criteria, others) != passes_now }
    };
    reviews.iter().enumerate().map(without).collect()
}

#[cfg(test)]
mod tests {
    use super::super::criteria::tests::{efro_oost, halves};
    use super::*;
    use chrono::TimeZone;

    fn entry(scores: [u8; 5], sme: i64, day: u32) -> Entry {
        Entry {
            scores: halves(scores),
            sme_share: Some(Share::basis_points(sme)),
            complete_at: Utc.with_ymd_and_hms(2026, 11, day, 12, 0, 0).single().expect("a time"),
        }
    }

    #[test]
    fn the_higher_total_goes_first() {
        assert_eq!(places(&efro_oost(), &[entry([7; 5], 0, 1), entry([8; 5], 0, 2), entry([6; 5], 0, 3)]), [2, 1, 3]);
    }

    #[test]
    fn equal_totals_are_told_apart_by_economy_fit_sme_share_and_date_in_this_order() {
        let criteria = efro_oost();
        let before = |one: &Entry, other: &Entry| better(&criteria, one, other) == Ordering::Less;
        // Economy and fit weigh 25 each: a half less here is a half more there.
        let (economy, fit) = (entry([7, 7, 8, 7, 7], 0, 9), entry([8, 7, 7, 7, 7], 9_000, 1));
        assert_eq!(criteria.total(&economy.scores), criteria.total(&fit.scores));
        assert!(before(&economy, &fit) && !before(&fit, &economy));
        // The half more for fit, 2.5 points, and that for quality, 1.5 points, are the two halves less for innovation.
        let (fitting, other) = (entry([8, 5, 7, 8, 7], 0, 9), entry([7, 7, 7, 7, 7], 9_000, 1));
        assert_eq!(criteria.total(&fitting.scores), criteria.total(&other.scores));
        assert!(before(&fitting, &other));
        assert!(before(&entry([7; 5], 2_000, 9), &entry([7; 5], 1_999, 1)));
        assert!(before(&entry([7; 5], 2_000, 1), &entry([7; 5], 2_000, 2)));
    }

    #[test]
    fn what_decides_between_two_projects_is_named_and_is_what_their_order_follows() {
        let criteria = efro_oost();
        let decided = |one: &Entry, other: &Entry| decided_by(&criteria, one, other);
        assert_eq!(decided(&entry([7; 5], 0, 1), &entry([8; 5], 0, 1)), Decided::Total);
        assert_eq!(decided(&entry([7, 7, 8, 7, 7], 0, 9), &entry([8, 7, 7, 7, 7], 9_000, 1)), Decided::Economy);
        assert_eq!(decided(&entry([8, 5, 7, 8, 7], 0, 9), &entry([7, 7, 7, 7, 7], 9_000, 1)), Decided::Fit);
        assert_eq!(decided(&entry([7; 5], 2_000, 9), &entry([7; 5], 1_999, 1)), Decided::SmeShare);
        assert_eq!(decided(&entry([7; 5], 2_000, 1), &entry([7; 5], 2_000, 2)), Decided::Complete);
        let same = (entry([7; 5], 2_000, 1), entry([7; 5], 2_000, 1));
        assert_eq!((decided(&same.0, &same.1), better(&criteria, &same.0, &same.1)), (Decided::Nothing, Ordering::Equal));
    }

    #[test]
    fn what_nothing_tells_apart_shares_a_place() {
        assert_eq!(places(&efro_oost(), &[entry([6; 5], 0, 1), entry([7; 5], 0, 1), entry([7; 5], 0, 1)]), [3, 1, 1]);
    }

    #[test]
    fn a_project_tips_on_a_reviewer_without_whom_it_would_pass() {
        let left = leave_one_out(&efro_oost(), &[halves([8; 5]), halves([7; 5]), halves([5; 5])]);
        assert_eq!(left.iter().map(|one| one.total).collect::<Vec<_>>(), [Points::whole(60), Points::whole(65), Points::whole(75)]);
        assert_eq!(left.iter().map(|one| one.tips).collect::<Vec<_>>(), [false, false, true]);
        let by_criterion = leave_one_out(&efro_oost(), &[halves([6, 9, 9, 9, 9]), halves([7, 9, 9, 9, 9])]);
        assert_eq!(by_criterion.iter().map(|one| one.tips).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn reviews_that_agree_pass_together_when_each_of_them_passes() {
        let criteria = efro_oost();
        for fit in 0..=10 {
            for innovation in 0..=10 {
                let scores = halves([fit, innovation, 7, 7, 7]);
                for count in 1..=4 {
                    let together = passes(&criteria, std::iter::repeat_n(&scores, count));
                    assert_eq!(together, criteria.verdict(&scores).is_passed(), "{count} times {fit} and {innovation}");
                }
            }
        }
    }

    #[test]
    fn the_total_of_the_others_is_their_mean_to_half_a_unit_and_a_half_goes_up() {
        for seed in 0..200_u8 {
            let reviews: Vec<Scores> = (0..2 + seed % 4).map(|at| halves([1, 2, 3, 5, 7].map(|step| (seed + at * step) % 11))).collect();
            let totals: Vec<i64> = reviews.iter().map(|scores| i64::from(efro_oost().total(scores).0)).collect();
            let left = leave_one_out(&efro_oost(), &reviews);
            assert_eq!(left.len(), reviews.len());
            for (at, one) in left.iter().enumerate() {
                let others: Vec<i64> = totals.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, total)| *total).collect();
                let count = i64::try_from(others.len()).expect("few reviews");
                let left_out = 2 * (others.iter().sum::<i64>() - i64::from(one.total.0) * count);
                assert!((-count..count).contains(&left_out), "{seed}: {others:?} is {:?}", one.total);
            }
        }
    }

    #[test]
    fn nothing_tips_where_all_agree_or_there_is_one_review() {
        assert!(leave_one_out(&efro_oost(), &[halves([8; 5]), halves([8; 5]), halves([9; 5])]).iter().all(|one| !one.tips));
        assert_eq!(leave_one_out(&efro_oost(), &[halves([8; 5])]), []);
    }
}

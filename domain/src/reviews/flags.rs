//! What a chair looks at before the panel agrees. A flag asks for a conversation; it never changes a score.

use super::{Criteria, Criterion, Points, Score, Scores};
use std::collections::BTreeMap;

/// Points on the scale of 0 to 5 between the lowest and the highest score of a criterion that ask for a conversation, in halves.
const SPREAD: u8 = 4;
/// The same between totals.
const TOTAL_SPREAD: Points = Points::whole(20);
/// Points between a total and the median of the others that make it an outlier.
const OUTLIER: Points = Points::whole(20);
/// Characters that a comment has at least.
const THIN: usize = 50;

/// A submitted review that counts: its scores and its comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// A score for every criterion.
    pub scores: Scores,
    /// A comment for every criterion.
    pub comments: BTreeMap<Criterion, String>,
}

/// Something to talk about. Reviews are named by their place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// The scores of a criterion lie two points apart or more.
    Spread(Criterion, Score, Score),
    /// The totals lie twenty points apart or more.
    TotalSpread(Points, Points),
    /// The total of one review lies twenty points or more from the median of the others.
    Outlier(usize),
    /// Some reach the threshold of a criterion and some do not.
    Straddle(Criterion),
    /// Some reach the least total and some do not.
    TotalStraddle,
    /// A comment of a few words.
    Thin(usize, Criterion),
}

/// The flags of the reviews of one project.
pub fn flags(criteria: &Criteria, reviews: &[Reviewed]) -> Vec<Flag> {
    let mut found = Vec::new();
    let totals: Vec<Points> = reviews.iter().map(|review| criteria.total(&review.scores)).collect();
    for &criterion in Criterion::ALL {
        let scores: Vec<Score> = reviews.iter().filter_map(|review| review.scores.get(&criterion).copied()).collect();
        if let (Some(&low), Some(&high)) = (scores.iter().min(), scores.iter().max())
            && high.halves() - low.halves() >= SPREAD
        {
            found.push(Flag::Spread(criterion, low, high));
        }
        if differs(scores.iter().map(|score| criteria.reaches(criterion, *score))) {
            found.push(Flag::Straddle(criterion));
        }
    }
    if let (Some(&low), Some(&high)) = (totals.iter().min(), totals.iter().max())
        && high.0 - low.0 >= TOTAL_SPREAD.0
    {
        found.push(Flag::TotalSpread(low, high));
    }
    if differs(reviews.iter().map(|review| criteria.verdict(&review.scores).reaches_total)) {
        found.push(Flag::TotalStraddle);
    }
    found.extend((0..reviews.len()).filter(|at| is_outlier(&totals, *at)).map(Flag::Outlier));
    for (at, review) in reviews.iter().enumerate() {
        let is_thin = |criterion: &&Criterion| review.comments.get(criterion).map_or(0, |comment| comment.trim().chars().count()) < THIN;
        found.extend(Criterion::ALL.iter().filter(is_thin).map(|criterion| Flag::Thin(at, *criterion)));
    }
    found
}

fn differs(mut all: impl Iterator<Item = bool>) -> bool {
    all.next().is_some_and(|first| all.any(|one| one != first))
}

fn is_outlier(totals: &[Points], at: usize) -> bool {
    let mut others: Vec<u32> = totals.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, total)| total.0).collect();
    others.sort_unstable();
    let twice_median = match others.as_slice() {
        [] => return false,
        others => others.get((others.len() - 1) / 2).copied().unwrap_or(0) + others.get(others.len() / 2).copied().unwrap_or(0),
    };
    totals.get(at).is_some_and(|total| (total.0 * 2).abs_diff(twice_median) >= OUTLIER.0 * 2)
}

#[cfg(test)]
mod tests {
    use super::super::criteria::tests::{efro_oost, halves};
    use super::*;

    const LONG: &str = "De business case noemt drie klanten bij naam en rekent drie scenario's door.";

    fn reviews(all: &[[u8; 5]]) -> Vec<Reviewed> {
        let comments: BTreeMap<_, _> = Criterion::ALL.iter().map(|criterion| (*criterion, LONG.to_owned())).collect();
        all.iter().map(|one| Reviewed { scores: halves(*one), comments: comments.clone() }).collect()
    }

    fn flagged(all: &[[u8; 5]]) -> Vec<Flag> {
        flags(&efro_oost(), &reviews(all))
    }

    #[test]
    fn reviews_that_agree_have_no_flag() {
        assert_eq!(flagged(&[[8; 5], [8, 7, 8, 8, 9], [9, 8, 8, 7, 8]]), []);
        assert_eq!(flagged(&[[8; 5]]), []);
        assert_eq!(flagged(&[]), []);
    }

    #[test]
    fn scores_two_points_apart_are_a_spread() {
        let [low, high] = [6, 10].map(|one| Score::of_halves(one).expect("a score"));
        assert_eq!(flagged(&[[8, 6, 8, 8, 8], [8, 10, 8, 8, 8]]), [Flag::Spread(Criterion::Innovation, low, high)]);
        assert_eq!(flagged(&[[8, 6, 8, 8, 8], [8, 9, 8, 8, 8]]), []);
    }

    #[test]
    fn a_threshold_between_scores_is_a_straddle() {
        assert_eq!(flagged(&[[7, 8, 8, 8, 8], [6, 8, 8, 8, 8]]), [Flag::Straddle(Criterion::Fit)]);
        assert_eq!(flagged(&[[7, 6, 7, 8, 7], [7; 5]]), [Flag::TotalStraddle]);
    }

    #[test]
    fn totals_twenty_points_apart_are_a_spread_and_the_odd_one_is_an_outlier() {
        let found = flagged(&[[10; 5], [10; 5], [8; 5]]);
        assert_eq!(found, [Flag::TotalSpread(Points::whole(80), Points::whole(100)), Flag::Outlier(2)]);
        // The others are 80 and 100, of which the median is 90.
        assert!(!found.contains(&Flag::Outlier(0)));
        assert_eq!(flagged(&[[10; 5], [10; 5], [8, 8, 8, 8, 9]]), []);
    }

    #[test]
    fn an_outlier_lies_twenty_points_from_the_median_of_the_others() {
        let rows: [(&[u32], u32); 5] = [(&[70], 70), (&[60, 80], 70), (&[90, 70, 10], 70), (&[90, 60, 80, 10], 70), (&[90, 10, 60, 70, 80], 70)];
        for (others, median) in rows {
            let with =
                |total: u32| is_outlier(&others.iter().map(|one| Points::whole(*one)).chain([Points(total)]).collect::<Vec<_>>(), others.len());
            let tenths = median * 10;
            let told = [tenths - 200, tenths - 199, tenths, tenths + 199, tenths + 200].map(with);
            assert_eq!(told, [true, false, false, false, true], "{others:?}");
        }
        assert!(!is_outlier(&[Points::whole(70)], 0), "one review alone");
    }

    #[test]
    fn a_comment_of_fewer_than_fifty_characters_is_thin() {
        let mut all = reviews(&[[8; 5], [8; 5]]);
        all[1].comments.insert(Criterion::Quality, "x".repeat(49));
        assert_eq!(flags(&efro_oost(), &all), [Flag::Thin(1, Criterion::Quality)]);
        all[1].comments.insert(Criterion::Quality, "é".repeat(50));
        assert_eq!(flags(&efro_oost(), &all), []);
    }
}

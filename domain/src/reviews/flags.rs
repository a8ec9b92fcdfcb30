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
    /// The scores of a criterion lie two points apart or more; the one that the others differ from, where it is one.
    Spread(Criterion, Score, Score, Option<usize>),
    /// The totals lie twenty points apart or more.
    TotalSpread(Points, Points),
    /// The total of one review lies twenty points or more from the median of the others, and further than any other does.
    Outlier(usize),
    /// Some reach the threshold of a criterion and some do not; the one that stands alone, where it is one of three or more.
    Straddle(Criterion, Option<usize>),
    /// Some reach the least total and some do not; the one that stands alone, where it is one of three or more.
    TotalStraddle(Option<usize>),
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
            let halves: Vec<u32> = scores.iter().map(|score| score.halves().into()).collect();
            found.push(Flag::Spread(criterion, low, high, odd_one(&halves, SPREAD.into())));
        }
        let reaches: Vec<bool> = scores.iter().map(|score| criteria.reaches(criterion, *score)).collect();
        if differs(reaches.iter().copied()) {
            found.push(Flag::Straddle(criterion, alone(&reaches)));
        }
    }
    if let (Some(&low), Some(&high)) = (totals.iter().min(), totals.iter().max())
        && high.0 - low.0 >= TOTAL_SPREAD.0
    {
        found.push(Flag::TotalSpread(low, high));
    }
    let reaches: Vec<bool> = reviews.iter().map(|review| criteria.verdict(&review.scores).reaches_total).collect();
    if differs(reaches.iter().copied()) {
        found.push(Flag::TotalStraddle(alone(&reaches)));
    }
    let points: Vec<u32> = totals.iter().map(|total| total.0).collect();
    found.extend(odd_one(&points, OUTLIER.0).map(Flag::Outlier));
    for (at, review) in reviews.iter().enumerate() {
        let is_thin = |criterion: &&Criterion| review.comments.get(criterion).map_or(0, |comment| comment.trim().chars().count()) < THIN;
        found.extend(Criterion::ALL.iter().filter(is_thin).map(|criterion| Flag::Thin(at, *criterion)));
    }
    found
}

fn differs(mut all: impl Iterator<Item = bool>) -> bool {
    all.next().is_some_and(|first| all.any(|one| one != first))
}

/// The one that lies furthest from the median of the others, where that is at least this far and no other lies as far. Of two, neither is odd.
fn odd_one(values: &[u32], least: u32) -> Option<usize> {
    if values.len() < 3 {
        return None;
    }
    let twice_away: Vec<u32> = values.iter().enumerate().map(|(at, value)| (value * 2).abs_diff(twice_median(values, at))).collect();
    let furthest = twice_away.iter().copied().max().filter(|away| *away >= least * 2)?;
    let mut as_far = twice_away.iter().enumerate().filter(|(_, away)| **away == furthest).map(|(at, _)| at);
    as_far.next().filter(|_| as_far.next().is_none())
}

/// Twice the median of all but one.
fn twice_median(values: &[u32], but: usize) -> u32 {
    let mut others: Vec<u32> = values.iter().enumerate().filter(|(at, _)| *at != but).map(|(_, value)| *value).collect();
    others.sort_unstable();
    let middle = |at: usize| others.get(at).copied().unwrap_or(0);
    middle(others.len().saturating_sub(1) / 2) + middle(others.len() / 2)
}

/// The one that stands alone on its side, of three or more.
fn alone(sides: &[bool]) -> Option<usize> {
    let only = |side: bool| {
        let mut on_it = sides.iter().enumerate().filter(|(_, one)| **one == side).map(|(at, _)| at);
        on_it.next().filter(|_| on_it.next().is_none())
    };
    if sides.len() < 3 { None } else { only(true).or_else(|| only(false)) }
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
        assert_eq!(flagged(&[[8, 6, 8, 8, 8], [8, 10, 8, 8, 8]]), [Flag::Spread(Criterion::Innovation, low, high, None)]);
        assert_eq!(flagged(&[[8, 6, 8, 8, 8], [8, 9, 8, 8, 8]]), []);
    }

    #[test]
    fn a_threshold_between_scores_is_a_straddle() {
        assert_eq!(flagged(&[[7, 8, 8, 8, 8], [6, 8, 8, 8, 8]]), [Flag::Straddle(Criterion::Fit, None)]);
        assert_eq!(flagged(&[[7, 6, 7, 8, 7], [7; 5]]), [Flag::TotalStraddle(None)]);
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
    fn the_odd_one_out_is_named_and_not_everybody() {
        let rows: [(&[u32], Option<usize>); 9] = [
            (&[800, 780, 400], Some(2)),
            (&[1_000, 1_000, 800], Some(2)),
            (&[1_000, 1_000, 801], None),
            (&[600, 800, 900], Some(0)),
            (&[700, 710, 690, 100, 720], Some(3)),
            (&[900, 600, 300], None),
            (&[800, 800, 400, 400], None),
            (&[800, 400], None),
            (&[700], None),
        ];
        for (totals, odd) in rows {
            assert_eq!(odd_one(totals, OUTLIER.0), odd, "{totals:?}");
        }
    }

    #[test]
    fn a_spread_and_a_straddle_name_the_one_that_stands_alone_of_three_or_more() {
        let score = |halves| Score::of_halves(halves).expect("a score");
        let found = flagged(&[[8; 5], [8; 5], [8, 4, 8, 8, 8]]);
        assert!(found.contains(&Flag::Spread(Criterion::Innovation, score(4), score(8), Some(2))), "{found:?}");
        assert!(found.contains(&Flag::Straddle(Criterion::Innovation, Some(2))), "{found:?}");
        assert_eq!((alone(&[true, true, false]), alone(&[true, false, false]), alone(&[true, false])), (Some(2), Some(0), None));
        assert_eq!((alone(&[true, true, false, false]), alone(&[true, true, true])), (None, None));
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

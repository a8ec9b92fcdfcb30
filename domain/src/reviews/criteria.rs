//! The five criteria, what each weighs and asks, and whether scores pass. The criteria cover the eight conditions.

use super::{Points, Score, Scores};
use crate::text_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

text_enum! {
    /// What experts score.
    pub enum Criterion {
        /// Contribution to the goal of the programme.
        Fit = "FIT",
        /// Degree of innovation.
        Innovation = "INN",
        /// Financial and economic outlook.
        Economy = "ECO",
        /// Quality of the plan and the team.
        Quality = "QUA",
        /// Sustainable development and impact on society.
        Sustainability = "SUS",
    }
}

/// What a criterion weighs, and what it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighing {
    /// Points out of 100.
    pub weight: u32,
    /// The least, as a percentage of the highest score.
    pub threshold: u32,
}

/// The criteria of a round: a weighing for each, and the least that the total has to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criteria {
    weighings: BTreeMap<Criterion, Weighing>,
    total: Points,
}

/// Why criteria cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CriteriaProblem {
    /// A criterion without a weighing.
    Without(Criterion),
    /// The weights come to this, not to 100.
    Weights(u32),
    /// A threshold of more than 100 percent, which nothing can pass.
    Threshold(Criterion),
    /// The same of the total.
    Total,
}

/// What scores come to, against the thresholds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The weighted total.
    pub total: Points,
    /// The criteria that stay below their threshold.
    pub below: Vec<Criterion>,
    /// The total reaches its own threshold.
    pub reaches_total: bool,
}

/// How far scoring has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoFar {
    /// Criteria that have a score.
    pub scored: u32,
    /// Their weighted points.
    pub total: Points,
    /// The points that these criteria can give.
    pub of: u32,
    /// Scored criteria that stay below their threshold.
    pub below: Vec<Criterion>,
    /// Every criterion has a score, and the total stays below its own threshold.
    pub is_total_below: bool,
    /// Every criterion has a score, and every threshold is reached.
    pub is_passed: bool,
}

impl Verdict {
    /// Every threshold is reached. A high total does not make up for a criterion that stays below.
    pub fn is_passed(&self) -> bool {
        self.reaches_total && self.below.is_empty()
    }
}

impl Criteria {
    /// The criteria of a round.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn new(weighings: BTreeMap<Criterion, Weighing>, total: Points) -> Result<Self, Vec<CriteriaProblem>> {
        let without = Criterion::ALL.iter().filter(|one| !weighings.contains_key(one)).map(|one| CriteriaProblem::Without(*one));
        let mut problems: Vec<_> = without.collect();
        let weights = weighings.values().fold(0_u32, |sum, one| sum.saturating_add(one.weight));
        if weights != 100 {
            problems.push(CriteriaProblem::Weights(weights));
        }
        problems.extend(weighings.iter().filter(|(_, one)| one.threshold > 100).map(|(criterion, _)| CriteriaProblem::Threshold(*criterion)));
        if total > Points::whole(100) {
            problems.push(CriteriaProblem::Total);
        }
        if problems.is_empty() { Ok(Self { weighings, total }) } else { Err(problems) }
    }

    /// What a criterion weighs and asks.
    pub fn of(&self, criterion: Criterion) -> Weighing {
        self.weighings.get(&criterion).copied().unwrap_or(Weighing { weight: 0, threshold: 100 })
    }

    /// The least that the total has to be.
    pub const fn least_total(&self) -> Points {
        self.total
    }

    /// The points of one score: its part of the highest, times the weight.
    pub fn points(&self, criterion: Criterion, score: Score) -> Points {
        Points(u32::from(score.halves()) * self.of(criterion).weight)
    }

    /// The weighted total of the scores that there are.
    pub fn total(&self, scores: &Scores) -> Points {
        Points(scores.iter().map(|(criterion, score)| self.points(*criterion, *score).0).sum())
    }

    /// Whether a score reaches the threshold of its criterion.
    pub fn reaches(&self, criterion: Criterion, score: Score) -> bool {
        score.percent() >= self.of(criterion).threshold
    }

    /// How far scoring has come. A criterion without a score is not below its threshold yet.
    pub fn so_far(&self, scores: &Scores) -> SoFar {
        let verdict = self.verdict(scores);
        let is_complete = scores.len() == Criterion::ALL.len();
        SoFar {
            scored: scores.keys().fold(0, |count, _| count + 1),
            total: verdict.total,
            of: scores.keys().map(|criterion| self.of(*criterion).weight).sum(),
            is_total_below: is_complete && !verdict.reaches_total,
            is_passed: is_complete && verdict.is_passed(),
            below: verdict.below.into_iter().filter(|criterion| scores.contains_key(criterion)).collect(),
        }
    }

    /// The scores against every threshold. A criterion without a score stays below.
    pub fn verdict(&self, scores: &Scores) -> Verdict {
        let reaches = |criterion: &Criterion| scores.get(criterion).is_some_and(|score| self.reaches(*criterion, *score));
        let total = self.total(scores);
        let below = Criterion::ALL.iter().filter(|criterion| !reaches(criterion)).copied().collect();
        Verdict { total, below, reaches_total: total >= self.total }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The weights and thresholds of EFRO Oost 2022.
    pub(in crate::reviews) fn efro_oost() -> Criteria {
        let rows = [(25, 70), (20, 50), (25, 70), (15, 50), (15, 50)].map(|(weight, threshold)| Weighing { weight, threshold });
        Criteria::new(Criterion::ALL.iter().copied().zip(rows).collect(), Points::whole(70)).expect("criteria")
    }

    /// Scores in halves, in the order of the criteria.
    pub(in crate::reviews) fn halves(halves: [u8; 5]) -> Scores {
        Criterion::ALL.iter().copied().zip(halves.map(|one| Score::of_halves(one).expect("a score"))).collect()
    }

    #[test]
    fn three_and_a_half_everywhere_comes_to_70_and_passes() {
        let verdict = efro_oost().verdict(&halves([7; 5]));
        assert_eq!((verdict.total, verdict.is_passed()), (Points::whole(70), true));
    }

    #[test]
    fn a_total_of_69_and_a_half_fails() {
        let verdict = efro_oost().verdict(&halves([7, 6, 7, 8, 7]));
        assert_eq!((verdict.total, verdict.below.len(), verdict.reaches_total, verdict.is_passed()), (Points(695), 0, false, false));
    }

    #[test]
    fn a_high_total_does_not_make_up_for_a_criterion_below_its_threshold() {
        let verdict = efro_oost().verdict(&halves([6, 10, 10, 10, 10]));
        assert_eq!((verdict.total, verdict.reaches_total), (Points::whole(90), true));
        assert_eq!((verdict.below.as_slice(), verdict.is_passed()), ([Criterion::Fit].as_slice(), false));
    }

    #[test]
    fn a_criterion_without_a_score_stays_below() {
        let mut scores = halves([10; 5]);
        scores.remove(&Criterion::Quality);
        let verdict = efro_oost().verdict(&scores);
        assert_eq!((verdict.total, verdict.below.as_slice()), (Points::whole(85), [Criterion::Quality].as_slice()));
    }

    #[test]
    fn while_scoring_only_what_is_scored_can_stay_below() {
        let criteria = efro_oost();
        let mut scores = halves([6, 10, 10, 10, 10]);
        let told = criteria.so_far(&scores);
        assert_eq!((told.scored, told.total, told.of, told.is_total_below, told.is_passed), (5, Points::whole(90), 100, false, false));
        assert_eq!(told.below, [Criterion::Fit]);
        scores.remove(&Criterion::Economy);
        let told = criteria.so_far(&scores);
        assert_eq!((told.scored, told.total, told.of, told.below.len(), told.is_total_below), (4, Points::whole(65), 75, 1, false));
        assert!(criteria.so_far(&halves([7; 5])).is_passed && criteria.so_far(&halves([7, 6, 7, 8, 7])).is_total_below);
        assert_eq!(criteria.so_far(&Scores::new()).of, 0);
    }

    #[test]
    fn weights_come_to_100_and_no_threshold_lies_above_the_scale() {
        let weighing = |weight, threshold| Weighing { weight, threshold };
        let all = |one: Weighing| Criterion::ALL.iter().map(move |criterion| (*criterion, one)).collect::<BTreeMap<_, _>>();
        assert!(Criteria::new(all(weighing(20, 50)), Points::whole(70)).is_ok());
        assert_eq!(Criteria::new(all(weighing(21, 50)), Points::whole(70)), Err(vec![CriteriaProblem::Weights(105)]));
        let mut rows = all(weighing(20, 50));
        rows.insert(Criterion::Economy, weighing(20, 101));
        assert_eq!(
            Criteria::new(rows.clone(), Points::whole(101)),
            Err(vec![CriteriaProblem::Threshold(Criterion::Economy), CriteriaProblem::Total])
        );
        rows.remove(&Criterion::Economy);
        let told = vec![CriteriaProblem::Without(Criterion::Economy), CriteriaProblem::Weights(80)];
        assert_eq!(Criteria::new(rows, Points::whole(70)), Err(told));
    }
}

//! How the eight conditions of a project stand against what its next gate asks: which is furthest below, and how many are short.

use super::{Condition, ConditionLevels, CurrentLevel, Level};
use crate::gates::Gate;

/// The condition that is furthest below what the gate asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weakest {
    /// Which of the eight.
    pub condition: Condition,
    /// The level that counts.
    pub level: Level,
    /// How many levels the gate asks more; below zero when the condition is above it.
    pub gap: i32,
}

/// How the conditions of a project stand at its next gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ConditionStanding {
    /// The largest gap among the conditions that were assessed; of equal gaps the lowest level, then the first condition.
    pub weakest: Option<Weakest>,
    /// How many assessed conditions are below the level of the gate.
    pub short: u32,
    /// How many conditions nobody assessed yet.
    pub not_assessed: u32,
}

impl ConditionStanding {
    /// The gap of a project in which nothing was assessed: below every other.
    pub const NO_GAP: i32 = -5;

    /// The largest gap, for the order of a list.
    pub fn gap(&self) -> i32 {
        self.weakest.map_or(Self::NO_GAP, |weakest| weakest.gap)
    }

    /// How these levels stand against what the gate asks.
    pub fn of(levels: &[CurrentLevel], asked: &ConditionLevels, gate: Gate) -> Self {
        let mut standing = Self::default();
        for condition in Condition::ALL {
            let Some(current) = levels.iter().find(|one| one.condition == *condition) else {
                standing.not_assessed += 1;
                continue;
            };
            let gap = i32::from(asked.required(*condition, gate).number()) - i32::from(current.level.number());
            standing.short += u32::from(gap > 0);
            let is_weaker = |than: Weakest| (gap, than.level) > (than.gap, current.level);
            if standing.weakest.is_none_or(is_weaker) {
                standing.weakest = Some(Weakest { condition: *condition, level: current.level, gap });
            }
        }
        standing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conditions::Opinion;
    use crate::gates::builder::condition_levels;

    fn standing(gate: Gate, levels: &[(Condition, usize)]) -> ConditionStanding {
        let current = |(condition, level): &(Condition, usize)| CurrentLevel {
            condition: *condition,
            level: Level::ALL[*level],
            opinion: Opinion::ProgrammeManager,
        };
        ConditionStanding::of(&levels.iter().map(current).collect::<Vec<_>>(), &condition_levels(), gate)
    }

    #[test]
    fn the_weakest_condition_is_the_largest_gap_to_what_the_gate_asks_and_not_the_lowest_level() {
        use Condition::{BusinessCase, OpenInnovation, OpenToOutsiders};
        // At gate 2 the business case needs 4, open innovation and openness to outsiders 2.
        let told = standing(Gate::G2, &[(BusinessCase, 2), (OpenInnovation, 1), (OpenToOutsiders, 2)]);
        let weakest = Weakest { condition: BusinessCase, level: Level::ALL[2], gap: 2 };
        assert_eq!(told, ConditionStanding { weakest: Some(weakest), short: 2, not_assessed: 5 });
    }

    #[test]
    fn of_equal_gaps_the_lowest_level_is_the_weakest_and_then_the_first() {
        use Condition::{ActiveSme, BusinessCase, OpenInnovation, OpenToOutsiders};
        let at = |levels: &[(Condition, usize)]| standing(Gate::G2, levels).weakest.map(|one| (one.condition, one.gap));
        assert_eq!(at(&[(BusinessCase, 3), (OpenInnovation, 1)]), Some((OpenInnovation, 1)));
        assert_eq!(at(&[(OpenInnovation, 1), (OpenToOutsiders, 1)]), Some((OpenInnovation, 1)));
        assert_eq!(at(&[(ActiveSme, 4)]), Some((ActiveSme, -1)));
    }

    #[test]
    fn what_nobody_assessed_is_counted_apart_and_is_no_weakest_condition() {
        let nothing = standing(Gate::G1, &[]);
        assert_eq!(nothing, ConditionStanding { weakest: None, short: 0, not_assessed: 8 });
        assert!(nothing.gap() < standing(Gate::G2, &[(Condition::OpenInnovation, 4)]).gap());
    }
}

//! Levels from 0 to 4, the three bands that people read, and the level that each gate asks for.

use super::Condition;
use crate::gates::Gate;
use crate::text_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far a condition is met: 0 absent, 1 intention, 2 partly, 3 met with evidence, 4 exemplary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];
    /// The most that a score without accepted evidence counts for.
    pub const WITHOUT_EVIDENCE: Self = Self(2);

    /// The level with this number; none above 4.
    pub const fn new(number: u8) -> Option<Self> {
        if number <= 4 { Some(Self(number)) } else { None }
    }

    /// 0 to 4.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// How the level is shown.
    pub const fn band(self) -> Band {
        match self.0 {
            0 | 1 => Band::NotMet,
            2 => Band::PartlyMet,
            _ => Band::Met,
        }
    }
}

impl TryFrom<u8> for Level {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("a level is 0 to 4, not {number}"))
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

text_enum! {
    /// The three bands that a level is shown in.
    pub enum Band {
        /// Levels 0 and 1.
        NotMet = "not_met",
        /// Level 2.
        PartlyMet = "partly_met",
        /// Levels 3 and 4.
        Met = "met",
    }
}

/// The level that each gate asks of each condition. Read from `conditions.csv`; the numbers are ours, not the policy note's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionLevels(BTreeMap<Condition, [Level; 4]>);

/// Why a table of levels cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelsProblem {
    /// A row with a code that is none of the eight.
    UnknownCondition(String),
    /// A cell that is not 0 to 4.
    NotALevel(String),
    /// A condition without a row.
    WithoutRow(Condition),
}

impl ConditionLevels {
    /// Reads rows of a condition's code and its levels at gates 0 to 3, as `conditions.csv` has them.
    ///
    /// # Errors
    /// The first cell that is wrong, or the first condition that has no row.
    pub fn parse<'a>(rows: impl IntoIterator<Item = (&'a str, [&'a str; 4])>) -> Result<Self, LevelsProblem> {
        let mut levels = BTreeMap::new();
        for (code, cells) in rows {
            let condition: Condition = code.parse().map_err(|_| LevelsProblem::UnknownCondition(code.to_owned()))?;
            let [g0, g1, g2, g3] = cells.map(level);
            levels.insert(condition, [g0?, g1?, g2?, g3?]);
        }
        match Condition::ALL.iter().find(|condition| !levels.contains_key(condition)) {
            Some(condition) => Err(LevelsProblem::WithoutRow(*condition)),
            None => Ok(Self(levels)),
        }
    }

    /// The level that a gate asks of a condition.
    pub fn required(&self, condition: Condition, gate: Gate) -> Level {
        let [g0, g1, g2, g3] = self.0.get(&condition).copied().unwrap_or([Level(4); 4]);
        match gate {
            Gate::G0 => g0,
            Gate::G1 => g1,
            Gate::G2 => g2,
            Gate::G3 => g3,
        }
    }
}

/// Reads one cell.
fn level(cell: &str) -> Result<Level, LevelsProblem> {
    cell.trim().parse().ok().and_then(Level::new).ok_or_else(|| LevelsProblem::NotALevel(cell.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::builder::condition_levels;

    #[test]
    fn a_level_is_shown_in_one_of_three_bands() {
        let bands = Level::ALL.map(Level::band);
        assert_eq!(bands, [Band::NotMet, Band::NotMet, Band::PartlyMet, Band::Met, Band::Met]);
        assert_eq!(Level::new(5), None);
        assert!(serde_json::from_str::<Level>("5").is_err());
    }

    #[test]
    fn the_gates_ask_for_the_levels_of_the_table() {
        let levels = condition_levels();
        let asked: Vec<_> = Gate::ALL.iter().map(|gate| levels.required(Condition::BusinessCase, *gate).number()).collect();
        assert_eq!(asked, [1, 3, 4, 4]);
        let open: Vec<_> = Gate::ALL.iter().map(|gate| levels.required(Condition::OpenInnovation, *gate).number()).collect();
        assert_eq!(open, [1, 3, 2, 2]);
    }

    #[test]
    fn a_table_with_a_gap_is_refused() {
        assert_eq!(ConditionLevels::parse([("C9", ["1"; 4])]), Err(LevelsProblem::UnknownCondition("C9".to_owned())));
        assert_eq!(ConditionLevels::parse([("C1", ["1", "2", "5", "1"])]), Err(LevelsProblem::NotALevel("5".to_owned())));
        assert_eq!(ConditionLevels::parse([("C1", ["1"; 4])]), Err(LevelsProblem::WithoutRow(Condition::MarketDriven)));
    }
}

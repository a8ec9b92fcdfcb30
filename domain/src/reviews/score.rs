//! Scores from 0 to 5 in halves, and the points that they come to. Exact: a total of 69.5 is not 70.

use crate::people::Language;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A score, counted in halves: 7 is 3.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

/// What is not a score: anything but a half or a whole from 0 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAScore;

impl Score {
    /// Halves in the highest score.
    pub const MOST: u8 = 10;

    /// A score of this many halves; none above 5.
    pub const fn of_halves(halves: u8) -> Option<Self> {
        if halves <= Self::MOST { Some(Self(halves)) } else { None }
    }

    /// How many halves.
    pub const fn halves(self) -> u8 {
        self.0
    }

    /// Every score, lowest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=Self::MOST).map(Self)
    }

    /// The score as a part of the highest, in percent.
    pub const fn percent(self) -> u32 {
        self.0 as u32 * 10
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0 / 2, if self.0.is_multiple_of(2) { "" } else { ".5" })
    }
}

impl FromStr for Score {
    type Err = NotAScore;

    /// Reads `3`, `3.5` and, as Dutch people write it, `3,5`.
    fn from_str(typed: &str) -> Result<Self, NotAScore> {
        let (whole, half) = match typed.split_once(['.', ',']) {
            None => (typed, 0),
            Some((whole, "0")) => (whole, 0),
            Some((whole, "5")) => (whole, 1),
            Some(_) => return Err(NotAScore),
        };
        let is_digit = whole.len() == 1 && whole.bytes().all(|byte| byte.is_ascii_digit());
        let whole: u8 = if is_digit { whole.parse().map_err(|_| NotAScore)? } else { return Err(NotAScore) };
        Self::of_halves(whole * 2 + half).ok_or(NotAScore)
    }
}

impl TryFrom<u8> for Score {
    type Error = String;
    fn try_from(halves: u8) -> Result<Self, String> {
        Self::of_halves(halves).ok_or_else(|| format!("a score has at most {} halves, not {halves}", Self::MOST))
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// Points out of 100, counted in tenths: 695 is 69.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub u32);

impl Points {
    /// So many whole points.
    pub const fn whole(points: u32) -> Self {
        Self(points * 10)
    }

    /// As people of this language write it, with a tenth only where there is one: 69,5 and 70.
    pub fn written(self, language: Language) -> String {
        let (whole, tenth) = (self.0 / 10, self.0 % 10);
        if tenth == 0 { whole.to_string() } else { format!("{whole}{}{tenth}", language.decimal()) }
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_a_half_or_a_whole_from_0_to_5() {
        let read = |typed: &str| typed.parse::<Score>().map(Score::halves);
        assert_eq!(["0", "0,5", "3", "3.0", "3.5", "3,5", "5"].map(read), [0, 1, 6, 6, 7, 7, 10].map(Ok));
        for typed in ["", "3.4", "3,4", "5.5", "6", "-1", "+3", "03", "3.50", "3.", ".5", " 3", "3,5,0", "drie", "٣"] {
            assert_eq!(read(typed), Err(NotAScore), "{typed:?}");
        }
    }

    #[test]
    fn every_score_is_read_back_as_it_is_written() {
        let all: Vec<Score> = Score::all().collect();
        assert_eq!(all.len(), 11);
        for score in all {
            assert_eq!(score.to_string().parse(), Ok(score));
            assert_eq!(serde_json::to_string(&score).ok().and_then(|text| serde_json::from_str(&text).ok()), Some(score));
        }
        assert!(serde_json::from_str::<Score>("11").is_err());
    }

    #[test]
    fn points_are_written_with_a_tenth() {
        assert_eq!([Points(695), Points::whole(70), Points(5)].map(|points| points.to_string()), ["69.5", "70.0", "0.5"]);
        assert_eq!([Points(695), Points::whole(70), Points(5)].map(|points| points.written(Language::Nl)), ["69,5", "70", "0,5"]);
        assert_eq!(Points(695).written(Language::En), "69.5");
    }
}

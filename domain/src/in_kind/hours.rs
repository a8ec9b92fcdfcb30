//! Hours, to a hundredth: time sheets have quarters and halves.

use crate::people::Language;
use crate::{Eur, money::Overflow};
use serde::{Deserialize, Serialize};

/// Hundredths of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Hours(pub i64);

impl Hours {
    /// None.
    pub const ZERO: Self = Self(0);
    /// The most that may be typed: the life of a machine.
    pub const MAX: Self = Self(100_000_000);

    /// So many whole hours.
    pub const fn whole(hours: i64) -> Self {
        Self(hours * 100)
    }

    /// Above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Both together.
    ///
    /// # Errors
    /// When the sum cannot be held.
    pub fn checked_add(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    /// Reads hours as people of this language write numbers; empty is none.
    pub fn parse(typed: &str, language: Language) -> Option<Self> {
        let read = Eur::parse(typed, language.thousands()).ok().map(|amount| Self(amount.0));
        read.filter(|hours| *hours <= Self::MAX)
    }

    /// As people of this language write it: `412,50`.
    pub fn written(self, language: Language) -> String {
        Eur(self.0).written(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_they_are_written_and_what_is_no_number_is_not_read() {
        for (typed, hours) in [("", 0), ("400", 40_000), ("412,5", 41_250), ("0,25", 25)] {
            assert_eq!(Hours::parse(typed, Language::Nl), Some(Hours(hours)), "{typed}");
        }
        assert_eq!((Hours(41_250).written(Language::Nl), Hours(40_000).written(Language::En)), ("412,50".to_owned(), "400".to_owned()));
        for typed in ["veel", "-1", "1.000.001", "8 en 4"] {
            assert_eq!(Hours::parse(typed, Language::Nl), None, "{typed}");
        }
        assert_eq!((Hours::whole(1).checked_add(Hours(50)), Hours(i64::MAX).checked_add(Hours(1))), (Ok(Hours(150)), Err(Overflow)));
    }
}

//! Money: whole euro cents, added with care, never a float.

use crate::people::Language;
use serde::{Deserialize, Serialize};
use std::iter::Sum;

/// An amount in euro cents. Negative amounts exist only as differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Eur(pub i64);

impl Eur {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest amount that may be typed: ten billion euro, a hundred times the programme.
    pub const MAX: Self = Self(1_000_000_000_000);

    /// An amount of whole euros.
    pub const fn euros(euros: i64) -> Self {
        Self(euros * 100)
    }

    /// The cents, for storage and arithmetic.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl Eur {
    /// The amount with marks between the thousands, and cents only when there are any: `1.250.000`, `-0,50`. [`Eur::parse`] reads it back.
    pub fn written(self, language: Language) -> String {
        let (sign, cents) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match cents % 100 {
            0 => format!("{sign}{}", language.grouped(cents / 100)),
            rest => format!("{sign}{}{}{rest:02}", language.grouped(cents / 100), language.decimal()),
        }
    }
}

impl std::ops::Add for Eur {
    type Output = Self;
    /// Saturates: sums of amounts within [`Eur::MAX`] cannot reach the edge.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::AddAssign for Eur {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Sub for Eur {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Eur {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum + amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_it_is_read() {
        let rows =
            [(0, "0", "0"), (1, "0,01", "0.01"), (-50, "-0,50", "-0.50"), (99_900, "999", "999"), (125_000_050, "1.250.000,50", "1,250,000.50")];
        for (cents, dutch, english) in rows {
            assert_eq!((Eur(cents).written(Language::Nl), Eur(cents).written(Language::En)), (dutch.to_owned(), english.to_owned()));
        }
    }
}

//! Money: whole euro cents. A sum is exact or refused, never cut off, and never a float.

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

/// A sum that is no amount any more: it would not fit in what holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

impl std::fmt::Display for Overflow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a sum of money is too large to be held")
    }
}

impl std::error::Error for Overflow {}

impl Eur {
    /// Both together.
    ///
    /// # Errors
    /// When the sum cannot be held; it is never cut to what can.
    pub fn checked_add(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    /// What is left of it without the other.
    ///
    /// # Errors
    /// When the difference cannot be held.
    pub fn checked_sub(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
    }

    /// All of them together.
    ///
    /// # Errors
    /// When the sum cannot be held.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

/// What amounts within [`Eur::MAX`] cannot reach is refused and not cut off: nothing is shown or written then. See decision 31.
fn held(sum: Result<Eur, Overflow>) -> Eur {
    sum.unwrap_or_else(|overflow| panic!("{overflow}"))
}

impl std::ops::Add for Eur {
    type Output = Self;
    /// # Panics
    /// When the sum cannot be held; where that can happen, [`Eur::checked_add`] says so.
    fn add(self, other: Self) -> Self {
        held(self.checked_add(other))
    }
}

impl std::ops::AddAssign for Eur {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Sub for Eur {
    type Output = Self;
    /// # Panics
    /// When the difference cannot be held.
    fn sub(self, other: Self) -> Self {
        held(self.checked_sub(other))
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

    #[test]
    fn a_sum_that_fits_is_exact_and_one_that_does_not_is_refused_and_never_cut() {
        assert_eq!(Eur::checked_sum([Eur(i64::MAX - 1), Eur(1)]), Ok(Eur(i64::MAX)));
        assert_eq!(Eur::checked_sum([Eur(i64::MAX), Eur(1), Eur(-1)]), Err(Overflow));
        assert_eq!((Eur(i64::MIN).checked_sub(Eur(1)), Eur(3).checked_sub(Eur(5))), (Err(Overflow), Ok(Eur(-2))));
    }

    #[test]
    #[should_panic(expected = "too large to be held")]
    fn adding_without_asking_ends_there_too() {
        let _ = Eur(i64::MAX) + Eur(1);
    }

    #[test]
    #[should_panic(expected = "too large to be held")]
    fn a_sum_over_many_ends_there_too() {
        let _: Eur = [Eur(i64::MIN), Eur(-1)].into_iter().sum();
    }
}

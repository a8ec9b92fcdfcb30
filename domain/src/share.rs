//! Shares: exact fractions of money or people, compared without rounding, rounded once for display.

use crate::money::Eur;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A part of a whole, both in the same unit. A share of nothing is no share: see [`Share::of`].
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Share {
    part: i64,
    whole: i64,
}

impl Share {
    /// The share that `part` is of `whole`; `None` when the whole is not above zero.
    pub const fn of(part: Eur, whole: Eur) -> Option<Self> {
        if whole.0 > 0 { Some(Self { part: part.0, whole: whole.0 }) } else { None }
    }

    /// A share written in basis points: `percent(2_500)` is 25 %.
    pub const fn basis_points(points: i64) -> Self {
        Self { part: points, whole: 10_000 }
    }

    /// Tenths of a percent for display, half up: 0.1666… becomes 167.
    pub fn permille(self) -> i64 {
        let scaled = i128::from(self.part) * 1_000;
        let whole = i128::from(self.whole);
        i64::try_from((scaled * 2 + whole).div_euclid(whole * 2)).unwrap_or(i64::MAX)
    }

    /// Hundredths for display as a ratio such as 1.20, half up.
    pub fn hundredths(self) -> i64 {
        let scaled = i128::from(self.part) * 100;
        let whole = i128::from(self.whole);
        i64::try_from((scaled * 2 + whole).div_euclid(whole * 2)).unwrap_or(i64::MAX)
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        (i128::from(self.part) * i128::from(other.whole)).cmp(&(i128::from(other.part) * i128::from(self.whole)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_compares_exactly_and_rounds_once() {
        let seventy = Share::basis_points(7_000);
        assert_eq!(Share::of(Eur(70), Eur(100)), Some(seventy));
        assert!(Share::of(Eur(7_001), Eur(10_000)) > Some(seventy));
        assert_eq!(Share::of(Eur(1), Eur(6)).map(Share::permille), Some(167));
        assert_eq!(Share::of(Eur(12_714_000), Eur(10_564_000)).map(Share::hundredths), Some(120));
        assert_eq!((Share::of(Eur(1), Eur::ZERO), Share::of(Eur(1), Eur(-1))), (None, None));
    }

    #[test]
    fn equal_parts_of_other_wholes_are_the_same_share_and_no_others_are() {
        let third = Share { part: 1, whole: 3 };
        for times in 1..50 {
            assert_eq!(Share { part: times, whole: 3 * times }, third);
            assert_ne!(Share { part: times, whole: 3 * times + 1 }, third);
            assert!(Share { part: 1, whole: times } > Share { part: 1, whole: times + 1 });
        }
    }

    #[test]
    fn a_rounded_share_is_at_most_half_a_unit_off_and_a_half_goes_up() {
        for whole in 1..=60 {
            for part in -60..=120 {
                let share = Share { part, whole };
                for (units, rounded) in [(1_000, share.permille()), (100, share.hundredths())] {
                    // Twice what was left out, in parts of the whole: from minus one whole, up to but not one whole.
                    let left_out = 2 * (units * part - rounded * whole);
                    assert!((-whole..whole).contains(&left_out), "{part} of {whole} in {units} is {rounded}");
                }
            }
        }
    }
}

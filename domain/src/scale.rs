//! How long things are drawn: a bar beside the longest one, amounts against a most, in ten-thousandths of the whole picture.

use crate::Eur;

/// The whole picture.
pub const WHOLE: u32 = 10_000;

/// The shortest bar that can be seen.
const SHORTEST: u32 = 100;

/// How long the bar of an amount is beside that of the largest: in proportion, but never so short that it cannot be seen.
pub fn beside_largest(amount: Eur, largest: Eur) -> u32 {
    if amount.is_positive() { part(amount, largest.max(amount)).max(SHORTEST) } else { 0 }
}

/// Amounts against the most that they may come to together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgainstMost {
    /// How long each amount is drawn, in the order they came.
    pub parts: Vec<u32>,
    /// Where the most is drawn; the end of the picture unless the amounts go past it.
    pub most_at: u32,
    /// What is left; nothing when the amounts go past the most.
    pub left: Eur,
    /// What is too much; nothing when the amounts stay within it.
    pub over: Eur,
}

/// Draws amounts against the most: the picture ends at the most, or where the amounts end when they go past it.
pub fn against_most(amounts: &[Eur], most: Eur) -> AgainstMost {
    let sum: Eur = amounts.iter().copied().filter(|amount| amount.is_positive()).sum();
    let whole = sum.max(most);
    let parts = amounts.iter().map(|amount| if amount.is_positive() { part(*amount, whole) } else { 0 }).collect();
    let most_at = if most.is_positive() { part(most, whole) } else { 0 };
    AgainstMost { parts, most_at, left: (most - sum).max(Eur::ZERO), over: (sum - most).max(Eur::ZERO) }
}

/// A positive amount as a part of a whole that is no smaller.
fn part(amount: Eur, whole: Eur) -> u32 {
    u32::try_from(i128::from(amount.0) * i128::from(WHOLE) / i128::from(whole.0)).unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_amount_beside_the_largest() {
        let lengths = [3_000_000, 1_500_000, 30_000].map(|amount| beside_largest(Eur::euros(amount), Eur::euros(3_000_000)));
        assert_eq!(lengths, [WHOLE, 5_000, 100]);
    }

    #[test]
    fn a_bar_without_an_amount_is_not_drawn_and_a_small_one_can_still_be_seen() {
        assert_eq!(beside_largest(Eur::ZERO, Eur::euros(5)), 0);
        assert_eq!(beside_largest(Eur::euros(1), Eur::euros(9_000_000)), SHORTEST);
        assert_eq!(beside_largest(Eur::euros(7), Eur::ZERO), WHOLE, "an amount larger than the largest is the largest");
    }

    #[test]
    fn amounts_within_the_most_leave_room() {
        let drawn = against_most(&[Eur::euros(10), Eur::ZERO, Eur::euros(15)], Eur::euros(100));
        assert_eq!(drawn, AgainstMost { parts: vec![1_000, 0, 1_500], most_at: WHOLE, left: Eur::euros(75), over: Eur::ZERO });
    }

    #[test]
    fn amounts_past_the_most_end_the_picture_and_the_most_stands_before_its_end() {
        let drawn = against_most(&[Eur::euros(100), Eur::euros(25)], Eur::euros(100));
        assert_eq!(drawn, AgainstMost { parts: vec![8_000, 2_000], most_at: 8_000, left: Eur::ZERO, over: Eur::euros(25) });
    }

    #[test]
    fn nothing_against_nothing_draws_nothing() {
        let drawn = against_most(&[Eur::ZERO], Eur::ZERO);
        assert_eq!(drawn, AgainstMost { parts: vec![0], most_at: 0, left: Eur::ZERO, over: Eur::ZERO });
    }
}

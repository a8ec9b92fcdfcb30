//! What fits: requests in an order, against the money that is free. Nothing is decided by it.

use crate::Eur;

/// Requests in their order, and where the money ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fits {
    /// Each request together with those before it.
    pub together: Vec<Eur>,
    /// How many fit before the first one that does not. Those after it do not count as fitting, however small they are.
    pub above: usize,
    /// What is left of the free money after those that fit; below zero where more is committed than there is.
    pub left: Eur,
}

impl Fits {
    /// These amounts in this order.
    pub fn of(free: Eur, amounts: &[Eur]) -> Self {
        let add = |sum: &mut Eur, amount: &Eur| {
            *sum += *amount;
            Some(*sum)
        };
        let together: Vec<Eur> = amounts.iter().scan(Eur::ZERO, add).collect();
        let above = together.iter().take_while(|sum| **sum <= free).count();
        let used = above.checked_sub(1).map_or(Eur::ZERO, |last| together[last]);
        Self { above, left: free - used, together }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_stands_before_the_first_request_that_does_not_fit() {
        // Free, amounts, how many fit, what is left.
        let rows: [(i64, &[i64], usize, i64); 8] = [
            (100, &[40, 60], 2, 0),
            (99, &[40, 60], 1, 59),
            (100, &[40, 61, 1], 1, 60),
            (100, &[], 0, 100),
            (0, &[1], 0, 0),
            (0, &[0, 1], 1, 0),
            (-5, &[0, 1], 0, -5),
            (100, &[101, 1], 0, 100),
        ];
        for (free, amounts, above, left) in rows {
            let amounts: Vec<Eur> = amounts.iter().copied().map(Eur).collect();
            let fits = Fits::of(Eur(free), &amounts);
            assert_eq!((fits.above, fits.left), (above, Eur(left)), "{free} for {amounts:?}");
            assert_eq!(fits.together.last().copied(), (!amounts.is_empty()).then(|| amounts.iter().copied().sum()));
        }
        assert_eq!(Fits::of(Eur(9), &[Eur(1), Eur(2), Eur(3)]).together, [Eur(1), Eur(3), Eur(6)]);
    }
}

//! Where the parts of a bar stand. Pages and islands draw the same bar from it.

use domain::Eur;

/// One part: where it starts and how wide it is, as SVG wants them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// Such as `25.00%`.
    pub start: String,
    /// Such as `24.60%`; `0.00%` for a part without money.
    pub width: String,
}

/// The gap between two parts, in ten-thousandths of the bar.
const GAP: i64 = 40;

/// The whole bar, in ten-thousandths.
const WHOLE: i64 = 10_000;

/// The parts of a bar in their order. The last one with money fills what is left.
pub fn blocks(amounts: &[Eur]) -> Vec<Block> {
    let total: Eur = amounts.iter().copied().filter(|amount| amount.is_positive()).sum();
    let last = amounts.iter().rposition(|amount| amount.is_positive());
    let mut start = 0;
    let mut block = |(index, amount): (usize, &Eur)| {
        let is_last = Some(index) == last;
        let width = if is_last { WHOLE - start } else { of_the_bar(*amount, total) };
        let shown = if is_last || width == 0 { width } else { (width - GAP).max(GAP) };
        let block = Block { start: percent(start), width: percent(shown) };
        start += width;
        block
    };
    amounts.iter().enumerate().map(&mut block).collect()
}

fn of_the_bar(amount: Eur, total: Eur) -> i64 {
    if amount.is_positive() { i64::try_from(i128::from(amount.0) * i128::from(WHOLE) / i128::from(total.0)).unwrap_or(0) } else { 0 }
}

/// A part of the bar in ten-thousandths, as SVG wants it.
pub(crate) fn percent(ten_thousandths: impl Into<i64>) -> String {
    let ten_thousandths = ten_thousandths.into();
    format!("{}.{:02}%", ten_thousandths / 100, ten_thousandths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_bar_and_a_part_without_money_takes_no_room() {
        let told = |amounts: &[i64]| {
            let amounts: Vec<Eur> = amounts.iter().map(|amount| Eur(*amount)).collect();
            blocks(&amounts).into_iter().map(|block| format!("{} {}", block.start, block.width)).collect::<Vec<_>>()
        };
        assert_eq!(told(&[50, 0, 50, 0]), ["0.00% 49.60%", "50.00% 0.00%", "50.00% 50.00%", "100.00% 0.00%"]);
        assert_eq!(told(&[0, 0]), ["0.00% 0.00%", "0.00% 0.00%"]);
    }
}

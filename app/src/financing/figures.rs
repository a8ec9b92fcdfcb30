//! Amounts and shares in writing, as the server writes them, small enough for the browser.

use super::sheet_words::SheetWords;
use crate::island_words::fill;
use domain::people::Language;
use domain::{Eur, Share};

/// How a reader reads figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figures<'a> {
    pub(super) language: Language,
    pub(super) words: &'a SheetWords,
}

impl Figures<'_> {
    /// "€ 1.350.000".
    pub(super) fn money(self, amount: Eur) -> String {
        fill(&self.words.amount, &[("figure", &amount.written(self.language))])
    }

    /// "16,7 %"; without a decimal when it is whole.
    pub(super) fn percent(self, share: Share) -> String {
        let tenths = share.permille();
        let figure = if tenths % 10 == 0 { self.decimal(tenths / 10, 0) } else { self.decimal(tenths, 1) };
        fill(&self.words.percentage, &[("figure", &figure)])
    }

    /// "1,20".
    pub(super) fn ratio(self, share: Share) -> String {
        self.decimal(share.hundredths(), 2)
    }

    fn decimal(self, units: i64, places: u32) -> String {
        let unit = 10_u64.pow(places);
        let (sign, units) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
        let whole = self.language.grouped(units / unit);
        match usize::try_from(places) {
            Ok(0) | Err(_) => format!("{sign}{whole}"),
            Ok(places) => format!("{sign}{whole}{}{:0places$}", self.language.decimal(), units % unit),
        }
    }
}

//! Numbers, amounts and shares in writing. Rounding for display happens here and in [`Share`], nowhere else.

use super::Words;
use domain::people::Language;
use domain::reviews::{Points, Score};
use domain::{Eur, Share};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};

thread_local! {
    static DUTCH: Option<DecimalFormatter> = formatter(locale!("nl-NL"));
    static ENGLISH: Option<DecimalFormatter> = formatter(locale!("en-GB"));
}

fn formatter(locale: Locale) -> Option<DecimalFormatter> {
    DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default()).ok()
}

/// From this amount on, [`Words::money_short`] counts in millions.
const MILLION: Eur = Eur::euros(1_000_000);

impl Words {
    /// A whole number: "12.000", "12,000".
    pub fn number(self, number: i64) -> String {
        self.decimal(number, 0)
    }

    /// An amount: "€ 1.350.000", "€1,350,000"; cents only when there are any.
    pub fn money(self, amount: Eur) -> String {
        self.with("amount", &[("figure", self.figure(amount).into())])
    }

    /// An amount without the euro sign, for columns that name it once and for filled-in fields.
    pub fn figure(self, amount: Eur) -> String {
        if amount.0 % 100 == 0 { self.decimal(amount.0 / 100, 0) } else { self.decimal(amount.0, 2) }
    }

    /// An amount for tiles: "€ 10,6 mln"; below a million in whole euros.
    pub fn money_short(self, amount: Eur) -> String {
        if amount < MILLION && amount > Eur::ZERO - MILLION {
            return self.money(Eur::euros(rounded(amount.0, 100)));
        }
        let tenths = rounded(amount.0, MILLION.0 / 10);
        self.with("amount-millions", &[("figure", self.tenths(tenths).into())])
    }

    /// A share: "16,7 %"; without a decimal when it is whole.
    pub fn percent(self, share: Share) -> String {
        self.with("percentage", &[("figure", self.tenths(share.permille()).into())])
    }

    /// A share as so many to one: "1,20".
    pub fn ratio(self, share: Share) -> String {
        self.decimal(share.hundredths(), 2)
    }

    /// The same to a thousandth: "1,204".
    pub fn ratio_fine(self, share: Share) -> String {
        self.decimal(share.permille(), 3)
    }

    /// A score: "3,5".
    pub fn score(self, score: Score) -> String {
        self.tenths(i64::from(score.halves()) * 5)
    }

    /// Points out of 100: "69,5".
    pub fn points(self, points: Points) -> String {
        points.written(self.language())
    }

    fn tenths(self, tenths: i64) -> String {
        if tenths % 10 == 0 { self.decimal(tenths / 10, 0) } else { self.decimal(tenths, 1) }
    }

    fn decimal(self, units: i64, decimals: i16) -> String {
        let mut number = Decimal::from(units);
        number.multiply_pow10(-decimals);
        number.pad_end(-decimals);
        let written =
            |format: &Option<DecimalFormatter>| format.as_ref().map_or_else(|| number.to_string(), |format| format.format(&number).to_string());
        match self.language() {
            Language::Nl => DUTCH.with(written),
            Language::En => ENGLISH.with(written),
        }
    }
}

/// Half away from zero.
const fn rounded(amount: i64, unit: i64) -> i64 {
    let half = if amount < 0 { -(unit / 2) } else { unit / 2 };
    (amount + half) / unit
}

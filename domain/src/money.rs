//! Money: whole euro cents, added with care, never a float.

use crate::people::Language;
use serde::{Deserialize, Serialize};
use std::iter::Sum;

/// An amount in euro cents. Negative amounts exist only as differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Eur(pub i64);

/// Why a typed amount is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing but digits, separators and a euro sign may stand in an amount.
    NotAnAmount,
    /// `1.234` could be one and a bit or twelve hundred: we ask.
    Ambiguous,
    /// An amount cannot be below zero here.
    Negative,
    /// More than [`Eur::MAX`].
    TooLarge,
}

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

    /// Reads what a person typed: `1.250.000`, `1250000`, `1.250.000,50`, `1,250,000.50`, `€ 90 000`. Empty is zero.
    /// One separator followed by exactly three digits reads as thousands when it is the separator for thousands
    /// of the language (`.` in Dutch, `,` in English) and is ambiguous when it is the other.
    ///
    /// # Errors
    /// [`AmountError`] says what is wrong, so that the page can ask.
    pub fn parse(text: &str, thousands: char) -> Result<Self, AmountError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€' && *c != '\u{a0}' && *c != '\'').collect();
        if text.is_empty() {
            return Ok(Self::ZERO);
        }
        if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
            return if rest.chars().next().is_some_and(|c| c.is_ascii_digit()) { Err(AmountError::Negative) } else { Err(AmountError::NotAnAmount) };
        }
        if !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') || !text.chars().any(|c| c.is_ascii_digit()) {
            return Err(AmountError::NotAnAmount);
        }
        let decimal = decimal_mark(&text, thousands)?;
        let (whole, fraction) = match decimal {
            Some(at) => (&text[..at], &text[at + 1..]),
            None => (text.as_str(), ""),
        };
        if !well_grouped(whole) || fraction.len() > 2 || !fraction.chars().all(|c| c.is_ascii_digit()) {
            return Err(AmountError::NotAnAmount);
        }
        let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        let euros: i64 = if digits.is_empty() { 0 } else { digits.parse().map_err(|_| AmountError::TooLarge)? };
        let cents: i64 = format!("{fraction:0<2}").parse().map_err(|_| AmountError::NotAnAmount)?;
        let total = euros.checked_mul(100).and_then(|c| c.checked_add(cents)).ok_or(AmountError::TooLarge)?;
        if total > Self::MAX.0 { Err(AmountError::TooLarge) } else { Ok(Self(total)) }
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

/// Where the decimal mark stands, if there is one.
fn decimal_mark(text: &str, thousands: char) -> Result<Option<usize>, AmountError> {
    let Some(last) = text.rfind(['.', ',']) else { return Ok(None) };
    let mark = text[last..].chars().next().unwrap_or('.');
    let other_present = text.contains(if mark == '.' { ',' } else { '.' });
    let times = text.matches(mark).count();
    let behind = text.len() - last - 1;
    match (times, other_present, behind) {
        (1, true, _) => Ok(Some(last)),
        (1, false, 3) if mark == thousands => Ok(None),
        (1, false, 3) => Err(AmountError::Ambiguous),
        (1, false, _) => Ok(Some(last)),
        (_, false, 3) => Ok(None),
        _ => Err(AmountError::NotAnAmount),
    }
}

/// `1.250.000` and `1250000` are well grouped, `12.50.000` is not.
fn well_grouped(whole: &str) -> bool {
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let one_kind = !(whole.contains('.') && whole.contains(','));
    one_kind && (groups.len() == 1 || (matches!(groups[0].len(), 1..=3) && groups[1..].iter().all(|g| g.len() == 3)))
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

    #[test]
    fn an_amount_reads_as_people_type_it() {
        let rows = [
            ("", '.', Ok(Eur::ZERO)),
            ("1.250.000", '.', Ok(Eur::euros(1_250_000))),
            ("1250000", '.', Ok(Eur::euros(1_250_000))),
            ("€ 90 000", '.', Ok(Eur::euros(90_000))),
            ("1.250.000,50", '.', Ok(Eur(125_000_050))),
            ("1,250,000.5", ',', Ok(Eur(125_000_050))),
            ("8.108.000", '.', Ok(Eur::euros(8_108_000))),
            ("45.000", '.', Ok(Eur::euros(45_000))),
            ("45,000", ',', Ok(Eur::euros(45_000))),
            ("45,000", '.', Err(AmountError::Ambiguous)),
            ("45.000", ',', Err(AmountError::Ambiguous)),
            ("45,50", '.', Ok(Eur(4_550))),
            ("0,01", '.', Ok(Eur(1))),
            ("12.50.000", '.', Err(AmountError::NotAnAmount)),
            ("1.2.3,4", '.', Err(AmountError::NotAnAmount)),
            ("abc", '.', Err(AmountError::NotAnAmount)),
            (".", '.', Err(AmountError::NotAnAmount)),
            ("-5", '.', Err(AmountError::Negative)),
            ("10.000.000.000", '.', Ok(Eur::MAX)),
            ("10.000.000.000,01", '.', Err(AmountError::TooLarge)),
            ("99999999999999999999", '.', Err(AmountError::TooLarge)),
            ("1,234", ',', Ok(Eur::euros(1_234))),
        ];
        for (text, thousands, expected) in rows {
            assert_eq!(Eur::parse(text, thousands), expected, "{text} with {thousands}");
        }
    }
}

//! Amounts as people type, paste and export them: one reader for every field that takes money, the financing sheet in the browser and the
//! lists that are imported.

use crate::money::Eur;

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
    /// More than one amount, such as two cells of a spreadsheet that were pasted into one field.
    SeveralAmounts,
}

impl Eur {
    /// Reads what a person typed or pasted: `1.250.000`, `1250000`, `1.250.000,50`, `1,250,000.50`, `€ 90 000`, `EUR 12.500`, `€ 12.500,-`.
    /// Empty is zero, and so is the dash that a spreadsheet writes for it. One separator followed by exactly three digits reads as thousands
    /// when it is the separator for thousands of the language (`.` in Dutch, `,` in English) and is ambiguous when it is the other. A plain
    /// space is what a browser makes of the line between two pasted cells: it parts thousands only where no second amount could begin.
    ///
    /// # Errors
    /// [`AmountError`] says what is wrong, so that the page can ask.
    pub fn parse(text: &str, thousands: char) -> Result<Self, AmountError> {
        let text = visible(text);
        let (is_negative, text) = without_sign(without_currency(text.trim()));
        let text = without_no_cents(text);
        if text.is_empty() || text == "-" {
            return Ok(Self::ZERO);
        }
        let text = joined(text)?;
        let amount = read(&text, thousands)?;
        if is_negative && amount.is_positive() { Err(AmountError::Negative) } else { Ok(amount) }
    }
}

/// The text as a person sees it. Between two digits what nobody sees parts them all the same.
fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut is_parted = false;
    for c in text.chars() {
        if is_invisible(c) {
            is_parted = seen.ends_with(|last: char| last.is_ascii_digit());
        } else {
            if is_parted && c.is_ascii_digit() {
                seen.push(GROUP);
            }
            is_parted = false;
            seen.push(plain(c));
        }
    }
    seen
}

/// A blank that programs write between thousands and nowhere else.
const GROUP: char = '\u{a0}';

/// Characters that nobody sees and that come along from web pages and spreadsheets.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// One blank between thousands, one dash and one apostrophe for the many that programs write; the plain space, and the ends of cells and
/// lines, stay what they are.
const fn plain(c: char) -> char {
    match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => GROUP,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        other => other,
    }
}

/// The text without the currency before or behind it.
fn without_currency(text: &str) -> &str {
    for name in ["euro", "eur", "€"] {
        if let Some(rest) = text.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).and_then(|_| text.get(name.len()..)) {
            return rest.trim_start();
        }
        let at = text.len().saturating_sub(name.len());
        if let Some(rest) = text.get(at..).filter(|end| end.eq_ignore_ascii_case(name)).and_then(|_| text.get(..at)) {
            return rest.trim_end();
        }
    }
    text
}

/// Whether a minus stands before or behind the amount, or brackets around it as bookkeepers write; and the rest.
fn without_sign(text: &str) -> (bool, &str) {
    let has_digit = |rest: &str| rest.contains(|c: char| c.is_ascii_digit());
    if let Some(rest) = text.strip_prefix('-').filter(|rest| has_digit(rest)) {
        return (true, without_currency(rest.trim_start()));
    }
    if let Some(rest) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|rest| has_digit(rest)) {
        return (true, without_currency(rest.trim()));
    }
    match text.strip_suffix('-').filter(|rest| rest.trim_end().ends_with(|c: char| c.is_ascii_digit())) {
        Some(rest) => (true, rest.trim_end()),
        None => (false, text),
    }
}

/// The amount without the dash that stands for no cents: `12.500,-`, `12.500,--`, `12.500.-`.
fn without_no_cents(text: &str) -> &str {
    let rest = text.trim_end_matches(['-', '=']);
    if rest.len() == text.len() { text } else { rest.strip_suffix([',', '.']).filter(|whole| !whole.is_empty()).unwrap_or(text) }
}

/// The amount in one piece. Blanks and apostrophes may stand between thousands and nowhere else: what else they part are several amounts.
fn joined(text: &str) -> Result<String, AmountError> {
    let groups: Vec<&str> = text.split([' ', GROUP, '\'']).collect();
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let [first, between @ .., last] = groups.as_slice() else { return one_piece(text) };
    let (whole, cents) = last.split_once([',', '.']).unwrap_or((last, ""));
    let is_grouped = is_digits(first) && first.len() <= 3 && between.iter().chain([&whole]).all(|group| is_digits(group) && group.len() == 3);
    let is_grouped = is_grouped && cents.len() <= 2 && !first.starts_with('0');
    // No amount begins with a nought and two digits more.
    let no_second_begins = text.split(' ').skip(1).all(|rest| rest.starts_with('0'));
    if is_grouped && no_second_begins { one_piece(&groups.concat()) } else { Err(apart(text)) }
}

fn one_piece(text: &str) -> Result<String, AmountError> {
    let is_amount = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    if is_amount && text.bytes().any(|b| b.is_ascii_digit()) { Ok(text.to_owned()) } else { Err(apart(text)) }
}

/// What is wrong with a text that is no amount: several of them, or something else.
fn apart(text: &str) -> AmountError {
    let is_number = |part: &str| {
        let part = part.trim_matches(|c: char| matches!(c, '€' | '-' | '.' | ','));
        part.starts_with(|c: char| c.is_ascii_digit()) && part.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'\''))
    };
    let mut parts = text.split([' ', GROUP, '\t', '\n', '\r', ';', '|']).filter(|part| !part.is_empty() && *part != "€" && *part != "-");
    let (all, count) = parts.try_fold(0_u32, |count, part| if is_number(part) { Ok(count + 1) } else { Err(()) }).map_or((false, 0), |n| (true, n));
    if all && count > 1 { AmountError::SeveralAmounts } else { AmountError::NotAnAmount }
}

fn read(text: &str, thousands: char) -> Result<Eur, AmountError> {
    let (whole, fraction) = match decimal_mark(text, thousands)? {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    if !well_grouped(whole) || fraction.len() > 2 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountError::NotAnAmount);
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let euros: i64 = if digits.is_empty() { 0 } else { digits.parse().map_err(|_| AmountError::TooLarge)? };
    let cents: i64 = format!("{fraction:0<2}").parse().map_err(|_| AmountError::NotAnAmount)?;
    let total = euros.checked_mul(100).and_then(|c| c.checked_add(cents)).ok_or(AmountError::TooLarge)?;
    if total > Eur::MAX.0 { Err(AmountError::TooLarge) } else { Ok(Eur(total)) }
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
        (1, false, 3) if mark == thousands && !text.starts_with('0') => Ok(None),
        (1, false, 3) => Err(AmountError::Ambiguous),
        (1, false, _) => Ok(Some(last)),
        (_, false, 3) => Ok(None),
        _ => Err(AmountError::NotAnAmount),
    }
}

/// `1.250.000` and `1250000` are well grouped, `12.50.000` and `0.250.000` are not.
fn well_grouped(whole: &str) -> bool {
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let one_kind = !(whole.contains('.') && whole.contains(','));
    let begins = matches!(groups[0].len(), 1..=3) && !groups[0].starts_with('0');
    one_kind && (groups.len() == 1 || (begins && groups[1..].iter().all(|g| g.len() == 3)))
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;

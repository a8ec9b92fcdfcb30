//! Reading single cells: text with lost characters, amounts and dates as the list writes them.

use crate::Eur;
use chrono::NaiveDate;

/// A cell that does not hold what its column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// Whether characters were lost on the way: replacement and control characters, accents that stand below a letter or on none,
/// Arabic and Cyrillic marks (an `é` of an old Macintosh read as something else), and UTF-8 that was read as Latin-1.
pub(super) fn is_damaged(text: &str) -> bool {
    if text.is_ascii() {
        return text.bytes().any(|b| b.is_ascii_control() && !matches!(b, b'\n' | b'\r' | b'\t'));
    }
    let misread = text.chars().zip(text.chars().skip(1)).any(|pair| matches!(pair, ('Ã' | 'Â', '\u{80}'..='\u{bf}') | ('â', '€')));
    misread || text.chars().any(is_lost)
}

fn is_lost(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        // These accents are written apart from their letter when text is decomposed; Dutch and its neighbours use no others.
        '\u{300}'..='\u{304}' | '\u{306}' | '\u{308}' | '\u{30a}' | '\u{30c}' | '\u{327}' | '\u{328}' => false,
        '\u{fffd}' | '\u{305}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{600}'..='\u{6ff}' | '\u{e000}'..='\u{f8ff}' => true,
        other => other.is_control(),
    }
}

/// The text without spaces at its ends, with the characters that the source escaped for web pages; nothing when it is empty.
pub(super) fn text(cell: &str) -> Option<String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return None;
    }
    if !cell.contains('&') {
        return Some(cell.to_owned());
    }
    Some(cell.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// An amount such as `1.442.727`; nothing when the cell is empty.
pub(super) fn amount(cell: &str) -> Result<Option<Eur>, Unreadable> {
    let cell = cell.trim();
    if cell.is_empty() { Ok(None) } else { Eur::parse(cell, '.').map(Some).map_err(|_| Unreadable) }
}

/// A day such as `01.01.2010`; nothing when the cell is empty.
pub(super) fn day(cell: &str) -> Result<Option<NaiveDate>, Unreadable> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = cell.split('.').collect();
    let [day, month, year] = parts[..] else { return Err(Unreadable) };
    if year.len() != 4 {
        return Err(Unreadable);
    }
    match (number(day), number(month), number(year)) {
        (Some(day), Some(month), Some(year)) => {
            i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).map(Some).ok_or(Unreadable)
        }
        (None, _, _) | (_, None, _) | (_, _, None) => Err(Unreadable),
    }
}

fn number(digits: &str) -> Option<u32> {
    if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_as_the_list_writes_it() {
        let rows = [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("01.01.2010", Ok(NaiveDate::from_ymd_opt(2010, 1, 1))),
            (" 15.10.1931 ", Ok(NaiveDate::from_ymd_opt(1931, 10, 15))),
            ("31.02.2010", Err(Unreadable)),
            ("01.01.10", Err(Unreadable)),
            ("2010-01-01", Err(Unreadable)),
            ("01.01.2010.1", Err(Unreadable)),
            ("+1.01.2010", Err(Unreadable)),
        ];
        for (cell, expected) in rows {
            assert_eq!(day(cell), expected, "{cell}");
        }
    }

    #[test]
    fn lost_characters_are_seen_and_real_accents_are_not() {
        let rows = [
            ("Één café, coöperatie, façade, Škoda", false),
            ("cafe\u{301} en co\u{308}o", false),
            ("regel 1\r\nregel 2\t€ 5 – “ja”", false),
            ("potenti\u{fffd}\u{fffd}le partners", true),
            ("Frysl\u{322}n", true),
            ("\u{329}\u{329}n niveau hoger", true),
            ("\u{6ea} punt", true),
            ("cafÃ©", true),
            ("itâ€™s", true),
            ("bel\u{7}", true),
        ];
        for (cell, expected) in rows {
            assert_eq!(is_damaged(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn escapes_of_web_pages_are_undone_once() {
        assert_eq!(text(" Plant &amp; Omgeving "), Some("Plant & Omgeving".to_owned()));
        assert_eq!(text("&quot;de Baanbreker&quot;"), Some("\"de Baanbreker\"".to_owned()));
        assert_eq!(text("&amp;lt;"), Some("&lt;".to_owned()));
        assert_eq!(text(" \n"), None);
    }
}

//! Dates as people type them, read without a clock. How a date is shown belongs to `app`.

use crate::people::Language;
use crate::problem::ProblemKind;
use chrono::NaiveDate;

/// The months in Dutch and English; three letters are enough, and both languages are read in either.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb"],
    &["maart", "march", "mrt", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["augustus", "august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Reads `2026-05-04`, `4-5-2026`, `4/5/2026`, `4.5.2026` and `4 mei 2026`; in English also `May 4, 2026`. Empty is no date.
///
/// # Errors
/// [`ProblemKind::AmbiguousDate`] for a year of two digits, and in English for day and month in figures that can change places;
/// [`ProblemKind::NotADate`] for anything else that is no day between 1900 and 2199.
pub fn parse_date(text: &str, language: Language) -> Result<Option<NaiveDate>, ProblemKind> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let date = match parts.as_slice() {
        [first, second, third] if [first, second, third].iter().all(|part| is_figures(part)) => in_figures([first, second, third], language),
        _ => in_words(text),
    };
    date.map(Some)
}

fn is_figures(part: &str) -> bool {
    matches!(part.len(), 1..=4) && part.chars().all(|c| c.is_ascii_digit())
}

fn in_figures([first, second, third]: [&str; 3], language: Language) -> Result<NaiveDate, ProblemKind> {
    if first.len() == 4 {
        return if second.len() <= 2 && third.len() <= 2 { day(first, number(second), third) } else { Err(ProblemKind::NotADate) };
    }
    if first.len() > 2 || second.len() > 2 {
        return Err(ProblemKind::NotADate);
    }
    match language {
        Language::Nl => day(third, number(second), first),
        Language::En => match (day(third, number(second), first), day(third, number(first), second)) {
            (Ok(british), Ok(american)) if british != american => Err(ProblemKind::AmbiguousDate),
            (Ok(date), _) | (Err(_), Ok(date)) => Ok(date),
            (Err(british), Err(american)) => Err(if british == ProblemKind::AmbiguousDate { british } else { american }),
        },
    }
}

fn in_words(text: &str) -> Result<NaiveDate, ProblemKind> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '\t', '\u{a0}', ',', '.', '-']).filter(|word| !word.is_empty()).collect();
    let [first, second, year] = words.as_slice() else { return Err(ProblemKind::NotADate) };
    match (month(first), month(second)) {
        (None, Some(named)) => day(year, Some(named), first),
        (Some(named), None) => day(year, Some(named), second),
        (None, None) | (Some(_), Some(_)) => Err(ProblemKind::NotADate),
    }
}

fn month(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}

fn number(figures: &str) -> Option<u32> {
    if is_figures(figures) { figures.parse().ok() } else { None }
}

fn day(year: &str, month: Option<u32>, day: &str) -> Result<NaiveDate, ProblemKind> {
    let (Some(in_year), Some(month), Some(day)) = (number(year), month, number(day)) else { return Err(ProblemKind::NotADate) };
    match year.len() {
        // 2000 was a leap year: any day that exists in some year exists in it.
        2 if NaiveDate::from_ymd_opt(2000, month, day).is_some() => Err(ProblemKind::AmbiguousDate),
        4 if (1900..2200).contains(&in_year) => {
            in_year.try_into().ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).ok_or(ProblemKind::NotADate)
        }
        _ => Err(ProblemKind::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Nl};
    use ProblemKind::{AmbiguousDate, NotADate};

    fn on(year: i32, month: u32, day: u32) -> Result<Option<NaiveDate>, ProblemKind> {
        Ok(NaiveDate::from_ymd_opt(year, month, day))
    }

    #[test]
    fn a_date_reads_as_people_type_it_in_both_languages() {
        let rows = [
            ("", Ok(None), Ok(None)),
            ("  ", Ok(None), Ok(None)),
            ("2026-05-04", on(2026, 5, 4), on(2026, 5, 4)),
            ("2024-02-29", on(2024, 2, 29), on(2024, 2, 29)),
            ("2026-02-29", Err(NotADate), Err(NotADate)),
            ("4-5-2026", on(2026, 5, 4), Err(AmbiguousDate)),
            ("04/05/2026", on(2026, 5, 4), Err(AmbiguousDate)),
            ("4.5.2026", on(2026, 5, 4), Err(AmbiguousDate)),
            ("5-5-2026", on(2026, 5, 5), on(2026, 5, 5)),
            ("23-11-2026", on(2026, 11, 23), on(2026, 11, 23)),
            ("11/23/2026", Err(NotADate), on(2026, 11, 23)),
            ("31-4-2026", Err(NotADate), Err(NotADate)),
            ("3-4-26", Err(AmbiguousDate), Err(AmbiguousDate)),
            ("23-4-26", Err(AmbiguousDate), Err(AmbiguousDate)),
            ("45-13-26", Err(NotADate), Err(NotADate)),
            ("4 mei 2026", on(2026, 5, 4), on(2026, 5, 4)),
            ("4 May 2026", on(2026, 5, 4), on(2026, 5, 4)),
            ("1 mrt. 2026", on(2026, 3, 1), on(2026, 3, 1)),
            ("May 4, 2026", on(2026, 5, 4), on(2026, 5, 4)),
            ("4-mei-2026", on(2026, 5, 4), on(2026, 5, 4)),
            ("4 mei 26", Err(AmbiguousDate), Err(AmbiguousDate)),
            ("4 floréal 2026", Err(NotADate), Err(NotADate)),
            ("30 februari 2026", Err(NotADate), Err(NotADate)),
            ("mei 2026", Err(NotADate), Err(NotADate)),
            ("2026-5", Err(NotADate), Err(NotADate)),
            ("2026-005-04", Err(NotADate), Err(NotADate)),
            ("001-4-2026", Err(NotADate), Err(NotADate)),
            ("1-004-2026", Err(NotADate), Err(NotADate)),
            ("1-1-0026", Err(NotADate), Err(NotADate)),
            ("1-1-9999", Err(NotADate), Err(NotADate)),
            ("morgen", Err(NotADate), Err(NotADate)),
            ("-- ", Err(NotADate), Err(NotADate)),
        ];
        for (text, dutch, english) in rows {
            assert_eq!(parse_date(text, Nl), dutch, "{text} in Dutch");
            assert_eq!(parse_date(text, En), english, "{text} in English");
        }
    }
}

//! What the columns of the financing table are called in a spreadsheet: written in the reader's language, read in any.

use super::view::financing_label;
use crate::language::Words;
use domain::financing::{AMOUNT_COLUMNS, Headings, LineProblem, PARTNER_COLUMN};
use domain::people::Language;

/// The columns of a spreadsheet, the partner first.
pub fn sheet_columns(words: Words) -> Vec<String> {
    std::iter::once(PARTNER_COLUMN).chain(AMOUNT_COLUMNS).map(|column| financing_label(words, column)).collect()
}

/// The headings by which a column is known, in every language.
pub fn sheet_headings() -> Headings {
    let all = || Language::ALL.iter().map(|language| Words::new(*language));
    let columns = all().flat_map(|words| std::iter::once(PARTNER_COLUMN).chain(AMOUNT_COLUMNS).zip(sheet_columns(words)));
    Headings::new(columns, all().map(|words| words.t("financing-total")))
}

/// Why a line of a spreadsheet cannot be taken over; `place` says which line.
pub fn line_problem(words: Words, place: String, problem: LineProblem) -> String {
    let told = |key: &str| words.with(key, &[("where", place.clone().into())]);
    match problem {
        LineProblem::Nobody => told("financing-line-nobody"),
        LineProblem::NotAPartner => told("financing-line-not-a-partner"),
        LineProblem::SeveralPartners => told("financing-line-several"),
        LineProblem::TooManyCells => told("financing-line-too-many"),
        LineProblem::Again(earlier) => words.with("financing-line-again", &[("where", place.into()), ("earlier", i64::from(earlier).into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_known_by_what_they_are_called_in_either_language() {
        for language in Language::ALL {
            let layout = sheet_headings().layout(&sheet_columns(Words::new(*language))).expect("no name twice").expect("the headings");
            assert_eq!(layout, domain::financing::Layout::default(), "{language}");
        }
    }
}

//! Reads typed fields one by one and keeps every problem, so that a form is refused with all of them at once.

use crate::dates::parse_date;
use crate::money::Eur;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use chrono::NaiveDate;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The problems found so far in one form, and the language in which it was typed.
#[derive(Debug)]
pub struct FormReader {
    language: Language,
    problems: Vec<Problem>,
    untouched: Vec<String>,
}

impl FormReader {
    /// A reader for a form in this language.
    pub const fn new(language: Language) -> Self {
        Self { language, problems: Vec::new(), untouched: Vec::new() }
    }

    /// A reader for a form in which nobody touched these fields: what stands in them was taken before, and is no reason to refuse the rest.
    pub const fn beside(language: Language, untouched: Vec<String>) -> Self {
        Self { language, problems: Vec::new(), untouched }
    }

    fn is_untouched(&self, field: &str) -> bool {
        self.untouched.iter().any(|one| one == field)
    }

    /// Notes a problem that only this form knows.
    pub fn problem(&mut self, field: &str, kind: ProblemKind) {
        if !self.is_untouched(field) {
            self.problems.push(Problem::new(field, kind));
        }
    }

    /// One line of text, spaces put right, with this many characters. A lower limit above zero means that it must be filled in.
    pub fn line(&mut self, field: &str, typed: &str, limits: RangeInclusive<u32>) -> String {
        let text = typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        self.measured(field, text, limits)
    }

    /// Paragraphs of at most this many characters; may be empty.
    pub fn text(&mut self, field: &str, typed: &str, most: u32) -> String {
        self.paragraphs(field, typed, 0..=most)
    }

    /// A text of several lines that has to be there.
    pub fn paragraphs(&mut self, field: &str, typed: &str, limits: RangeInclusive<u32>) -> String {
        let text = Self::lines(typed);
        self.measured(field, text, limits)
    }

    fn lines(typed: &str) -> String {
        let text: String = typed.replace("\r\n", "\n").chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()).collect();
        text.trim().to_owned()
    }

    fn measured(&mut self, field: &str, text: String, limits: RangeInclusive<u32>) -> String {
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        if length == 0 && *limits.start() > 0 {
            self.problem(field, ProblemKind::Missing);
        } else if length < *limits.start() {
            self.problem(field, ProblemKind::TooShort(*limits.start()));
        } else if length > *limits.end() {
            self.problem(field, ProblemKind::TooLong(*limits.end()));
        }
        text
    }

    /// One of a closed list or an id, if anything was chosen.
    pub fn choice<T: FromStr>(&mut self, field: &str, typed: &str) -> Option<T> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let chosen = typed.parse().ok();
        if chosen.is_none() {
            self.problem(field, ProblemKind::NotOnTheList);
        }
        chosen
    }

    /// One of a closed list or an id, which must be chosen.
    pub fn required<T: FromStr>(&mut self, field: &str, typed: &str) -> Option<T> {
        if typed.trim().is_empty() {
            self.problem(field, ProblemKind::Missing);
        }
        self.choice(field, typed)
    }

    /// Any number of a closed list, each once, in the order in which they were chosen.
    pub fn choices<T: FromStr + PartialEq>(&mut self, field: &str, typed: &[String]) -> Vec<T> {
        let mut chosen = Vec::new();
        for one in typed {
            if let Some(member) = self.choice(field, one)
                && !chosen.contains(&member)
            {
                chosen.push(member);
            }
        }
        chosen
    }

    /// A code of the reference data, if anything was chosen.
    pub fn offered(&mut self, field: &str, typed: &str, offered: &[String]) -> Option<String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let found = offered.iter().find(|code| *code == typed).cloned();
        if found.is_none() {
            self.problem(field, ProblemKind::NotOnTheList);
        }
        found
    }

    /// Any number of codes of the reference data, each once. A form with many strange codes has one problem.
    pub fn all_offered(&mut self, field: &str, typed: &[String], offered: &[String]) -> Vec<String> {
        let mut chosen: Vec<String> = Vec::new();
        let mut strange = false;
        for one in typed.iter().map(|one| one.trim()).filter(|one| !one.is_empty()) {
            match offered.iter().find(|code| *code == one) {
                Some(code) if !chosen.contains(code) => chosen.push(code.clone()),
                Some(_) => {}
                None => strange = true,
            }
        }
        if strange {
            self.problem(field, ProblemKind::NotOnTheList);
        }
        chosen
    }

    /// A date, if one was typed.
    pub fn date(&mut self, field: &str, typed: &str) -> Option<NaiveDate> {
        parse_date(typed, self.language).unwrap_or_else(|kind| {
            self.problem(field, kind);
            None
        })
    }

    /// A date that has come by this day, if one was typed.
    pub fn past_date(&mut self, field: &str, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
        let date = self.date(field, typed);
        if date.is_some_and(|date| date > today) {
            self.problem(field, ProblemKind::InTheFuture);
        }
        date
    }

    /// A whole number inside these limits, if one was typed.
    pub fn whole(&mut self, field: &str, typed: &str, limits: RangeInclusive<u32>) -> Option<u32> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let number = typed.parse().ok().filter(|number| limits.contains(number) || self.is_untouched(field));
        if number.is_none() {
            self.problem(field, ProblemKind::NotBetween(i64::from(*limits.start()), i64::from(*limits.end())));
        }
        number
    }

    /// An amount of money; empty is zero.
    pub fn amount(&mut self, field: &str, typed: &str) -> Eur {
        Eur::parse(typed, self.language.thousands()).unwrap_or_else(|error| {
            self.problem(field, error.into());
            Eur::ZERO
        })
    }

    /// What was read.
    ///
    /// # Errors
    /// Every problem that was found. A required choice that was not made has noted its own.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Problem>> {
        match read {
            Some(read) if self.problems.is_empty() => Ok(read),
            Some(_) | None => Err(self.problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(read: impl FnOnce(&mut FormReader) -> T) -> (T, Vec<ProblemKind>) {
        let mut reader = FormReader::new(Language::Nl);
        let told = read(&mut reader);
        let problems = reader.finish(None::<()>).expect_err("nothing to finish");
        (told, problems.into_iter().map(|problem| problem.kind).collect())
    }

    #[test]
    fn a_text_keeps_its_lines_and_tabs_and_loses_other_control_characters() {
        assert_eq!(read(|form| form.text("aim", " a\r\nb\tc\u{7}d\u{0} ", 9)), ("a\nb\tcd".to_owned(), vec![]));
        assert_eq!(read(|form| form.line("title", " a\r\nb\tc\u{7}d  e ", 0..=9)), ("a b c d e".to_owned(), vec![]));
    }

    #[test]
    fn a_text_may_be_as_short_and_as_long_as_its_limits_say() {
        use ProblemKind::{Missing, TooLong, TooShort};
        let rows = [
            ("", 0, vec![]),
            ("", 2, vec![Missing]),
            ("é", 2, vec![TooShort(2)]),
            ("éé", 2, vec![]),
            ("éééé", 2, vec![]),
            ("ééééé", 2, vec![TooLong(4)]),
        ];
        for (typed, least, problems) in rows {
            assert_eq!(read(|form| form.paragraphs("aim", typed, least..=4)), (typed.to_owned(), problems.clone()), "{typed} of {least} to 4");
            assert_eq!(read(|form| form.line("title", typed, least..=4)), (typed.to_owned(), problems));
        }
    }

    #[test]
    fn each_choice_counts_once_and_strange_ones_are_one_problem() {
        let typed = ["b", " a ", "", "b"].map(str::to_owned);
        let offered = ["a", "b"].map(str::to_owned);
        assert_eq!(read(|form| form.all_offered("areas", &typed, &offered)), (vec!["b".to_owned(), "a".to_owned()], vec![]));
        assert_eq!(read(|form| form.all_offered("areas", &typed, &[])), (vec![], vec![ProblemKind::NotOnTheList]));
        assert_eq!(read(|form| form.choices("languages", &["en", "nl", "", "en"].map(str::to_owned))), (vec![Language::En, Language::Nl], vec![]));
    }
}

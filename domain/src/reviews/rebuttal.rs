//! The answer of the applicant to the comments of the panel: once, within ten working days, before the panel agrees.

use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use chrono::{Datelike, NaiveDate, Weekday};

/// Working days that the applicant has.
pub const ANSWER_DAYS: u32 = 10;
/// Characters that an answer has at least.
const ANSWER_AT_LEAST: u32 = 20;
/// Characters that an answer has at most.
pub const ANSWER_AT_MOST: u32 = 10_000;

/// What decides whether the applicant may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RebuttalState {
    /// The round asks applicants for an answer.
    pub has_rebuttal: bool,
    /// The day on which the chair opened the reviews.
    pub opened_on: Option<NaiveDate>,
    /// The applicant has answered.
    pub is_answered: bool,
    /// The panel has agreed.
    pub is_agreed: bool,
}

/// Why the applicant may not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RebuttalRefusal {
    /// The round asks for no answer, or the comments are not there yet.
    NotAsked,
    /// There is one answer, and it was sent.
    Answered,
    /// The panel has agreed.
    Agreed,
    /// The last day has gone by.
    TooLate(NaiveDate),
}

/// The last day to answer comments that were opened on a day. Saturdays and Sundays do not count.
pub fn answer_until(opened_on: NaiveDate) -> NaiveDate {
    let mut days = opened_on.iter_days().skip(1).filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    days.nth(usize::try_from(ANSWER_DAYS - 1).unwrap_or(0)).unwrap_or(NaiveDate::MAX)
}

impl RebuttalState {
    /// Until when the applicant may answer.
    ///
    /// # Errors
    /// Why not.
    pub fn may_answer(self, today: NaiveDate) -> Result<NaiveDate, RebuttalRefusal> {
        let until = self.opened_on.filter(|_| self.has_rebuttal).map(answer_until).ok_or(RebuttalRefusal::NotAsked)?;
        if self.is_answered {
            Err(RebuttalRefusal::Answered)
        } else if self.is_agreed {
            Err(RebuttalRefusal::Agreed)
        } else if today > until {
            Err(RebuttalRefusal::TooLate(until))
        } else {
            Ok(until)
        }
    }
}

/// The answer as typed. Its field is named `answer`.
///
/// # Errors
/// What is wrong with it.
pub fn rebuttal(language: Language, typed: &str) -> Result<String, Vec<Problem>> {
    let mut read = FormReader::new(language);
    let answer = read.paragraphs("answer", typed, ANSWER_AT_LEAST..=ANSWER_AT_MOST);
    read.finish(Some(answer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
    }

    const OPEN: RebuttalState = RebuttalState { has_rebuttal: true, opened_on: None, is_answered: false, is_agreed: false };

    #[test]
    fn ten_working_days_skip_two_weekends() {
        assert_eq!(answer_until(day(11, 24)), day(12, 8), "from a Tuesday");
        assert_eq!(answer_until(day(11, 27)), day(12, 11), "from a Friday");
        assert_eq!(answer_until(day(11, 28)), day(12, 11), "from a Saturday");
    }

    #[test]
    fn there_are_ten_working_days_to_answer_from_whatever_day() {
        for opened_on in day(11, 1).iter_days().take(60) {
            let until = answer_until(opened_on);
            let is_working = |day: &NaiveDate| !["Sat", "Sun"].contains(&day.format("%a").to_string().as_str());
            let days: Vec<NaiveDate> = opened_on.iter_days().skip(1).take_while(|day| *day <= until).filter(is_working).collect();
            assert_eq!((days.len(), days.last()), (10, Some(&until)), "{opened_on}");
        }
        assert_eq!(answer_until(NaiveDate::MAX), NaiveDate::MAX);
    }

    #[test]
    fn an_applicant_answers_once_in_time_and_before_the_panel_agrees() {
        let opened = RebuttalState { opened_on: Some(day(11, 24)), ..OPEN };
        assert_eq!(opened.may_answer(day(12, 8)), Ok(day(12, 8)));
        assert_eq!(opened.may_answer(day(12, 9)), Err(RebuttalRefusal::TooLate(day(12, 8))));
        assert_eq!(OPEN.may_answer(day(11, 24)), Err(RebuttalRefusal::NotAsked), "nothing was opened");
        let without = RebuttalState { has_rebuttal: false, ..opened };
        assert_eq!(without.may_answer(day(11, 24)), Err(RebuttalRefusal::NotAsked));
        assert_eq!(RebuttalState { is_answered: true, ..opened }.may_answer(day(11, 24)), Err(RebuttalRefusal::Answered));
        assert_eq!(RebuttalState { is_agreed: true, ..opened }.may_answer(day(11, 24)), Err(RebuttalRefusal::Agreed));
    }

    #[test]
    fn an_answer_says_something() {
        let read = |typed: &str| rebuttal(Language::Nl, typed).map_err(|problems| problems[0].kind);
        assert_eq!(read("Wij hebben twee klanten.\n\nZie bijlage."), Ok("Wij hebben twee klanten.\n\nZie bijlage.".to_owned()));
        assert_eq!(read(""), Err(ProblemKind::Missing));
        assert_eq!(read("Niet eens."), Err(ProblemKind::TooShort(20)));
        assert_eq!(read(&"a".repeat(10_001)), Err(ProblemKind::TooLong(10_000)));
    }
}

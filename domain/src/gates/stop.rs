//! Stopping by the partners: any phase, any day, in neutral words. Policy note 2010, section 9: stopping is no disgrace.

use crate::Eur;
use crate::dates::parse_date;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Why partners stop. Not one of them is a failure.
    pub enum StopReason {
        /// The technique does not work.
        Technique = "technique",
        /// The market is too small.
        Market = "market",
        /// A partner leaves.
        Partner = "partner",
        /// There is a better alternative.
        Alternative = "alternative",
        /// The financing.
        Financing = "financing",
        /// The timing.
        Timing = "timing",
        /// Anything else.
        Other = "other",
    }
}

/// A proposal to stop as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StopForm {
    /// A [`StopReason`].
    pub reason: String,
    /// What was learned: the part that others can use.
    pub learned: String,
    /// The last day of work.
    pub ends_on: String,
    /// Costs that cannot be avoided any more; empty is none.
    pub unavoidable: String,
    /// `yes` when the lead partner confirms that the partners agree.
    pub confirm: String,
}

/// A proposal to stop that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStop {
    /// Why.
    pub reason: StopReason,
    /// What was learned.
    pub learned: String,
    /// The last day of work.
    pub ends_on: NaiveDate,
    /// Costs that cannot be avoided any more.
    pub unavoidable: Eur,
}

impl StopForm {
    /// Characters that the lesson has at least.
    pub const LEARNED_AT_LEAST: u32 = 20;
    /// Characters that the lesson has at most.
    pub const LEARNED_AT_MOST: u32 = 10_000;

    /// Checks the form.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn check(&self, language: Language, today: NaiveDate) -> Result<NewStop, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut note = |field: &str, kind| problems.push(Problem::new(field, kind));
        let reason: Option<StopReason> = self.reason.parse().ok();
        if reason.is_none() {
            note("reason", if self.reason.is_empty() { ProblemKind::Missing } else { ProblemKind::NotOnTheList });
        }
        let learned = self.learned.trim();
        match u32::try_from(learned.chars().count()).unwrap_or(u32::MAX) {
            0 => note("learned", ProblemKind::Missing),
            1..Self::LEARNED_AT_LEAST => note("learned", ProblemKind::TooShort(Self::LEARNED_AT_LEAST)),
            Self::LEARNED_AT_LEAST..=Self::LEARNED_AT_MOST => {}
            _ => note("learned", ProblemKind::TooLong(Self::LEARNED_AT_MOST)),
        }
        let ends_on =
            parse_date(&self.ends_on, language).and_then(|date| date.ok_or(ProblemKind::Missing)).map_err(|kind| note("ends_on", kind)).ok();
        if ends_on.is_some_and(|day| day < today) {
            note("ends_on", ProblemKind::InThePast);
        }
        let unavoidable = Eur::parse(&self.unavoidable, language.thousands()).map_err(|error| note("unavoidable", error.into())).ok();
        if self.confirm != "yes" {
            note("confirm", ProblemKind::NotConfirmed);
        }
        match (reason, ends_on, unavoidable) {
            (Some(reason), Some(ends_on), Some(unavoidable)) if problems.is_empty() => {
                Ok(NewStop { reason, learned: learned.to_owned(), ends_on, unavoidable })
            }
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");

    #[test]
    fn a_stop_needs_a_reason_a_lesson_a_last_day_and_agreement() {
        let mut wrong = ["reason", "learned", "ends_on"].map(|field| Problem::new(field, ProblemKind::Missing)).to_vec();
        wrong.push(Problem::new("confirm", ProblemKind::NotConfirmed));
        assert_eq!(StopForm::default().check(Language::Nl, TODAY), Err(wrong));
    }

    #[test]
    fn a_lesson_of_two_words_is_too_short_one_of_a_book_too_long_and_a_full_proposal_passes() {
        let text = |text: &str| text.to_owned();
        let full = StopForm {
            reason: text("technique"),
            learned: text("De laag hecht niet op vochtig staal."),
            ends_on: text("2026-12-01"),
            unavoidable: text("4.000"),
            confirm: text("yes"),
        };
        let short = StopForm { learned: text("hecht niet"), ..full.clone() };
        assert_eq!(short.check(Language::Nl, TODAY), Err(vec![Problem::new("learned", ProblemKind::TooShort(20))]));
        let long = StopForm { learned: "é".repeat(10_001), ..full.clone() };
        assert_eq!(long.check(Language::Nl, TODAY), Err(vec![Problem::new("learned", ProblemKind::TooLong(10_000))]));
        let stop = NewStop {
            reason: StopReason::Technique,
            learned: full.learned.clone(),
            ends_on: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
            unavoidable: Eur::euros(4_000),
        };
        assert_eq!(full.check(Language::Nl, TODAY), Ok(stop));
    }

    #[test]
    fn the_last_day_of_work_is_today_or_later() {
        let ends_on = |day: &str| {
            let form = StopForm {
                reason: "technique".to_owned(),
                learned: "De laag hecht niet op vochtig staal.".to_owned(),
                ends_on: day.to_owned(),
                unavoidable: String::new(),
                confirm: "yes".to_owned(),
            };
            form.check(Language::Nl, TODAY).map(|stop| stop.ends_on)
        };
        for day in ["2020-12-01", "2026-11-22"] {
            assert_eq!(ends_on(day), Err(vec![Problem::new("ends_on", ProblemKind::InThePast)]), "{day}");
        }
        assert_eq!(ends_on("2026-11-23"), Ok(TODAY));
    }
}

//! The logbook: what people of a partner note on the day itself. A report puts itself together from it.

use super::ReportSection;
use crate::form_reader::FormReader;
use crate::in_kind::Hours;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::projects::Period;
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Characters that a note has at most.
pub const LOG_LIMIT: u32 = 1_000;
const LOG_AT_LEAST: u32 = 3;
/// No note is about more hours than a person works in a year.
const HOURS_LIMIT: Hours = Hours::whole(1_720);

text_enum! {
    /// What a note is about.
    pub enum LogKind {
        /// Something that was done.
        Activity = "activity",
        /// A moment that was reached, or moved.
        Milestone = "milestone",
        /// Something that was delivered.
        Deliverable = "deliverable",
        /// Something that may go wrong, or no longer.
        Risk = "risk",
        /// Hours that were worked.
        Hours = "hours",
    }
}

/// What somebody typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogForm {
    /// The code of a [`LogKind`].
    pub kind: String,
    /// On which day.
    pub happened_on: String,
    /// What happened.
    pub text: String,
    /// How long; has to be there for hours.
    pub hours: String,
}

/// A note that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLog {
    /// What it is about.
    pub kind: LogKind,
    /// On which day.
    pub happened_on: NaiveDate,
    /// What happened.
    pub text: String,
    /// How long, where that was told; always for hours.
    pub hours: Hours,
}

impl LogForm {
    /// The form that shows a note.
    pub fn of(note: &NewLog, language: Language) -> Self {
        let NewLog { kind, happened_on, text, hours } = note;
        let hours = if hours.is_positive() { hours.written(language) } else { String::new() };
        Self { kind: kind.to_string(), happened_on: happened_on.to_string(), text: text.clone(), hours }
    }

    /// The note that was typed: of a day on which the project worked, and not of tomorrow.
    ///
    /// # Errors
    /// Every problem in the form.
    pub fn check(&self, period: Period, today: NaiveDate, language: Language) -> Result<NewLog, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let kind = read.required::<LogKind>("kind", &self.kind);
        if self.happened_on.trim().is_empty() {
            read.problem("happened_on", ProblemKind::Missing);
        }
        let day = read.past_date("happened_on", &self.happened_on, today);
        if let Some((day, first)) = day.zip(period.first)
            && day < first
        {
            read.problem("happened_on", ProblemKind::DayBefore(first));
        }
        let text = read.paragraphs("text", &self.text, LOG_AT_LEAST..=LOG_LIMIT);
        let hours = match kind {
            Some(LogKind::Hours) => hours(&mut read, &self.hours, language),
            // Hours may stand with anything; nothing that was typed is left out.
            Some(_) | None if !self.hours.trim().is_empty() => hours(&mut read, &self.hours, language),
            Some(LogKind::Activity | LogKind::Milestone | LogKind::Deliverable | LogKind::Risk) | None => Hours::ZERO,
        };
        let note = kind.zip(day).map(|(kind, happened_on)| NewLog { kind, happened_on, text, hours });
        read.finish(note)
    }
}

fn hours(read: &mut FormReader, typed: &str, language: Language) -> Hours {
    let problem = match Hours::parse(typed, language) {
        None => ProblemKind::NotHours,
        Some(hours) if !hours.is_positive() => ProblemKind::Missing,
        Some(hours) if hours > HOURS_LIMIT => ProblemKind::HoursAbove(HOURS_LIMIT),
        Some(hours) => return hours,
    };
    read.problem("hours", problem);
    Hours::ZERO
}

/// The notes that stand in a section beforehand: of its kinds, from these days, oldest first.
pub fn noted_in(section: ReportSection, (from, until): (NaiveDate, NaiveDate), notes: &[NewLog]) -> Vec<&NewLog> {
    let mut found: Vec<&NewLog> =
        notes.iter().filter(|note| section.takes(note.kind) && from <= note.happened_on && note.happened_on <= until).collect();
    found.sort_by_key(|note| note.happened_on);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn typed() -> LogForm {
        LogForm { kind: "activity".to_owned(), happened_on: "12-5-2026".to_owned(), text: "Proefligger gestort".to_owned(), hours: String::new() }
    }

    fn check(form: &LogForm) -> Result<NewLog, Vec<(String, ProblemKind)>> {
        let period = Period { first: Some(day("2026-05-01")), last: None };
        let told = |problems: Vec<Problem>| problems.into_iter().map(|one| (one.field, one.kind)).collect();
        form.check(period, day("2026-05-20"), Language::Nl).map_err(told)
    }

    #[test]
    fn a_note_is_read_and_its_form_shows_it_again() {
        let note = check(&typed()).expect("a note");
        assert_eq!((note.kind, note.happened_on, note.hours), (LogKind::Activity, day("2026-05-12"), Hours::ZERO));
        assert_eq!(LogForm::of(&note, Language::Nl), LogForm { happened_on: "2026-05-12".to_owned(), ..typed() });
        let worked = check(&LogForm { kind: "hours".to_owned(), hours: "7,5".to_owned(), ..typed() }).expect("a note");
        assert_eq!(worked.hours, Hours(750));
        let beside = check(&LogForm { hours: "3".to_owned(), ..typed() }).expect("a note");
        assert_eq!(beside.hours, Hours::whole(3), "hours that stand with an activity are kept");
    }

    #[test]
    fn a_note_of_tomorrow_of_before_the_start_or_of_nothing_is_refused() {
        let refused = |form: LogForm| check(&form).expect_err("refused");
        let of = |field: &str, kind| vec![(field.to_owned(), kind)];
        assert_eq!(refused(LogForm { happened_on: "21-5-2026".to_owned(), ..typed() }), of("happened_on", ProblemKind::InTheFuture));
        assert_eq!(refused(LogForm { happened_on: "30-4-2026".to_owned(), ..typed() }), of("happened_on", ProblemKind::DayBefore(day("2026-05-01"))));
        assert_eq!(refused(LogForm { text: "ja".to_owned(), ..typed() }), of("text", ProblemKind::TooShort(3)));
        assert_eq!(refused(LogForm { kind: "hours".to_owned(), ..typed() }), of("hours", ProblemKind::Missing));
        let many = LogForm { kind: "hours".to_owned(), hours: "1.720,25".to_owned(), ..typed() };
        assert_eq!(refused(many), of("hours", ProblemKind::HoursAbove(Hours::whole(1_720))));
        let fields: Vec<String> = refused(LogForm::default()).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["kind", "happened_on", "text"]);
    }

    #[test]
    fn a_section_takes_the_notes_of_its_kind_and_period_in_the_order_of_their_days() {
        let note = |kind, text: &str| NewLog { kind, happened_on: day(text), text: text.to_owned(), hours: Hours::ZERO };
        let notes = [
            note(LogKind::Activity, "2026-05-12"),
            note(LogKind::Hours, "2026-05-02"),
            note(LogKind::Risk, "2026-05-03"),
            note(LogKind::Activity, "2026-06-01"),
            note(LogKind::Activity, "2026-04-30"),
        ];
        let noted = noted_in(ReportSection::Activities, (day("2026-05-01"), day("2026-05-31")), &notes);
        assert_eq!(noted.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["2026-05-02", "2026-05-12"]);
    }
}

//! The fields of a section as they are stored, and as they are offered to somebody who begins: what the logbook holds of the period.

use super::read::Part;
use app::language::Words;
use app::reports::noted_line;
use domain::people::Language;
use domain::reports::{NewLog, ReportField, ReportSection, ShownAnswer, noted_in};

/// What is stored in a section, as it stands in its form.
pub(super) fn stored(part: &Part, section: ReportSection, language: Language) -> Vec<(String, String)> {
    let field = |field: &ReportField| {
        let value = part.answers.get(field).map(|answer| ShownAnswer(&answer.value).written(*field, language));
        (field.code().to_owned(), value.unwrap_or_default())
    };
    section.fields().iter().map(field).collect()
}

/// What the logbook offers for a section in which nobody wrote: a line a note. None where somebody did, or nothing was noted.
pub(super) fn offered(
    words: Words,
    part: &Part,
    section: ReportSection,
    period: (chrono::NaiveDate, chrono::NaiveDate),
    notes: &[NewLog],
) -> Option<(ReportField, String, usize)> {
    let field = match section {
        ReportSection::Activities => ReportField::Activities,
        ReportSection::Results => ReportField::Results,
        ReportSection::Risks => ReportField::Risks,
        ReportSection::Deviations | ReportSection::Contribution | ReportSection::Costs | ReportSection::CostOutlook => return None,
        ReportSection::Indicators => return None,
        ReportSection::Partner | ReportSection::Publicity | ReportSection::Lessons => return None,
        ReportSection::Outlook | ReportSection::Declaration => return None,
    };
    if part.answers.contains_key(&field) {
        return None;
    }
    let noted = noted_in(section, period, notes);
    let text = noted.iter().map(|note| noted_line(words, note)).collect::<Vec<_>>().join("\n");
    (!noted.is_empty()).then_some((field, text, noted.len()))
}

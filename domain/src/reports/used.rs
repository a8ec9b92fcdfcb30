//! What becomes of answers: which questions somebody used, and how long reporting took.

use super::ReportSection;
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;

/// Minutes that somebody says they spent, at most: two working weeks.
pub const MINUTES_LIMIT: u32 = 4_800;

/// How often the answers of a section were used in the reports that were approved in two half-years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionUse {
    /// Which one.
    pub section: ReportSection,
    /// Partners who answered it.
    pub answered: u64,
    /// Remarks about it.
    pub remarked: u64,
    /// Lessons that were made of it.
    pub lessons: u64,
}

impl ReportSection {
    /// Whether the programme counts what stands in it, or has to have it: used without anybody remarking on it.
    pub const fn is_counted(self) -> bool {
        match self {
            Self::Results | Self::Contribution | Self::Costs | Self::CostOutlook | Self::Indicators | Self::Partner | Self::Declaration => true,
            Self::Activities | Self::Deviations | Self::Risks | Self::Publicity | Self::Lessons | Self::Outlook => false,
        }
    }
}

impl SectionUse {
    /// Whether partners wrote it for nobody: it can be left out of the next form.
    pub const fn is_unused(self) -> bool {
        !self.section.is_counted() && self.answered > 0 && self.remarked == 0 && self.lessons == 0
    }
}

/// The minutes that somebody spent on a part; saying it is a choice.
///
/// # Errors
/// What was typed is no number of minutes.
pub fn minutes(typed: &str, language: Language) -> Result<Option<u32>, Vec<Problem>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let mut read = FormReader::new(language);
    let minutes = read.whole("minutes", typed, 1..=MINUTES_LIMIT);
    read.finish(Some(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    const fn used(section: ReportSection, answered: u64, remarked: u64, lessons: u64) -> SectionUse {
        SectionUse { section, answered, remarked, lessons }
    }

    #[test]
    fn a_question_that_nobody_used_can_go_and_one_that_was_used_stays() {
        assert!(used(ReportSection::Publicity, 12, 0, 0).is_unused());
        assert!(!used(ReportSection::Publicity, 12, 1, 0).is_unused(), "somebody asked on");
        assert!(!used(ReportSection::Lessons, 12, 0, 2).is_unused(), "it became a lesson");
        assert!(!used(ReportSection::Publicity, 0, 0, 0).is_unused(), "nobody answered it yet");
    }

    #[test]
    fn what_is_counted_or_has_to_be_there_is_used_by_being_there() {
        for section in [ReportSection::Contribution, ReportSection::Indicators, ReportSection::Declaration] {
            assert!(!used(section, 12, 0, 0).is_unused(), "{section}");
        }
    }

    #[test]
    fn minutes_are_a_choice_and_a_number() {
        assert_eq!(minutes("  ", Language::Nl), Ok(None));
        assert_eq!(minutes("45", Language::Nl), Ok(Some(45)));
        let wrong = Problem::new("minutes", ProblemKind::NotBetween(1, i64::from(MINUTES_LIMIT)));
        for typed in ["0", "4801", "een uur"] {
            assert_eq!(minutes(typed, Language::Nl), Err(vec![wrong.clone()]), "{typed}");
        }
    }
}

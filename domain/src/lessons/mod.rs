//! Lessons: what projects learned, also from what failed, kept where others find it, and published when two people cleared it.
//! Specification, section 6.2 point 11; D090 of the policy note. No database here: `server::lessons` keeps the rows.

mod form;
mod publication;

pub use form::{LESSON_LIMIT, LessonForm, NewLesson, TITLE_LIMIT};
pub use publication::{ClearRefusal, LessonFacts, LessonStage, may_change, may_clear, may_take_back};

use crate::ids::{ReportPartId, StopProposalId};
use crate::text_enum;

/// Where a lesson comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LessonSource {
    /// What a partner told in an approved report.
    Report(ReportPartId),
    /// What was told when a project stopped.
    Stop(StopProposalId),
}

text_enum! {
    /// What a lesson is about.
    pub enum LessonSubject {
        /// What works and what does not.
        Technology = "technology",
        /// Who buys it, and for how much.
        Market = "market",
        /// Working together.
        Partners = "partners",
        /// What it costs and who pays.
        Money = "money",
        /// Time, people and the order of the work.
        Planning = "planning",
        /// Permits, patents, state aid and other rules.
        Rules = "rules",
    }
}

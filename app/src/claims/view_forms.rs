//! What the pages are given on which lines are judged and corrected, or brought as a file.

use super::view::CostRow;
use crate::reports::ReportHead;
use crate::ui::{FormErrors, NoticeView, PageLinks};
use domain::Eur;
use domain::claims::{CorrectForm, Risk, VerdictForm};
use domain::ids::OrganisationId;

/// A line with the fields of its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgeRow {
    /// The line.
    pub row: CostRow,
    /// Why it is in the sample.
    pub risks: Vec<Risk>,
    /// What was typed.
    pub typed: VerdictForm,
}

/// What a field of the form with verdicts is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldsOf(pub i32);

impl FieldsOf {
    /// The name of a field of this line.
    pub fn name(self, field: &str) -> String {
        format!("lines.{}.{field}", self.0)
    }
}

/// The form with verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostsJudgeView {
    /// The top.
    pub head: ReportHead,
    /// Whose part.
    pub part: OrganisationId,
    /// What they are called.
    pub name: String,
    /// The lines of this page.
    pub rows: Vec<JudgeRow>,
    /// The other pages.
    pub page: Option<PageLinks>,
    /// The page of the form.
    pub number: u64,
    /// Lines in the sample, lines without a verdict, and all lines.
    pub counts: (usize, usize, usize),
    /// What is claimed and what is approved by now.
    pub sums: (Eur, Eur),
    /// A key for each of two forms, and the version of the report.
    pub keys: (String, String, i64),
    /// It can be judged now.
    pub is_open: bool,
    /// What is wrong.
    pub errors: FormErrors,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

/// The form that corrects a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectView {
    /// The top.
    pub head: ReportHead,
    /// Whose part.
    pub part: OrganisationId,
    /// The line.
    pub row: CostRow,
    /// It is parked: this takes it up.
    pub is_parked: bool,
    /// What was typed.
    pub typed: CorrectForm,
    /// The key, and how many corrections there are.
    pub form: Option<(String, i64)>,
    /// What is wrong.
    pub errors: FormErrors,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLine {
    /// What it is.
    pub name: String,
    /// How much, as it stands there or comes out.
    pub amount: String,
    /// What is wrong with it.
    pub problems: Vec<String>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadWorkbook {
    /// What it is called.
    pub file: String,
    /// Its lines.
    pub lines: Vec<ReadLine>,
    /// Columns that are not read.
    pub unread: Vec<String>,
    /// The lines as they would be pasted.
    pub text: String,
}

/// The lines as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostsWorkbookView {
    /// The top.
    pub head: ReportHead,
    /// Whose part.
    pub part: OrganisationId,
    /// The part can be written.
    pub may_bring: bool,
    /// Why a file is refused.
    pub problem: Option<String>,
    /// A key, and what was read.
    pub read: Option<(String, ReadWorkbook)>,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

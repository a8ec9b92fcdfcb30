//! What the pages of one report are given: its sections, its parts, and the forms of who judges it.

use super::view::ReportHead;
use crate::ui::{FormErrors, NoticeView};
use chrono::{DateTime, Utc};
use domain::gates::Gate;
use domain::ids::{LessonId, LogEntryId, OrganisationId, ProjectId, ReportRemarkId};
use domain::reports::{LogForm, LogKind, NewLog, ReportField, ReportSection, ReturnForm, ViewForm};

/// A remark about a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkLine {
    /// Which one.
    pub id: ReportRemarkId,
    /// What it says.
    pub text: String,
    /// Who made it, and when.
    pub made: (String, DateTime<Utc>),
    /// The answer, by whom and when.
    pub answer: Option<(String, String, DateTime<Utc>)>,
    /// The reader can take it away.
    pub can_remove: bool,
    /// The reader can answer it here.
    pub can_answer: bool,
    /// What was typed as an answer that was refused, and why.
    pub typed: Option<(String, FormErrors)>,
}

/// A section, to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionView {
    /// The top.
    pub head: ReportHead,
    /// Whose part.
    pub part: OrganisationId,
    /// Which section.
    pub section: ReportSection,
    /// The section after it, if there is one.
    pub next: Option<ReportSection>,
    /// What stands in each field.
    pub typed: Vec<(ReportField, String)>,
    /// What stood there last time.
    pub last: Vec<(ReportField, String)>,
    /// How many notes of the logbook were filled in beforehand.
    pub noted: usize,
    /// The remarks.
    pub remarks: Vec<RemarkLine>,
    /// The key of the form and the version of the part; none where it cannot be written.
    pub form: Option<(String, i64)>,
    /// The key of the forms that answer remarks.
    pub answer_key: String,
    /// What is wrong, and what others saved.
    pub errors: FormErrors,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// The question.
    pub field: ReportField,
    /// The answer as it is read; empty where there is none.
    pub answer: String,
}

/// A section, to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSection {
    /// Which one.
    pub section: ReportSection,
    /// What was answered.
    pub answers: Vec<AnswerLine>,
    /// The remarks.
    pub remarks: Vec<RemarkLine>,
    /// What was typed as a remark that was refused, and why.
    pub typed: Option<(String, FormErrors)>,
}

/// What came of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UseLine {
    /// Somebody of the programme opened it.
    Read(String, DateTime<Utc>),
    /// Somebody of the programme approved it.
    Approved(String, DateTime<Utc>),
    /// The next decision about the project was taken.
    Decided(Gate, DateTime<Utc>),
    /// A lesson was made of it.
    Lesson(LessonId, String),
}

/// The part of a partner, to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartView {
    /// The top.
    pub head: ReportHead,
    /// Whose part.
    pub part: OrganisationId,
    /// What they are called.
    pub name: String,
    /// The sections.
    pub sections: Vec<PartSection>,
    /// What came of it.
    pub used: Vec<UseLine>,
    /// The key of the forms for remarks; none for who makes none.
    pub remark_key: Option<String>,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

/// The question before the whole is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmitView {
    /// The top.
    pub head: ReportHead,
    /// Partners whose part is missing.
    pub missing: Vec<String>,
    /// The reason that was typed.
    pub reason: String,
    /// The key, and the version of the report.
    pub keys: (String, i64),
    /// Why it cannot be done.
    pub refused: Option<NoticeView>,
    /// What is wrong with the reason.
    pub errors: FormErrors,
}

/// Judging a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgeView {
    /// The top.
    pub head: ReportHead,
    /// How many remarks stand open, by partner.
    pub remarks: Vec<(String, usize)>,
    /// What was chosen and typed of the view.
    pub view: ViewForm,
    /// The day that was typed.
    pub back: ReturnForm,
    /// A key for each of the two forms.
    pub form_keys: [String; 2],
    /// The version of the report.
    pub version: i64,
    /// What is wrong.
    pub errors: FormErrors,
    /// Why it cannot be done, or what just happened.
    pub notice: Option<NoticeView>,
    /// It can be judged by this reader.
    pub is_open: bool,
    /// It waits for a second person: whether the reader is one, a key for each of two forms, and the reason that was typed.
    pub confirms: Option<(bool, String, String, String)>,
    /// The parts with cost lines, and how many.
    pub costs: Vec<(OrganisationId, String, usize)>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Which one.
    pub id: LogEntryId,
    /// What it says.
    pub note: NewLog,
    /// Who wrote it.
    pub by: String,
    /// The version that is taken out.
    pub version: i64,
}

/// A logbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogbookView {
    /// The project.
    pub project: ProjectId,
    /// What it is called.
    pub title: String,
    /// What was typed.
    pub typed: LogForm,
    /// The key of the form for a new note.
    pub key: String,
    /// The key of the forms that take one out.
    pub remove_key: String,
    /// The notes, the last day first.
    pub lines: Vec<LogLine>,
    /// What is wrong.
    pub errors: FormErrors,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

/// One note, to write again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPageView {
    /// The project.
    pub project: ProjectId,
    /// What it is called.
    pub title: String,
    /// Which note.
    pub entry: LogEntryId,
    /// What was typed.
    pub typed: LogForm,
    /// The key, and the version.
    pub keys: (String, i64),
    /// What is wrong.
    pub errors: FormErrors,
    /// What just happened.
    pub notice: Option<NoticeView>,
}

impl LogLine {
    /// What it is about.
    pub const fn kind(&self) -> LogKind {
        self.note.kind
    }
}

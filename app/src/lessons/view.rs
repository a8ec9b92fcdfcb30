//! What the pages of lessons show.

use crate::ui::{FormErrors, NoticeView, PageLinks};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LessonId, ProjectId, ReportId};
use domain::lessons::{ClearRefusal, LessonForm, LessonSource, LessonStage, LessonSubject};
use domain::projects::Phase;

/// Which lessons a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LessonsShown {
    /// Those that two people cleared.
    Published,
    /// Those that are not public yet.
    Waiting,
    /// What partners told that nobody looked at.
    Told,
}

/// A lesson in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonLine {
    /// Which one.
    pub id: LessonId,
    /// In one line.
    pub title: String,
    /// What it is about.
    pub subject: LessonSubject,
    /// What was learned.
    pub text: String,
    /// The phase in which it was learned.
    pub phase: Phase,
    /// The project, where the reader may know of it.
    pub project: Option<(ProjectId, String)>,
    /// How far it is.
    pub stage: LessonStage,
    /// The partner did not let it be public.
    pub is_private: bool,
    /// The day from which it is so.
    pub on: NaiveDate,
}

/// What somebody told and nobody looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where.
    pub source: LessonSource,
    /// The project.
    pub project: (ProjectId, String),
    /// The report that it stands in; none for a stop.
    pub report: Option<ReportId>,
    /// Who told it; none for the project as a whole.
    pub partner: Option<String>,
    /// In which phase.
    pub phase: Phase,
    /// The words.
    pub text: String,
    /// It may be public.
    pub is_allowed: bool,
    /// When it was approved or confirmed.
    pub on: NaiveDate,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonsView {
    /// Which are shown.
    pub shown: LessonsShown,
    /// What is looked for.
    pub q: String,
    /// The subject that the list is narrowed to.
    pub subject: Option<LessonSubject>,
    /// The lessons.
    pub lines: Vec<LessonLine>,
    /// What was told.
    pub told: Vec<Told>,
    /// The other pages.
    pub page: Option<PageLinks>,
    /// The reader keeps the collection.
    pub keeps: bool,
    /// How many wait, and how much was told that nobody looked at.
    pub counts: (u64, u64),
    /// The key of the forms.
    pub key: String,
}

/// By whom and when.
pub type ClearedBy = (String, DateTime<Utc>);

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonView {
    /// As in the list.
    pub line: LessonLine,
    /// The report that it comes from, where the reader may read it.
    pub report: Option<(ProjectId, ReportId)>,
    /// Who put it into the collection.
    pub made: ClearedBy,
    /// Who cleared it first.
    pub cleared: Option<ClearedBy>,
    /// Who cleared it second.
    pub published: Option<ClearedBy>,
    /// Whether the reader clears it now, and if not, why.
    pub clearing: Option<Result<LessonStage, ClearRefusal>>,
    /// The reader may change its words.
    pub may_change: bool,
    /// The reader may take it back.
    pub may_take_back: bool,
    /// Why it is taken back, as typed.
    pub reason: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the forms, and the version of the lesson.
    pub keys: (String, i64),
}

/// The form for its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonFormView {
    /// The lesson that is changed; none for a new one.
    pub lesson: Option<(LessonId, LessonStage)>,
    /// Where the form is sent.
    pub action: String,
    /// What was told, beside the form.
    pub told: Option<Told>,
    /// What was typed.
    pub typed: LessonForm,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the form, and the version of the lesson.
    pub keys: (String, i64),
}

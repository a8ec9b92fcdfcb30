//! What the pages about contributions in kind show.

use crate::ui::{FormErrors, NoticeView};
use domain::Eur;
use domain::ids::{InKindLineId, ProjectId};
use domain::in_kind::{Hours, InKindForm, InKindMethod, InKindNumbers, NewLine, PersonYear};
use domain::projects::{Period, Phase};

/// What is brought in kind to a project, for one reader.
pub struct InKindView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Each partner in each phase.
    pub rows: Vec<ExplainedRow>,
    /// The phases in which public money is above what is paid in money.
    pub support: Vec<SupportLine>,
    /// The lines of the reader's own organisation; none for who has none here.
    pub own: Option<OwnLines>,
    /// All lines without wages, rates and names, for who checks them.
    pub checked: Option<Vec<CheckedLine>>,
    /// Whether the reader may add and change own lines.
    pub may_edit: bool,
    /// Why it cannot be changed.
    pub notice: Option<NoticeView>,
}

/// What the financing table says of a partner in a phase, and what lines explain of it.
pub struct ExplainedRow {
    /// The phase.
    pub phase: Phase,
    /// The partner.
    pub partner: String,
    /// In the financing table.
    pub shown: Eur,
    /// By lines.
    pub explained: Eur,
}

/// A phase in which public money is above what is paid in money.
pub struct SupportLine {
    /// The phase.
    pub phase: Phase,
    /// By how much.
    pub excess: Eur,
    /// European money is among it.
    pub is_law: bool,
}

/// The lines of the own organisation.
pub struct OwnLines {
    /// In the order in which they came.
    pub lines: Vec<OwnLine>,
    /// What they are worth together.
    pub sum: Eur,
    /// The years of the people in them, over all projects.
    pub years: Vec<PersonYear>,
    /// The most that a year has.
    pub most: Hours,
}

/// One own line.
pub struct OwnLine {
    /// Its id.
    pub id: InKindLineId,
    /// What it says.
    pub line: NewLine,
    /// Its days lie outside those of the project by now.
    pub is_outside: bool,
}

/// One line for who checks it.
pub struct CheckedLine {
    /// Whose.
    pub partner: String,
    /// The phase.
    pub phase: Phase,
    /// How it is valued.
    pub method: InKindMethod,
    /// The year.
    pub year: i32,
    /// Hours, where the method has them.
    pub hours: Option<Hours>,
    /// What proves it.
    pub evidence: String,
    /// Its value; none where that and the hours tell what somebody earns.
    pub value: Option<Eur>,
}

/// One own line, to write or to read.
pub struct InKindLineView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Which one; none for a new one.
    pub line: Option<InKindLineId>,
    /// How it is valued.
    pub method: InKindMethod,
    /// What was typed.
    pub typed: InKindForm,
    /// The phases that can be chosen.
    pub phases: Vec<Phase>,
    /// Key and version of the form; none where it cannot be changed.
    pub form: Option<(String, i64)>,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile, or why it cannot be changed.
    pub notice: Option<NoticeView>,
    /// The numbers of the programme.
    pub numbers: InKindNumbers,
    /// The days between which the project works.
    pub period: Period,
}

/// The question whether a line goes.
pub struct InKindRemoveView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The line.
    pub line: OwnLine,
    /// Key and version of the form; none where it cannot be changed.
    pub form: Option<(String, i64)>,
    /// Why it cannot be changed, or what happened meanwhile.
    pub notice: Option<NoticeView>,
}

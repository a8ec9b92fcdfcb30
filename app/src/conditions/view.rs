//! The plain values that the pages about conditions are given.

use crate::ui::{Direction, FormErrors, NoticeView, PageLinks};
use chrono::{DateTime, Utc};
use domain::conditions::{AssessmentForm, Condition, CurrentLevel, EvidenceForm, Gap, LevelsForm, Opinion, Signal};
use domain::gates::Gate;
use domain::ids::{DocumentId, EvidenceId, ProjectId};
use domain::projects::{Phase, Status};

/// A project as pages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectName {
    /// Its id.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
}

/// The conditions of a project at a gate.
pub struct ConditionsView {
    /// The project.
    pub project: ProjectName,
    /// The gate.
    pub gate: Gate,
    /// One row a condition.
    pub rows: Vec<MatrixRowView>,
    /// One card a condition.
    pub cards: Vec<ConditionCard>,
    /// Whose opinion the reader may give now.
    pub may_give: Option<Opinion>,
    /// The levels as typed, or as they are kept.
    pub form: LevelsForm,
    /// What is wrong with them.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
    /// The version of the project.
    pub version: i64,
}

/// One condition with everything that is known of it.
pub struct ConditionCard {
    /// Which one.
    pub condition: Condition,
    /// Its definition in full.
    pub definition: String,
    /// The level that the gate asks.
    pub required: u8,
    /// The opinions that were given.
    pub opinions: Vec<OpinionView>,
    /// Each signal, and whether it speaks against the level that the gate asks.
    pub signals: Vec<(Signal, bool)>,
    /// The evidence.
    pub evidence: Vec<EvidenceView>,
}

/// One condition in the matrix.
pub struct MatrixRowView {
    /// Which one.
    pub condition: Condition,
    /// The level that the gate asks.
    pub required: u8,
    /// The level that counts.
    pub standing: Option<u8>,
    /// The three opinions, in the order of [`Opinion::ALL`].
    pub opinions: Vec<Option<u8>>,
    /// Evidence that counts.
    pub accepted: u32,
    /// Evidence that waits to be accepted.
    pub offered: u32,
    /// What stands between the condition and its level.
    pub gap: Option<Gap>,
}

/// One condition of a project at a gate.
pub struct ConditionView {
    /// The project.
    pub project: ProjectName,
    /// The gate.
    pub gate: Gate,
    /// The condition.
    pub condition: Condition,
    /// Its definition in full.
    pub definition: String,
    /// The level that the gate asks.
    pub required: u8,
    /// The level that counts, and whose opinion it is.
    pub standing: Option<CurrentLevel>,
    /// The opinions that were given.
    pub opinions: Vec<OpinionView>,
    /// Each signal, and whether it speaks against the level that the gate asks.
    pub signals: Vec<(Signal, bool)>,
    /// The evidence.
    pub evidence: Vec<EvidenceView>,
    /// Whose opinion the reader may give now.
    pub may_give: Option<Opinion>,
    /// Whether the reader may hand in evidence now.
    pub may_add: bool,
    /// Documents of the project that can be evidence, with their names.
    pub documents: Vec<(DocumentId, String)>,
    /// Whether the reader may accept evidence now.
    pub may_accept: bool,
    /// The key of the form.
    pub key: String,
    /// The key of the form for evidence: what is typed in one form stays when the other is sent.
    pub evidence_key: String,
    /// The version of the project.
    pub version: i64,
    /// The opinion as typed.
    pub form: AssessmentForm,
    /// The evidence as typed.
    pub evidence_form: EvidenceForm,
    /// What is wrong with either.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// One opinion.
pub struct OpinionView {
    /// Whose.
    pub opinion: Opinion,
    /// The level given.
    pub level: u8,
    /// What it counts for.
    pub counted: u8,
    /// Why.
    pub reason: String,
    /// Who wrote it down.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One piece of evidence.
pub struct EvidenceView {
    /// Its id.
    pub id: EvidenceId,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub reference: String,
    /// The document that it is, with its name.
    pub document: Option<(DocumentId, String)>,
    /// Whether it counts.
    pub accepted: bool,
    /// Who handed it in.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The conditions over the portfolio.
pub struct HeatView {
    /// One row a project.
    pub rows: Vec<HeatRow>,
    /// Sorted by title, and how.
    pub by_title: Option<Direction>,
    /// Sorted by weakest condition, and how.
    pub by_weakest: Option<Direction>,
    /// The same list sorted by title.
    pub title_href: String,
    /// The same list sorted by weakest condition.
    pub weakest_href: String,
    /// Which part of the list this is.
    pub page: PageLinks,
}

/// One project in the heat table.
pub struct HeatRow {
    /// The project.
    pub project: ProjectName,
    /// Its phase.
    pub phase: Phase,
    /// Its status.
    pub status: Status,
    /// The gate it comes to.
    pub gate: Gate,
    /// Level that counts and level that the gate asks, a condition.
    pub levels: Vec<(Condition, Option<u8>, u8)>,
}

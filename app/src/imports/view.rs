//! What the pages of an import are given.

use crate::ui::PageLinks;
use chrono::{DateTime, Utc};
use domain::changed::Value;
use domain::ids::{ImportId, ProjectId};
use domain::imports::{Column, ProblemCode};

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportView {
    /// Why the last file was refused.
    pub problem: Option<String>,
}

/// What a list would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewView {
    /// The form's key.
    pub key: String,
    /// The import that waits for a yes.
    pub import: ImportId,
    /// The name of the file.
    pub file_name: String,
    /// Rows below the headers.
    pub rows: i64,
    /// Rows that become a project.
    pub importable: i64,
    /// How many rows have a problem, for each that occurs.
    pub counts: Vec<(ProblemCode, i64)>,
    /// The problem that the table is narrowed to.
    pub only: Option<ProblemCode>,
    /// How many rows change a known project.
    pub changing: i64,
    /// The first of these changes.
    pub changes: Vec<ChangeRow>,
    /// The columns whose header comes more than once.
    pub doubled: Vec<Column>,
    /// The rows on this page of the table.
    pub problem_rows: Vec<ProblemRow>,
    /// The other pages.
    pub page: PageLinks,
}

/// A row with at least one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemRow {
    /// The row; 1 is the first below the headers.
    pub row: u32,
    /// The title, as far as it can be read.
    pub title: String,
    /// Who received the money.
    pub beneficiary: String,
    /// Whether the row becomes a project all the same.
    pub is_importable: bool,
    /// What is wrong, and where.
    pub problems: Vec<(Column, ProblemCode)>,
}

/// A known project of which a list says something else than the release before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// The row in the file.
    pub row: u32,
    /// The project.
    pub project: ProjectId,
    /// What it is called here.
    pub title: String,
    /// Its version.
    pub version: i64,
    /// Whether the list may change it: not once it went on to a gate.
    pub may_take: bool,
    /// What changed.
    pub cells: Vec<ChangedCell>,
}

/// One cell that changed from one release to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedCell {
    /// The column.
    pub column: Column,
    /// What the release before said.
    pub old: Value,
    /// What this one says.
    pub new: Value,
    /// What stands in the project by now, where that is neither.
    pub here: Option<Value>,
}

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeView {
    /// The name of the file.
    pub file_name: String,
    /// Rows below the headers.
    pub rows: i64,
    /// New projects.
    pub projects: i64,
    /// Known projects of which a change was taken over.
    pub changed: i64,
    /// When.
    pub imported_at: DateTime<Utc>,
}

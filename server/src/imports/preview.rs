//! What a list would bring to this database: new projects, changes of known ones, and one page of the rows with problems.

use super::pairs::{About, Pairs};
use super::{FileProblem, ProjectList};
use app::imports::ProblemRow;
use domain::ids::ProjectId;
use domain::imports::{Checked, Column, LegacyProject, ProblemCode, RowProblem};
use std::path::Path;

/// Rows on one page of the table.
pub const ROWS_PER_PAGE: i64 = 50;
/// Changes of known projects that are shown, and can be taken, at once.
pub const CHANGES_AT_ONCE: usize = 200;

/// Which rows to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Only rows with this problem.
    pub only: Option<ProblemCode>,
    /// The page, from 1; the last one where there are fewer.
    pub page: i64,
}

/// A row that says something else of a known project than the release before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// The row in the file.
    pub row: u32,
    /// The project.
    pub project: ProjectId,
    /// What the row says.
    pub now: LegacyProject,
}

/// What a list would bring.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Rows below the headers.
    pub rows: i64,
    /// Rows that become a project.
    pub importable: i64,
    /// How many rows have each problem, in the order of [`ProblemCode::ALL`].
    pub counts: [i64; ProblemCode::ALL.len()],
    /// How many rows have the wanted problem, or any.
    pub matching: i64,
    /// The page that is shown.
    pub page: i64,
    /// Its rows.
    pub shown: Vec<ProblemRow>,
    /// How many rows change a known project.
    pub changing: usize,
    /// The first of them.
    pub changes: Vec<ChangedRow>,
    /// The columns whose header comes more than once.
    pub doubled: Vec<Column>,
}

/// Reads the whole list and keeps one page of it.
///
/// # Errors
/// [`FileProblem`] when the file as a whole is refused.
pub fn preview(path: &Path, pairs: &Pairs, wanted: Wanted) -> Result<Preview, FileProblem> {
    let mut list = ProjectList::open(path)?;
    let mut preview = Preview { page: 1, doubled: list.doubled().to_vec(), ..Preview::default() };
    while let Some(checked) = list.next_row()? {
        let title = list.cell(Column::Title);
        let beneficiary = list.cell(Column::Beneficiary);
        preview.add(pairs, checked, (title, beneficiary), wanted);
    }
    if preview.rows == 0 { Err(FileProblem::NoRows) } else { Ok(preview) }
}

impl Preview {
    fn add(&mut self, pairs: &Pairs, mut checked: Checked, (title, beneficiary): (&str, &str), wanted: Wanted) {
        self.rows += 1;
        let mut is_change = false;
        match (pairs.about(checked.row), checked.project.take()) {
            (_, None) => {}
            (About::New, project) => checked.project = project,
            // The same as before: a duplicate, which stays out.
            (About::Known(_), Some(_)) => {
                if checked.problems.iter().all(|problem| problem.code != ProblemCode::Duplicate) {
                    checked.problems.push(RowProblem { row: checked.row, column: Column::Title, code: ProblemCode::Duplicate });
                }
            }
            (About::Changes(project), Some(now)) => {
                (self.changing, is_change) = (self.changing + 1, true);
                if self.changes.len() < CHANGES_AT_ONCE {
                    self.changes.push(ChangedRow { row: checked.row, project, now });
                }
            }
        }
        self.importable += i64::from(checked.project.is_some());
        let has = |code| checked.problems.iter().any(|problem| problem.code == code);
        for (count, &code) in self.counts.iter_mut().zip(ProblemCode::ALL) {
            *count += i64::from(has(code));
        }
        if !wanted.only.map_or(!checked.problems.is_empty(), has) {
            return;
        }
        let page = self.matching / ROWS_PER_PAGE + 1;
        self.matching += 1;
        if page > wanted.page {
            return;
        }
        if page > self.page {
            self.page = page;
            self.shown.clear();
        }
        self.shown.push(ProblemRow {
            row: checked.row,
            title: title.trim().to_owned(),
            beneficiary: beneficiary.trim().to_owned(),
            is_importable: checked.project.is_some() || is_change,
            problems: checked.problems.iter().map(|problem| (problem.column, problem.code)).collect(),
        });
    }
}

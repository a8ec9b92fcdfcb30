//! What a list would bring to this database: the dry run, less the rows that were imported before, and one page of the rows with problems.

use super::fingerprint::fingerprint;
use super::{FileProblem, ProjectList};
use app::imports::ProblemRow;
use domain::imports::{Checked, Column, ProblemCode, RowProblem};
use std::collections::HashSet;
use std::path::Path;

/// Rows on one page of the table.
pub const ROWS_PER_PAGE: i64 = 50;

/// Which rows to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Only rows with this problem.
    pub only: Option<ProblemCode>,
    /// The page, from 1.
    pub page: i64,
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
    /// The rows on the wanted page.
    pub shown: Vec<ProblemRow>,
}

/// Reads the whole list and keeps one page of it.
///
/// # Errors
/// [`FileProblem`] when the file as a whole is refused.
pub fn preview(path: &Path, before: &HashSet<String>, wanted: Wanted) -> Result<Preview, FileProblem> {
    let mut list = ProjectList::open(path)?;
    let mut preview = Preview::default();
    while let Some(checked) = list.next_row()? {
        let checked = without_imported(checked, before);
        let title = list.cell(Column::Title);
        let beneficiary = list.cell(Column::Beneficiary);
        preview.add(&checked, (title, beneficiary), wanted);
    }
    if preview.rows == 0 { Err(FileProblem::NoRows) } else { Ok(preview) }
}

/// A row that was imported before is a duplicate and stays out.
fn without_imported(mut checked: Checked, before: &HashSet<String>) -> Checked {
    if checked.project.as_ref().is_some_and(|project| before.contains(&fingerprint(project))) {
        checked.project = None;
        if checked.problems.iter().all(|problem| problem.code != ProblemCode::Duplicate) {
            checked.problems.push(RowProblem { row: checked.row, column: Column::Title, code: ProblemCode::Duplicate });
        }
    }
    checked
}

impl Preview {
    fn add(&mut self, checked: &Checked, (title, beneficiary): (&str, &str), wanted: Wanted) {
        self.rows += 1;
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
        if page == wanted.page {
            self.shown.push(ProblemRow {
                row: checked.row,
                title: title.trim().to_owned(),
                beneficiary: beneficiary.trim().to_owned(),
                is_importable: checked.project.is_some(),
                problems: checked.problems.iter().map(|problem| (problem.column, problem.code)).collect(),
            });
        }
    }
}

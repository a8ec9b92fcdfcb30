//! What a dry run tells: how many rows, how many can be imported, and what is wrong where.

use super::{Checked, Column};
use crate::text_enum;
use serde::Serialize;

text_enum! {
    /// What can be wrong with a row.
    pub enum ProblemCode {
        /// The grant and the other money do not add up to the total.
        Unbalanced = "unbalanced",
        /// There is no total.
        NoTotal = "no_total",
        /// The amount stands at the 32-bit mark of 21.474.836 euro, so the real one was larger.
        Overflow = "overflow",
        /// Characters were lost, or the cell does not hold what its column says.
        DamagedText = "damaged_text",
        /// There is no end date.
        NoEndDate = "no_end_date",
        /// The end lies before the start.
        EndBeforeStart = "end_before_start",
        /// Nobody is named who received the money.
        NoBeneficiary = "no_beneficiary",
        /// The row adds up others: it is no project.
        SumRow = "sum_row",
        /// An earlier row has the same beneficiary and title.
        Duplicate = "duplicate",
    }
}

/// One thing that is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// The row; 1 is the first below the headers.
    pub row: u32,
    /// The column, written as its header.
    pub column: Column,
    /// What is wrong.
    pub code: ProblemCode,
}

/// The outcome of reading a whole list without writing anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DryRun {
    /// Rows below the headers.
    pub rows: u32,
    /// Rows that can become a project, with or without problems.
    pub importable: u32,
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<RowProblem>,
}

impl DryRun {
    /// Adds a row that was checked.
    pub fn add(&mut self, checked: &Checked) {
        self.rows += 1;
        self.importable += u32::from(checked.project.is_some());
        self.problems.extend_from_slice(&checked.problems);
    }

    /// How often a problem occurs.
    pub fn count(&self, code: ProblemCode) -> usize {
        self.problems.iter().filter(|problem| problem.code == code).count()
    }
}

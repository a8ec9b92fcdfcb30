//! Checking rows one after the other; the checker remembers the rows before, to know duplicates.

use super::cell::{self, Unreadable};
use super::sums::Sums;
use super::{Column, LegacyProject, ProblemCode, RawRow, RowProblem};
use crate::Eur;
use std::collections::HashSet;

/// Two to the power 31 in cents, cut off to whole euros: larger amounts became this one in the source.
const OVERFLOW_MARK: Eur = Eur::euros(21_474_836);

/// One row and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The row; 1 is the first below the headers.
    pub row: u32,
    /// The project, unless the row cannot be imported.
    pub project: Option<LegacyProject>,
    /// Everything that is wrong, in the order of the columns.
    pub problems: Vec<RowProblem>,
}

/// Checks the rows of one list in their order.
#[derive(Debug, Default)]
pub struct Checker {
    row: u32,
    names: HashSet<String>,
    sums: Sums,
    sources: HashSet<String>,
}

impl Checker {
    /// A checker that has seen no row yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Checks the next row.
    pub fn check(&mut self, row: &RawRow<'_>) -> Checked {
        self.row += 1;
        if let Some(column) = self.sums.next(row) {
            return Checked { row: self.row, project: None, problems: vec![RowProblem { row: self.row, column, code: ProblemCode::SumRow }] };
        }
        let mut found: Vec<(Column, ProblemCode)> = Column::ALL.iter().filter_map(|&column| unreadable(row, column)).collect();
        let project = LegacyProject::read(row);
        if project.is_none() && !found.contains(&(Column::Title, ProblemCode::DamagedText)) {
            found.push((Column::Title, ProblemCode::DamagedText));
        }
        found.extend(amounts(row));
        if project.as_ref().is_some_and(|project| project.beneficiary.is_none()) {
            found.push((Column::Beneficiary, ProblemCode::NoBeneficiary));
        }
        found.extend(period(row));
        let project = project.filter(|project| self.is_new(project, &mut found));
        found.sort_unstable();
        let problems = found.into_iter().map(|(column, code)| RowProblem { row: self.row, column, code }).collect();
        Checked { row: self.row, project, problems }
    }

    /// Remembers the project and reports a name that was seen; false when the whole row was.
    fn is_new(&mut self, project: &LegacyProject, found: &mut Vec<(Column, ProblemCode)>) -> bool {
        if !self.names.insert(project.name_key()) {
            found.push((Column::Title, ProblemCode::Duplicate));
        }
        self.sources.insert(project.repeat_key())
    }
}

/// A cell with lost characters, or with something else than the amount or day that belongs there.
fn unreadable(row: &RawRow<'_>, column: Column) -> Option<(Column, ProblemCode)> {
    let cell = row.cell(column);
    let bad = match column {
        Column::EuGrant | Column::OtherPublic | Column::OtherPrivate | Column::Total => cell::amount(cell) == Err(Unreadable),
        Column::Start | Column::End | Column::Updated => cell::day(cell) == Err(Unreadable),
        Column::Beneficiary
        | Column::Title
        | Column::TitleEnglish
        | Column::Fund
        | Column::Authority
        | Column::Summary
        | Column::Website
        | Column::UnionRate
        | Column::Theme => cell::is_damaged(cell),
    };
    bad.then_some((column, ProblemCode::DamagedText))
}

/// What is wrong with the amounts. A part that is not stated counts as nothing; a part that cannot be read leaves the sum unknown.
fn amounts(row: &RawRow<'_>) -> Vec<(Column, ProblemCode)> {
    const PARTS: [Column; 3] = [Column::EuGrant, Column::OtherPublic, Column::OtherPrivate];
    let amount = |column| cell::amount(row.cell(column));
    let marked = PARTS.into_iter().chain([Column::Total]).filter(|&column| amount(column) == Ok(Some(OVERFLOW_MARK)));
    let mut found: Vec<_> = marked.map(|column| (column, ProblemCode::Overflow)).collect();
    let parts: Result<Vec<_>, _> = PARTS.into_iter().map(amount).collect();
    match (amount(Column::Total), parts) {
        (Ok(None), _) => found.push((Column::Total, ProblemCode::NoTotal)),
        (Ok(Some(total)), Ok(parts)) if parts.iter().flatten().copied().sum::<Eur>() != total => found.push((Column::Total, ProblemCode::Unbalanced)),
        (Ok(Some(_)), Ok(_) | Err(Unreadable)) | (Err(Unreadable), _) => {}
    }
    found
}

/// What is wrong with the days.
fn period(row: &RawRow<'_>) -> Option<(Column, ProblemCode)> {
    let code = match (cell::day(row.cell(Column::Start)), cell::day(row.cell(Column::End))) {
        (_, Ok(None)) => ProblemCode::NoEndDate,
        (Ok(Some(start)), Ok(Some(end))) if end < start => ProblemCode::EndBeforeStart,
        (Ok(_) | Err(Unreadable), Ok(Some(_)) | Err(Unreadable)) => return None,
    };
    Some((Column::End, code))
}

#[cfg(test)]
#[path = "check_tests.rs"]
pub(super) mod tests;

//! Reading a project list row by row; no more than one row is held at a time.

use super::FileProblem;
use super::vetted::Vetted;
use csv::{ErrorKind, ReaderBuilder, StringRecord};
use domain::imports::{Checked, Checker, Column, DryRun, RawRow};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read, in bytes: room for 100,000 projects with summaries as long as those of 2007 to 2013.
pub const SIZE_LIMIT: u64 = 128 * 1024 * 1024;

/// A list that is being read, and checked on the way.
pub struct ProjectList<R> {
    csv: csv::Reader<Vetted<R>>,
    places: [usize; Column::COUNT],
    record: StringRecord,
    checker: Checker,
}

impl ProjectList<File> {
    /// Opens a file, and refuses a large one before reading it.
    ///
    /// # Errors
    /// [`FileProblem`] when the file cannot be opened, is too large, or does not start with the headers.
    pub fn open(path: &Path) -> Result<Self, FileProblem> {
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        if size > SIZE_LIMIT {
            return Err(FileProblem::TooLarge { size: Some(size), limit: SIZE_LIMIT });
        }
        Self::new(file)
    }
}

impl<R: Read> ProjectList<R> {
    /// Starts reading and finds the columns, in whatever order they stand.
    ///
    /// # Errors
    /// [`FileProblem`] when the start of the text is not that of a list.
    pub fn new(text: R) -> Result<Self, FileProblem> {
        let mut csv = ReaderBuilder::new().from_reader(Vetted::new(text, SIZE_LIMIT));
        let headers = csv.headers().map_err(file_problem)?;
        if headers.is_empty() {
            return Err(FileProblem::NoRows);
        }
        let place = |column: Column| headers.iter().position(|header| header.trim() == column.code());
        let missing: Vec<Column> = Column::ALL.iter().copied().filter(|&column| place(column).is_none()).collect();
        if !missing.is_empty() {
            return Err(FileProblem::MissingColumns(missing));
        }
        let places = std::array::from_fn(|index| place(Column::ALL[index]).unwrap_or_default());
        Ok(Self { csv, places, record: StringRecord::new(), checker: Checker::new() })
    }

    /// Reads and checks the next row; nothing after the last.
    ///
    /// # Errors
    /// [`FileProblem`] when the text stops being a list.
    pub fn next_row(&mut self) -> Result<Option<Checked>, FileProblem> {
        let more = self.csv.read_record(&mut self.record).map_err(file_problem)?;
        Ok(more.then(|| self.checker.check(&RawRow(self.places.map(|place| self.record.get(place).unwrap_or_default())))))
    }

    /// A cell of the row that was read last, as it stands in the file.
    pub fn cell(&self, column: Column) -> &str {
        self.record.get(self.places[column as usize]).unwrap_or_default()
    }

    /// The row that was read last as JSON, every cell under its header as it stands in the file.
    pub fn source(&self) -> String {
        let cells: serde_json::Map<String, serde_json::Value> =
            Column::ALL.iter().map(|&column| (column.code().to_owned(), self.cell(column).into())).collect();
        serde_json::Value::Object(cells).to_string()
    }

    /// Reads the whole list and keeps what is wrong with it.
    ///
    /// # Errors
    /// [`FileProblem`] when the text is not a list with at least one row.
    pub fn dry_run(mut self) -> Result<DryRun, FileProblem> {
        let mut report = DryRun::default();
        while let Some(checked) = self.next_row()? {
            report.add(&checked);
        }
        if report.rows == 0 { Err(FileProblem::NoRows) } else { Ok(report) }
    }
}

fn unreadable(error: io::Error) -> FileProblem {
    FileProblem::Unreadable(error.to_string())
}

fn file_problem(error: csv::Error) -> FileProblem {
    match error.into_kind() {
        ErrorKind::Io(error) => error.downcast::<FileProblem>().unwrap_or_else(unreadable),
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            FileProblem::UnequalLength { line: pos.map_or(0, |pos| pos.line()), expected: expected_len, found: len }
        }
        other => FileProblem::Unreadable(format!("{other:?}")),
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;

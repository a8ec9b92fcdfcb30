//! Reading a project list row by row; no more than one row is held at a time.

use super::FileProblem;
use super::writing::{Text, Writing, columns};
use csv::{ErrorKind, ReaderBuilder, StringRecord};
use domain::imports::{Checked, Checker, Column, DryRun, LegacyProject, RawRow};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read, in bytes: room for 100,000 projects with summaries as long as those of 2007 to 2013.
pub const SIZE_LIMIT: u64 = 128 * 1024 * 1024;
/// Among how many of the first lines the headers are looked for: some people keep a title above them.
pub(super) const LINES_ABOVE: usize = 20;

/// A list that is being read, and checked on the way.
pub struct ProjectList<R> {
    csv: csv::Reader<Text<R>>,
    places: [usize; Column::COUNT],
    width: usize,
    doubled: Vec<Column>,
    record: StringRecord,
    checker: Checker,
}

impl ProjectList<File> {
    /// Opens a file, and refuses a large one before reading it. It is read once to see how it is written.
    ///
    /// # Errors
    /// [`FileProblem`] when the file cannot be opened, is too large, or does not start with the headers.
    pub fn open(path: &Path) -> Result<Self, FileProblem> {
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        if size > SIZE_LIMIT {
            return Err(FileProblem::TooLarge { size: Some(size), limit: SIZE_LIMIT });
        }
        let writing = Writing::of(file)?;
        Self::written(writing, File::open(path).map_err(unreadable)?)
    }
}

impl<R: Read> ProjectList<R> {
    /// Starts reading a list with commas in UTF-8.
    ///
    /// # Errors
    /// [`FileProblem`] when the start of the text is not that of a list.
    pub fn new(text: R) -> Result<Self, FileProblem> {
        Self::written(Writing::default(), text)
    }

    /// Starts reading and finds the columns, in whatever order they stand.
    ///
    /// # Errors
    /// [`FileProblem`] when the start of the text is not that of a list.
    pub fn written(writing: Writing, text: R) -> Result<Self, FileProblem> {
        let mut reader = ReaderBuilder::new();
        let csv = reader.delimiter(writing.separator).has_headers(false).flexible(true).from_reader(writing.read(text, SIZE_LIMIT));
        let mut list = Self { csv, places: [0; Column::COUNT], width: 0, doubled: Vec::new(), record: StringRecord::new(), checker: Checker::new() };
        list.find_headers()?;
        Ok(list)
    }

    fn find_headers(&mut self) -> Result<(), FileProblem> {
        let mut best = None;
        for _ in 0..LINES_ABOVE {
            let mut record = StringRecord::new();
            if !self.csv.read_record(&mut record).map_err(file_problem)? {
                break;
            }
            let found = columns(record.iter());
            if found.len() == Column::COUNT {
                self.take_headers(&record);
                return Ok(());
            }
            let is_better = best.as_ref().is_none_or(|best: &std::collections::BTreeSet<Column>| found.len() > best.len());
            if is_better && record.iter().any(|cell| !cell.trim().is_empty()) {
                best = Some(found);
            }
        }
        let found = best.ok_or(FileProblem::NoRows)?;
        Err(FileProblem::MissingColumns(Column::ALL.iter().copied().filter(|column| !found.contains(column)).collect()))
    }

    /// Of a header that comes more than once the first counts.
    fn take_headers(&mut self, headers: &StringRecord) {
        let named: Vec<Option<Column>> = headers.iter().map(Column::of_header).collect();
        let at = |column: Column| named.iter().position(|one| *one == Some(column));
        self.places = std::array::from_fn(|index| at(Column::ALL[index]).unwrap_or_default());
        let comes_again = |column: &Column| named.iter().filter(|one| **one == Some(*column)).count() > 1;
        self.doubled = Column::ALL.iter().copied().filter(comes_again).collect();
        self.width = headers.len();
    }

    /// The columns whose header comes more than once.
    pub fn doubled(&self) -> &[Column] {
        &self.doubled
    }

    /// Reads and checks the next row; nothing after the last.
    ///
    /// # Errors
    /// [`FileProblem`] when the text stops being a list.
    pub fn next_row(&mut self) -> Result<Option<Checked>, FileProblem> {
        loop {
            if !self.csv.read_record(&mut self.record).map_err(file_problem)? {
                return Ok(None);
            }
            // Blank rows are no rows, and blank cells behind the last column are no cells.
            if self.record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let is_blank = |cell: Option<&str>| cell.is_none_or(|cell| cell.trim().is_empty());
            if self.record.len() < self.width || (self.width..self.record.len()).any(|place| !is_blank(self.record.get(place))) {
                let line = self.record.position().map_or(0, csv::Position::line);
                return Err(FileProblem::UnequalLength { line, expected: self.width as u64, found: self.record.len() as u64 });
            }
            let row = RawRow(self.places.map(|place| self.record.get(place).unwrap_or_default()));
            return Ok(Some(self.checker.check(&row)));
        }
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

/// The project that a source row told when it was kept; none when it cannot be read any more.
pub(super) fn of_source(source: &str) -> Option<LegacyProject> {
    let cells: serde_json::Map<String, serde_json::Value> = serde_json::from_str(source).ok()?;
    let cell = |column: Column| cells.get(column.code()).and_then(serde_json::Value::as_str).unwrap_or_default();
    Checker::new().check(&RawRow(std::array::from_fn(|index| cell(Column::ALL[index])))).project
}

fn unreadable(error: io::Error) -> FileProblem {
    FileProblem::Unreadable(error.to_string())
}

fn file_problem(error: csv::Error) -> FileProblem {
    match error.into_kind() {
        ErrorKind::Io(error) => error.downcast::<FileProblem>().unwrap_or_else(unreadable),
        other => FileProblem::Unreadable(format!("{other:?}")),
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;

//! Why a file as a whole is refused. What is wrong with single rows is in `domain::imports`, the sentences are in `wording`.

use domain::imports::Column;
use std::fmt;

/// A reason to refuse a file; nothing of it is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// The file cannot be opened or read; the operating system's words.
    Unreadable(String),
    /// More bytes than the limit. The size is known when the file is on disk.
    TooLarge {
        /// The size in bytes, if known.
        size: Option<u64>,
        /// The limit in bytes.
        limit: u64,
    },
    /// Bytes that are not UTF-8.
    NotUtf8 {
        /// The first such byte, counted from 1.
        byte: u64,
        /// Its line, counted from 1.
        line: u64,
    },
    /// A byte that no text holds: a workbook, a PDF, an image.
    NotText {
        /// The first such byte, counted from 1.
        byte: u64,
    },
    /// Columns that the format needs and the file does not have.
    MissingColumns(Vec<Column>),
    /// Nothing below the headers.
    NoRows,
    /// A row with more or fewer cells than the headers.
    UnequalLength {
        /// The line on which the row starts, counted from 1.
        line: u64,
        /// The number of headers.
        expected: u64,
        /// The number of cells.
        found: u64,
    },
}

/// For the log; people read the sentences of the catalogues.
impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list is refused: {self:?}")
    }
}

impl std::error::Error for FileProblem {}

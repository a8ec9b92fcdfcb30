//! Why a file is refused, in the reader's words. The command line reads Dutch.

use super::{FileProblem, ImportError};
use app::language::Words;
use domain::imports::Column;

/// The sentence about a file that is refused.
pub fn refusal(words: Words, problem: &FileProblem) -> String {
    match problem {
        FileProblem::Unreadable(reason) => words.with("import-refused-unreadable", &[("reason", reason.as_str().into())]),
        FileProblem::TooLarge { limit, .. } => words.with("import-refused-too-large", &[("limit", (limit / 1024 / 1024).into())]),
        FileProblem::NotUtf8 { byte, line } => words.with("import-refused-not-utf8", &[("byte", (*byte).into()), ("line", (*line).into())]),
        FileProblem::NotText { byte } => words.with("import-refused-not-text", &[("byte", (*byte).into())]),
        FileProblem::MissingColumns(columns) => {
            let names: Vec<&str> = columns.iter().copied().map(Column::code).collect();
            words.with("import-refused-missing-columns", &[("count", names.len().into()), ("columns", names.join(", ").into())])
        }
        FileProblem::NoRows => words.t("import-refused-no-rows"),
        FileProblem::UnequalLength { line, expected, found } => {
            let values = [("line", (*line).into()), ("expected", (*expected).into()), ("found", (*found).into())];
            words.with("import-refused-unequal-length", &values)
        }
    }
}

/// The sentence about an import that did not happen; nothing when the file is not the reason.
pub fn refused_import(words: Words, error: &ImportError) -> Option<String> {
    match error {
        ImportError::File(problem) => Some(refusal(words, problem)),
        ImportError::NothingNew { rows } => Some(words.with("import-refused-nothing-new", &[("rows", words.number((*rows).into()).into())])),
        ImportError::AlreadyDone | ImportError::Failed(_) => None,
    }
}

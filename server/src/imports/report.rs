//! What `poort import projects` prints: the dry run as JSON or as sentences, and what was written.

use super::Imported;
use app::imports::problem_in_words;
use app::language::Words;
use domain::imports::{DryRun, ProblemCode};
use std::io::{self, Write};

/// How many problems the readable report shows; JSON has all.
const SHOWN: usize = 20;

/// The dry run as one line of JSON.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_json(report: &DryRun, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, report)?;
    writeln!(out)
}

/// The dry run for people: the counts, and the first problems.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_summary(words: Words, report: &DryRun, out: &mut impl Write) -> io::Result<()> {
    let figures = [("rows", words.number(report.rows.into()).into()), ("importable", words.number(report.importable.into()).into())];
    writeln!(out, "{}\n", words.with("import-report-head", &figures))?;
    for &code in ProblemCode::ALL {
        writeln!(out, "{:>7}  {}", report.count(code), problem_in_words(words, code))?;
    }
    writeln!(out)?;
    for problem in report.problems.iter().take(SHOWN) {
        let row = words.with("import-report-row", &[("row", problem.row.into())]);
        writeln!(out, "{row}, {}: {}", problem.column, problem_in_words(words, problem.code))?;
    }
    match report.problems.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(out, "{}", words.with("import-report-more", &[("count", more.into())])),
    }
}

/// What an import wrote, in one sentence.
pub fn written(words: Words, imported: &Imported) -> String {
    let number = |count: u32| words.number(count.into()).into();
    let figures = [
        ("rows", number(imported.rows)),
        ("projects", number(imported.projects)),
        ("organisations", number(imported.organisations)),
        ("repeated", number(imported.repeated)),
        ("left", number(imported.left)),
        ("sums", number(imported.sums)),
    ];
    words.with("import-report-written", &figures)
}

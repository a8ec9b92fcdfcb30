//! What a file would change, amount by amount, and the form that saves it.

use super::workbook::{CELL_LIMIT, LINES_ABOVE, ReadSheet, SIZE_LIMIT, UNPACKED_LIMIT, WorkbookProblem, address};
use crate::frame::actor::SignedIn;
use crate::frame::basis::Basis;
use crate::frame::differing::Fields;
use crate::state::State;
use ::entity::project;
use app::financing::{WorkbookChange, WorkbookPreview, financing_label, line_problem, sheet_columns, sheet_headings};
use app::language::Words;
use domain::financing::{Block, FinancingForm, FinancingRow, MOST_ROWS, RefusedCell, RefusedLine};
use domain::ids::PartnerId;
use domain::partners::PartnerFacts;
use domain::projects::Phase;

/// A file with what it is laid beside.
pub(super) struct Brought {
    /// What the file is called.
    pub file: String,
    /// Its sheet.
    pub sheet: ReadSheet,
    /// The partners of the project.
    pub partners: Vec<PartnerFacts>,
    /// What is stored, a row a partner.
    pub rows: Vec<FinancingRow>,
}

/// The page that shows every change and asks for a yes.
pub(super) fn preview(state: &State, signed: &SignedIn, (project, phase): (&project::Model, Phase), brought: Brought) -> WorkbookPreview {
    let (words, language) = (signed.visit.words(), signed.visit.language);
    let Brought { file, sheet, partners, rows } = brought;
    let block = Block::read(&sheet.lines, &sheet.layout, &sheet_headings(), &partners);
    let (changes, cells) = block.changes(&rows, language);
    let name = |id: PartnerId| partners.iter().find(|partner| partner.id == id).map(|partner| partner.name.clone()).unwrap_or_default();
    let (mut stored, mut fields) = (Fields::new(), Fields::new());
    let touched = rows.iter().filter(|row| changes.iter().any(|change| change.partner == row.partner));
    for (number, row) in touched.enumerate() {
        let field = |column: &str| format!("rows.{number}.{column}");
        fields.push((field("partner"), row.partner.to_string()));
        for line in FinancingForm::of(&[*row], language).rows {
            for (column, text) in line.amounts() {
                let new = changes.iter().find(|change| change.partner == row.partner && change.column == column);
                fields.push((field(column), new.map_or_else(|| text.to_owned(), |change| change.new.written(language))));
                stored.push((field(column), text.to_owned()));
            }
        }
    }
    let lines = block.refused.iter().map(|line| (line.number, row_problem(words, line)));
    let mut problems: Vec<_> = lines.chain(cells.iter().map(|cell| (cell.number, cell_problem(words, name(cell.partner), cell)))).collect();
    problems.sort_by_key(|(number, _)| *number);
    let shown = changes.iter().map(|change| WorkbookChange {
        partner: name(change.partner),
        column: financing_label(words, change.column),
        old: change.old.written(language),
        new: change.new.written(language),
    });
    WorkbookPreview {
        project: project.id,
        title: project.title.clone(),
        phase,
        file,
        sheet: sheet.name,
        changes: shown.collect(),
        problems: problems.into_iter().map(|(_, told)| told).collect(),
        unread: sheet.layout.unread,
        form: (Basis::of(&stored).key(state, signed.actor.id), project.version),
        fields,
    }
}

fn row_problem(words: Words, line: &RefusedLine) -> String {
    let place = words.with("workbook-row", &[("row", i64::from(line.number).into()), ("name", line.name.clone().into())]);
    line_problem(words, place, line.problem)
}

fn cell_problem(words: Words, partner: String, cell: &RefusedCell) -> String {
    let place = [
        ("cell", address(cell.place, cell.number).into()),
        ("partner", partner.into()),
        ("column", financing_label(words, cell.column).into()),
        ("text", cell.text.chars().take(40).collect::<String>().into()),
    ];
    words.problem(&cell.problem.into(), &words.with("workbook-cell", &place))
}

/// Why a file is refused.
pub(crate) fn refusal(words: Words, problem: &WorkbookProblem) -> String {
    const MEGABYTE: u64 = 1024 * 1024;
    let limit = |bytes: u64| [("limit", (bytes / MEGABYTE).into())];
    let sheet = |name: &str| ("sheet", name.to_owned().into());
    match problem {
        WorkbookProblem::TooLarge => words.with("workbook-refused-too-large", &limit(SIZE_LIMIT as u64)),
        WorkbookProblem::NotAWorkbook => words.t("workbook-refused-not-a-workbook"),
        WorkbookProblem::Protected => words.t("workbook-refused-protected"),
        WorkbookProblem::Damaged => words.t("workbook-refused-damaged"),
        WorkbookProblem::Unpacked => words.with("workbook-refused-unpacked", &limit(UNPACKED_LIMIT)),
        WorkbookProblem::TooManyCells => {
            words.with("workbook-refused-cells", &[("most", words.number(i64::try_from(CELL_LIMIT).unwrap_or_default()).into())])
        }
        WorkbookProblem::NoHeadings => {
            let columns = sheet_columns(words).split_off(1).join(", ");
            words.with("workbook-refused-no-headings", &[("lines", i64::from(LINES_ABOVE).into()), ("columns", columns.into())])
        }
        WorkbookProblem::Twice(name, column) => {
            words.with("workbook-refused-twice", &[sheet(name), ("column", financing_label(words, column).into())])
        }
        WorkbookProblem::NoLines(name) => words.with("workbook-refused-no-lines", &[sheet(name)]),
        WorkbookProblem::TooManyLines(name) => words.with("workbook-refused-lines", &[sheet(name), ("most", i64::from(MOST_ROWS).into())]),
    }
}

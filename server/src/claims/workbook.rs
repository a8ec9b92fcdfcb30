//! Cost lines as a file of a spreadsheet: the lines of a part in the columns of the form, and the text that a sheet becomes when it is read.

use crate::financing::euros;
use ::entity::cost_line;
use app::claims::cost_label;
use app::language::Words;
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::claims::COST_COLUMNS;
use domain::financing::Line;
use domain::ids::DocumentId;
use domain::in_kind::Input;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// What a cell of the file holds.
enum Cell {
    Text(String),
    Day(NaiveDate),
    /// Hundredths: an amount, or hours.
    Number(i64),
    Nothing,
}

fn text(value: &str) -> Cell {
    if value.is_empty() { Cell::Nothing } else { Cell::Text(value.to_owned()) }
}

/// A cell of a line. What a method works out is not written: it is worked out again.
fn cell(words: Words, row: &cost_line::Model, column: &str, names: &BTreeMap<DocumentId, String>) -> Cell {
    let asks_rate = row.method.is_some_and(|method| method.asks(Input::Amount));
    match column {
        "from_on" => Cell::Day(row.from_on),
        "until_on" if row.until_on != row.from_on => Cell::Day(row.until_on),
        "description" => text(&row.description),
        "category" => text(&words.label(row.category)),
        "work_package" => text(&row.work_package),
        "means" => text(&words.label(row.means)),
        "person" => text(&row.person),
        "method" => row.method.map_or(Cell::Nothing, |method| text(&words.label(method))),
        "rate" if asks_rate => Cell::Number(row.rate.0),
        "hours" if row.hours.is_positive() => Cell::Number(row.hours.0),
        "amount" => Cell::Number(row.value.0),
        "supplier" => text(&row.supplier),
        "invoice" => text(&row.invoice),
        "evidence" => row.document_id.and_then(|id| names.get(&id)).map_or(Cell::Nothing, |name| text(name)),
        _ => Cell::Nothing,
    }
}

/// The lines as a file.
///
/// # Errors
/// The library cannot write it.
pub(super) fn write(words: Words, rows: &[cost_line::Model], names: &BTreeMap<DocumentId, String>, now: DateTime<Utc>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_timestamp(now.timestamp())?));
    let bold = Format::new().set_bold().set_text_wrap();
    let page = book.add_worksheet();
    page.set_name(words.t("costs-lines"))?.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(COST_COLUMNS) {
        page.set_column_width(column, if name == "description" { 40 } else { 16 })?;
        page.write_string_with_format(0, column, cost_label(words, name), &bold)?;
    }
    for (line, row) in (1..).zip(rows) {
        for (column, name) in (0..).zip(COST_COLUMNS) {
            put(page, (line, column), cell(words, row, name, names))?;
        }
    }
    book.save_to_buffer()
}

fn put(page: &mut Worksheet, (line, column): (u32, u16), cell: Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => page.write_string(line, column, text)?,
        Cell::Day(day) => {
            let format = Format::new().set_num_format("yyyy-mm-dd");
            page.write_datetime_with_format(line, column, ExcelDateTime::parse_from_str(&day.to_string())?, &format)?
        }
        Cell::Number(hundredths) => {
            let format = Format::new().set_num_format("#,##0.00");
            page.write_number_with_format(line, column, euros(Eur(hundredths)), &format)?
        }
        Cell::Nothing => page,
    };
    Ok(())
}

/// The lines of a sheet as they would be pasted: each on the row that it has in the sheet.
pub(super) fn pasted(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut row = 1;
    for line in lines {
        while row < line.number {
            text.push('\n');
            row += 1;
        }
        let cells: Vec<String> = line.cells.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
        row += 1;
    }
    text
}

//! A financing table as an XLSX file: written by one library, read by another. A file comes from anywhere: what it unpacks to, how many cells it
//! has and what they hold is looked at before anything is believed.

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::financing::{AMOUNT_COLUMNS, FinancingRow, Headings, Layout, Line, MOST_ROWS};
use domain::people::Language;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError as WriteError};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

/// The largest file that is taken, in bytes.
pub(crate) const SIZE_LIMIT: usize = 2 * 1024 * 1024;
/// What it may unpack to.
pub(super) const UNPACKED_LIMIT: u64 = 32 * 1024 * 1024;
/// The most cells of a sheet that hold something.
pub(super) const CELL_LIMIT: usize = 100_000;
/// Among how many of the first lines the headings are looked for.
pub(super) const LINES_ABOVE: u32 = 20;
/// The most columns that are looked at.
const COLUMN_LIMIT: u32 = 256;

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WorkbookProblem {
    /// More bytes than the limit.
    TooLarge,
    /// Something else than a workbook.
    NotAWorkbook,
    /// Locked with a password, or the form that Excel had before.
    Protected,
    /// A workbook that cannot be read.
    Damaged,
    /// It unpacks to more than the limit.
    Unpacked,
    /// A sheet with more cells than the limit.
    TooManyCells,
    /// No sheet with the headings.
    NoHeadings,
    /// A sheet that names a column twice.
    Twice(String, &'static str),
    /// A sheet with nothing under its headings.
    NoLines(String),
    /// A sheet with more lines than any project has partners.
    TooManyLines(String),
}

/// The sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadSheet {
    /// What it is called.
    pub name: String,
    /// Its columns.
    pub layout: Layout,
    /// Its lines, by the numbers that a spreadsheet gives them.
    pub lines: Vec<Line>,
}

impl From<XlsxError> for WorkbookProblem {
    fn from(error: XlsxError) -> Self {
        if matches!(error, XlsxError::Password) { Self::Protected } else { Self::Damaged }
    }
}

/// Reads the first sheet in sight that has the headings. Numbers are written as people of this language write them.
pub(super) fn read(bytes: &[u8], headings: &Headings, language: Language) -> Result<ReadSheet, WorkbookProblem> {
    let (mut book, names) = open(bytes)?;
    for name in names {
        let lines = lines(&mut book, &name, (language, Days::Refused))?;
        for (place, line) in lines.iter().enumerate().take_while(|(_, line)| line.number <= LINES_ABOVE) {
            let named = headings.layout(&line.cells).map_err(|column| WorkbookProblem::Twice(name.clone(), column))?;
            let Some(layout) = named else { continue };
            return match lines.len() - place - 1 {
                0 => Err(WorkbookProblem::NoLines(name)),
                below if below > MOST_ROWS as usize => Err(WorkbookProblem::TooManyLines(name)),
                _ => Ok(ReadSheet { name, layout, lines: lines[place + 1..].to_vec() }),
            };
        }
    }
    Err(WorkbookProblem::NoHeadings)
}

/// Reads every line of the first sheet in sight, days as days.
pub(crate) fn first_sheet(bytes: &[u8], language: Language) -> Result<(String, Vec<Line>), WorkbookProblem> {
    let (mut book, names) = open(bytes)?;
    let name = names.into_iter().next().ok_or(WorkbookProblem::NoHeadings)?;
    let lines = lines(&mut book, &name, (language, Days::Read))?;
    if lines.is_empty() { Err(WorkbookProblem::NoLines(name)) } else { Ok((name, lines)) }
}

/// A file that is read as a workbook.
type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// What is done with a cell that holds a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Days {
    /// A day is no amount, whatever number is behind it.
    Refused,
    /// It is a day.
    Read,
}

/// A workbook that is fit to be read, with the sheets in sight.
fn open(bytes: &[u8]) -> Result<(Book<'_>, Vec<String>), WorkbookProblem> {
    if bytes.len() > SIZE_LIMIT {
        return Err(WorkbookProblem::TooLarge);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(WorkbookProblem::Protected);
    }
    if !bytes.starts_with(b"PK") {
        return Err(WorkbookProblem::NotAWorkbook);
    }
    look_unpacked(bytes)?;
    let book: Book<'_> = Xlsx::new(Cursor::new(bytes))?;
    let in_sight = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names = book.sheets_metadata().iter().filter(in_sight).map(|sheet| sheet.name.clone()).collect();
    Ok((book, names))
}

/// Unpacks everything once and keeps nothing: a small file can hold a very large one.
fn look_unpacked(bytes: &[u8]) -> Result<(), WorkbookProblem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookProblem::Damaged)?;
    let mut left = UNPACKED_LIMIT;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| WorkbookProblem::Damaged)?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| WorkbookProblem::Damaged)?;
        left = left.checked_sub(size).ok_or(WorkbookProblem::Unpacked)?;
    }
    Ok(())
}

/// The lines of a sheet that hold something.
fn lines(book: &mut Book<'_>, name: &str, (language, days): (Language, Days)) -> Result<Vec<Line>, WorkbookProblem> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let (row, column) = cell.pos;
        let text = match cell.value {
            // A formula that nobody worked out is no nothing.
            DataRef::Empty if cell.formula.is_some() => "=".to_owned(),
            value => written(&value.into(), language, days),
        };
        if text.is_empty() {
            continue;
        }
        count += 1;
        if count > CELL_LIMIT || column >= COLUMN_LIMIT {
            return Err(WorkbookProblem::TooManyCells);
        }
        let line = rows.entry(row).or_default();
        let place = column as usize;
        if line.len() <= place {
            line.resize(place + 1, String::new());
        }
        line[place] = text;
    }
    Ok(rows.into_iter().map(|(row, cells)| Line { number: row.saturating_add(1), cells }).collect())
}

/// What stands in a cell, as a person would type it.
fn written(value: &Data, language: Language, days: Days) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.trim().to_owned(),
        Data::Int(number) => number_written(&number.to_string(), language),
        Data::Float(number) => number_written(&number.to_string(), language),
        Data::Bool(is) => is.to_string(),
        Data::Error(error) => error.to_string(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => format!("# {text}"),
        Data::DateTime(day) if days == Days::Read && day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(_) => "####".to_owned(),
    }
}

/// A number with a point before its decimals. What a computer makes of a sum, such as 0.30000000000000004, is meant as whole cents; any other
/// number with more than two decimals stays as it is, and is refused.
fn number_written(number: &str, language: Language) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{decimals:0<6}");
    let cents: Option<i64> = format!("{whole}{}", &padded[..2]).parse().ok();
    let cents = match (cents, padded.get(2..6)) {
        (Some(cents), Some("0000")) => Some(cents),
        (Some(cents), Some("9999")) => cents.checked_add(1),
        _ => None,
    };
    match cents {
        Some(cents) => format!("{sign}{}", Eur(cents).written(language)),
        None => format!("{sign}{whole}{}{decimals}", language.decimal()),
    }
}

/// What a spreadsheet calls a cell, such as `C7`.
pub(super) fn address(place: usize, row: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    format!("{}{row}", letters.iter().rev().collect::<String>())
}

/// The table as a file: headings, and a line a partner with amounts that a spreadsheet can add up. Names stay text, whatever they begin with.
pub(super) fn write(sheet: &str, headings: &[String], rows: &[(String, FinancingRow)], now: DateTime<Utc>) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_timestamp(now.timestamp())?));
    let (bold, money) = (Format::new().set_bold().set_text_wrap(), Format::new().set_num_format("#,##0.00"));
    let page = book.add_worksheet();
    page.set_name(sheet)?.set_freeze_panes(1, 1)?.set_column_width(0, 40)?;
    for (column, heading) in (0..).zip(headings) {
        page.write_string_with_format(0, column, heading, &bold)?;
    }
    for (line, (name, row)) in (1..).zip(rows) {
        page.write_string(line, 0, name)?;
        for (column, field) in (1..).zip(AMOUNT_COLUMNS) {
            page.set_column_width(column, 16)?.write_number_with_format(line, column, euros(row.amount(field)), &money)?;
        }
    }
    book.save_to_buffer()
}

/// The amount in euros, as a spreadsheet keeps numbers: the nearest one to its digits.
pub(crate) fn euros(amount: Eur) -> f64 {
    format!("{}.{:02}", amount.0 / 100, amount.0 % 100).parse().unwrap_or_default()
}

#[cfg(test)]
#[path = "workbook_tests.rs"]
mod tests;

//! Workbooks as programs write them, and files that only look like one.

use super::*;
use app::financing::{sheet_columns, sheet_headings};
use app::language::Words;
use domain::financing::{PublicMoney, PublicSource};
use domain::ids::PartnerId;
use rust_xlsxwriter::Formula;
use std::io::Write;
use zip::write::SimpleFileOptions;

fn row(cost: i64) -> FinancingRow {
    let public = PublicMoney::only(PublicSource::Province, Eur(1_999_999_999));
    FinancingRow { cost: Eur(cost), public, other: Eur(1), ..FinancingRow::empty(PartnerId(uuid::Uuid::from_u128(1))) }
}

fn read_nl(bytes: &[u8]) -> Result<ReadSheet, WorkbookProblem> {
    read(bytes, &sheet_headings(), Language::Nl)
}

/// A workbook with one sheet of these cells.
fn book(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("Begroting").expect("a name"));
    book.save_to_buffer().expect("a file")
}

fn number(page: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, number: f64) {
    page.write_number(row, column, number).expect("a cell");
}

fn text(page: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, text: &str) {
    page.write_string(row, column, text).expect("a cell");
}

fn headed(page: &mut rust_xlsxwriter::Worksheet) {
    text(page, 2, 1, "Cost");
    text(page, 2, 3, "partner");
}

#[test]
fn a_table_reads_back_as_it_was_written_in_both_languages_to_the_cent() {
    for language in Language::ALL {
        let columns = sheet_columns(Words::new(*language));
        let rows = [0, 1, 29, 4_500_050, 999_999_999_999, 1_000_000_000_000].map(|cents| ("=Regge B.V.".to_owned(), row(cents)));
        let file = write("Innovatie", &columns, &rows, DateTime::UNIX_EPOCH).expect("a file");
        let sheet = read(&file, &sheet_headings(), *language).expect("a sheet");
        assert_eq!((sheet.name.as_str(), &sheet.layout), ("Innovatie", &Layout::default()));
        for (line, (name, row)) in sheet.lines.iter().zip(&rows) {
            let amounts: Vec<_> = line.cells[1..].iter().map(|cell| Eur::parse(cell, language.thousands()).expect("an amount")).collect();
            assert_eq!((&line.cells[0], amounts), (name, AMOUNT_COLUMNS.map(|column| row.amount(column)).to_vec()), "{language}");
        }
    }
}

#[test]
fn a_number_is_whole_cents_or_stays_what_it_is() {
    let rows = [
        ("1250000", "1.250.000"),
        ("1250000.5", "1.250.000,50"),
        ("0.30000000000000004", "0,30"),
        ("1234.9999999999998", "1.235"),
        ("416666.6666666667", "416666,6666666667"),
        ("1.234", "1,234"),
        ("-5.25", "-5,25"),
        ("100000000000000000000", "100000000000000000000,"),
    ];
    for (number, expected) in rows {
        assert_eq!(number_written(number, Language::Nl), expected, "{number}");
    }
    for number in ["416666.6666666667", "1.234", "-5.25", "100000000000000000000"] {
        for language in Language::ALL {
            assert!(Eur::parse(&number_written(number, *language), language.thousands()).is_err(), "{number} in {language}");
        }
    }
}

#[test]
fn headings_may_stand_lower_and_elsewhere_and_rows_keep_their_numbers() {
    let file = book(|page| {
        text(page, 0, 0, "Begroting 2027");
        headed(page);
        page.write_number(4, 1, 1_250.5).expect("a cell");
        text(page, 4, 3, " Regge ");
    });
    let sheet = read_nl(&file).expect("a sheet");
    assert_eq!((sheet.name.as_str(), sheet.lines.len()), ("Begroting", 1));
    assert_eq!((sheet.lines[0].number, &sheet.lines[0].cells), (5, &["", "1.250,50", "", "Regge"].map(str::to_owned).to_vec()));
    assert_eq!([address(1, 5), address(25, 1), address(26, 1), address(701, 2), address(702, 3)], ["B5", "Z1", "AA1", "ZZ2", "AAA3"]);
}

#[test]
fn a_day_a_mistake_and_a_formula_that_nobody_worked_out_are_no_amounts() {
    let file = book(|page| {
        headed(page);
        let day = Format::new().set_num_format("d-m-yyyy");
        page.write_number_with_format(3, 1, 46_000.0, &day).expect("a cell");
        page.write_formula(4, 1, Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
        page.write_formula(5, 1, Formula::new("=2+3").set_result("77777")).expect("a cell");
        page.write_boolean(6, 1, true).expect("a cell");
    });
    let file = edited(&file, |name, text| if name.contains("sheet1") { text.replace("<v>77777</v>", "") } else { text });
    let sheet = read_nl(&file).expect("a sheet");
    let cells: Vec<_> = sheet.lines.iter().map(|line| line.cells[1].as_str()).collect();
    assert_eq!(cells, ["####", "#DIV/0!", "=", "true"]);
    assert!(cells.iter().all(|cell| Eur::parse(cell, '.').is_err()));
}

/// The same file with other texts in its parts.
fn edited(file: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a file");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let (name, mut text) = (archive.by_index(place).expect("a part").name().expect("a name").into_owned(), String::new());
        archive.by_index(place).expect("a part").read_to_string(&mut text).expect("text");
        out.start_file(&name, SimpleFileOptions::default()).expect("a part");
        out.write_all(edit(&name, text).as_bytes()).expect("room");
    }
    out.finish().expect("a file").into_inner()
}

#[test]
fn a_file_that_is_no_table_is_refused_with_the_reason() {
    let whole = book(|page| {
        headed(page);
        number(page, 3, 1, 5.0);
    });
    let bomb = edited(&whole, |name, text| if name.contains("sheet1") { format!("{text}{}", " ".repeat(40 * 1024 * 1024)) } else { text });
    let empty = || book(headed);
    let many = || {
        book(|page| {
            headed(page);
            (3..504).for_each(|line| number(page, line, 1, 5.0));
        })
    };
    let far = || book(|page| number(page, 0, 16_000, 1.0));
    let twice = || {
        book(|page| {
            headed(page);
            text(page, 2, 4, "Kosten");
        })
    };
    let name = || "Begroting".to_owned();
    let rows = [
        (b"Partner;Kosten\nRegge;5".to_vec(), WorkbookProblem::NotAWorkbook),
        (Vec::new(), WorkbookProblem::NotAWorkbook),
        (b"PK\x03\x04 and nothing behind it".to_vec(), WorkbookProblem::Damaged),
        (whole[..whole.len() / 2].to_vec(), WorkbookProblem::Damaged),
        ([&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat(), WorkbookProblem::Protected),
        (vec![b'P'; SIZE_LIMIT + 1], WorkbookProblem::TooLarge),
        (bomb, WorkbookProblem::Unpacked),
        (book(|page| text(page, 0, 0, "Partner")), WorkbookProblem::NoHeadings),
        (far(), WorkbookProblem::TooManyCells),
        (twice(), WorkbookProblem::Twice(name(), "cost")),
        (empty(), WorkbookProblem::NoLines(name())),
        (many(), WorkbookProblem::TooManyLines(name())),
    ];
    for (place, (file, problem)) in rows.into_iter().enumerate() {
        assert_eq!(read_nl(&file), Err(problem), "file {place}");
    }
}

#[test]
fn a_file_broken_at_any_place_is_read_or_refused_and_breaks_nothing() {
    let whole = book(|page| {
        headed(page);
        number(page, 3, 1, 5.0);
    });
    for place in (0..whole.len()).step_by(7) {
        let mut broken = whole.clone();
        broken[place] ^= 0x5a;
        let read = std::panic::catch_unwind(|| read_nl(&broken).is_ok());
        assert!(read.is_ok(), "byte {place}");
    }
}

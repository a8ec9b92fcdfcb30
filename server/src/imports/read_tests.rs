//! Good files, bad files, and the word for each.

use super::*;
use domain::imports::ProblemCode;

const ROW: &str =
    "TRPC,TPRC Enschede,,EFRO,,\"Onderzoek,\nmet een regeleinde\",,1.442.727,2.611.273,4.054.000,8.108.000,18,25.04.2016,01.01.2010,31.12.2014,\n";

fn headers() -> String {
    let names: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    format!("{}\n", names.join(","))
}

fn outcome(bytes: &[u8]) -> Result<DryRun, FileProblem> {
    ProjectList::new(bytes)?.dry_run()
}

#[test]
fn a_good_list_is_read() {
    let expected = DryRun { rows: 1, importable: 1, problems: vec![] };
    assert_eq!(outcome(format!("{}{ROW}", headers()).as_bytes()), Ok(expected.clone()));
    assert_eq!(outcome(format!("\u{feff}{}{ROW}", headers()).replace('\n', "\r\n").as_bytes()), Ok(expected));
}

#[test]
fn columns_may_stand_in_any_order_beside_others() {
    let list = format!("eigen,{}1,{ROW}", headers());
    let mut list = ProjectList::new(list.as_bytes()).expect("one column more is no reason to refuse");
    let checked = list.next_row().expect("the row is whole").expect("there is a row");
    assert_eq!(checked.project.map(|project| project.title), Some("TPRC Enschede".to_owned()));
    let source: serde_json::Value = serde_json::from_str(&list.source()).expect("the source row is JSON");
    assert_eq!(source["Samenvatting"], "Onderzoek,\nmet een regeleinde");
}

#[test]
fn each_bad_file_is_refused_with_its_reason() {
    let good = format!("{}{ROW}", headers());
    let long = format!("{}{}{ROW},nog een\n", headers(), ROW);
    let latin: Vec<u8> = good.replace("Onderzoek", "Onderzo\u{e9}k").chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let at = latin.iter().position(|byte| *byte == 0xe9).map_or(0, |at| at as u64 + 1);
    let cut_off = [good.as_bytes(), &[0xe2, 0x82]].concat();
    let rows: Vec<(&str, Vec<u8>, FileProblem)> = vec![
        ("nothing", vec![], FileProblem::NoRows),
        ("headers only", headers().into_bytes(), FileProblem::NoRows),
        ("Latin-1", latin, FileProblem::NotUtf8 { byte: at, line: 2 }),
        ("cut off inside a character", cut_off, FileProblem::NotUtf8 { byte: good.len() as u64 + 1, line: 4 }),
        ("UTF-16", vec![0xff, 0xfe, b'B', 0, b'e', 0], FileProblem::NotUtf8 { byte: 1, line: 1 }),
        ("a workbook", b"PK\x03\x04\x14\x00".to_vec(), FileProblem::NotText { byte: 3 }),
        ("a missing column", good.replace("Begindatum", "Start").into_bytes(), FileProblem::MissingColumns(vec![Column::Start])),
        ("one cell more", long.into_bytes(), FileProblem::UnequalLength { line: 6, expected: 16, found: 2 }),
    ];
    for (name, bytes, expected) in rows {
        assert_eq!(outcome(&bytes), Err(expected), "{name}");
    }
}

#[test]
fn characters_that_lie_across_two_buffers_are_no_problem() {
    let row = ROW.replace("Onderzoek", &"é€".repeat(40_000));
    for shift in ["", "x", "xx", "xxx", "xxxx"] {
        let list = format!("{}{shift}{row}", headers());
        assert_eq!(outcome(list.as_bytes()).map(|report| report.problems), Ok(vec![]), "{shift}");
    }
}

#[test]
fn more_than_the_limit_is_refused_while_reading() {
    let endless = headers().into_bytes();
    let endless = endless.as_slice().chain(std::io::repeat(b'x'));
    let refused = ProjectList::new(endless).and_then(ProjectList::dry_run);
    assert_eq!(refused, Err(FileProblem::TooLarge { size: None, limit: SIZE_LIMIT }));
}

#[test]
fn rows_are_counted_below_the_headers_whatever_their_line_breaks() {
    let list = format!("{}{ROW}{}", headers(), ROW.replace("TPRC", "VentureLab").replace("8.108.000", ""));
    let report = outcome(list.as_bytes()).expect("the list is good");
    assert_eq!(report.problems.iter().map(|problem| (problem.row, problem.code)).collect::<Vec<_>>(), [(2, ProblemCode::NoTotal)]);
}

/// The outcome for a file, of which nobody says how it is written.
fn sniffed(bytes: &[u8]) -> Result<(u32, u32), FileProblem> {
    let report = ProjectList::written(Writing::of(bytes)?, bytes)?.dry_run()?;
    Ok((report.rows, report.importable))
}

#[test]
fn a_list_is_read_however_a_program_wrote_it() {
    let good = format!("{}{ROW}", headers());
    let semicolons = format!("{}{}", headers().replace(',', ";"), ROW.replace("\"Onderzoek,", "\"Onderzoek|").replace(',', ";").replace('|', ","));
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect::<Vec<u8>>();
    let utf16: Vec<u8> = [0xfe, 0xff].into_iter().chain(semicolons.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let files: [(&str, Vec<u8>); 9] = [
        ("commas", good.clone().into_bytes()),
        ("semicolons", semicolons.clone().into_bytes()),
        ("tabs", semicolons.replace(';', "\t").into_bytes()),
        ("Windows-1252", latin(&semicolons.replace("Onderzoek", "\u{c9}\u{e9}n caf\u{e9}"))),
        ("Windows-1252 with a dash and a quote", latin(&semicolons.replace("Onderzoek", "\u{93}x\u{94} \u{96} \u{80}"))),
        ("with a mark of UTF-8", format!("\u{feff}{semicolons}").into_bytes()),
        ("UTF-16", utf16),
        ("a separator in its own line", format!("sep=;\r\n{semicolons}").into_bytes()),
        ("a title above and blank rows", format!("Overzicht\n;;\n{semicolons}{}\n;;;\n", ";".repeat(15)).into_bytes()),
    ];
    for (name, bytes) in files {
        assert_eq!(sniffed(&bytes), Ok((1, 1)), "{name}");
    }
}

#[test]
fn utf8_that_was_damaged_or_cut_off_is_not_taken_for_something_else() {
    let good = format!("{}{}", headers(), ROW.replace("Onderzoek", "Één café, coöperatie"));
    let damaged = [good.as_bytes(), b"\xe9,x\n"].concat();
    assert_eq!(sniffed(&damaged), Err(FileProblem::NotUtf8 { byte: good.len() as u64 + 1, line: 4 }));
    let cut_off = [good.as_bytes(), &[0xe2, 0x82]].concat();
    assert_eq!(sniffed(&cut_off), Err(FileProblem::NotUtf8 { byte: good.len() as u64 + 1, line: 4 }));
}

#[test]
fn a_header_that_comes_twice_is_told_and_the_first_counts() {
    let list = format!("{},Begunstigde\n{}", headers().trim(), ROW.replace('\n', "").replace("met een regeleinde\"", "x\"") + ",oud\n");
    let mut list = ProjectList::new(list.as_bytes()).expect("a list");
    assert_eq!(list.doubled(), [Column::Beneficiary]);
    assert!(list.next_row().expect("whole").is_some());
    assert_eq!(list.cell(Column::Beneficiary), "TRPC");
}

#[test]
fn a_source_row_reads_back_as_the_project_that_it_told() {
    let list = format!("{}{ROW}", headers());
    let mut list = ProjectList::new(list.as_bytes()).expect("a list");
    let told = list.next_row().expect("whole").expect("a row").project;
    assert_eq!(of_source(&list.source()), told);
    assert_eq!(of_source("geen JSON"), None);
}

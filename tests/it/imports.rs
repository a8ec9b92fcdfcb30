//! The real project list: what a dry run says of it, and how fast. The list is test input and no part of the project; without it these tests say so and pass.

use domain::imports::{Column, DryRun, ProblemCode};
use server::imports::{FileProblem, ProjectList, SIZE_LIMIT, write_json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The list, or nothing and a word about it.
pub fn real_list() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/programme/real/StructuralFundsNL2007NOW.csv");
    if path.exists() {
        return Some(path);
    }
    println!("skipped: the real project list is not at {}", path.display());
    None
}

fn dry_run(path: &Path) -> Result<DryRun, FileProblem> {
    ProjectList::open(path)?.dry_run()
}

fn where_found(report: &DryRun, wanted: ProblemCode) -> Vec<(u32, Column)> {
    report.problems.iter().filter(|problem| problem.code == wanted).map(|problem| (problem.row, problem.column)).collect()
}

#[test]
fn the_real_list_is_read_with_all_its_dirt() {
    let Some(path) = real_list() else { return };
    let report = dry_run(&path).expect("the list is a list");
    assert_eq!((report.rows, report.importable), (1808, 1808));
    let counts: Vec<(ProblemCode, usize)> = ProblemCode::ALL.iter().map(|&code| (code, report.count(code))).collect();
    let expected = [
        (ProblemCode::Unbalanced, 410),
        (ProblemCode::NoTotal, 20),
        (ProblemCode::Overflow, 24),
        (ProblemCode::DamagedText, 847),
        (ProblemCode::NoEndDate, 132),
        (ProblemCode::EndBeforeStart, 1),
        (ProblemCode::NoBeneficiary, 2),
        (ProblemCode::SumRow, 0),
        (ProblemCode::Duplicate, 2),
    ];
    assert_eq!(counts, expected);
    assert_eq!(where_found(&report, ProblemCode::EndBeforeStart), [(765, Column::End)]);
    assert_eq!(where_found(&report, ProblemCode::Duplicate), [(1489, Column::Title), (1599, Column::Title)]);
}

#[test]
fn tprc_enschede_is_on_the_list_and_adds_up() {
    let Some(path) = real_list() else { return };
    let mut list = ProjectList::open(&path).expect("the list is a list");
    while let Some(checked) = list.next_row().expect("the list is whole") {
        if checked.row == 98 {
            let project = checked.project.expect("the row is a project");
            assert_eq!(project.title, "Thermoplastic composites Research Center (TPRC) Enschede");
            assert_eq!((project.total, project.parts()), (Some(domain::Eur::euros(8_108_000)), domain::Eur::euros(8_108_000)));
            return;
        }
    }
    panic!("the list has no row 98");
}

#[test]
fn a_dry_run_prints_rows_columns_and_codes() {
    let headers: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    let list = format!("{}\nTRPC,TPRC Enschede,,EFRO,,,,1.000,,,2.000,50,25.04.2016,01.01.2010,,\n", headers.join(","));
    let report = ProjectList::new(list.as_bytes()).and_then(ProjectList::dry_run).expect("the list is good");
    let mut printed = Vec::new();
    write_json(&report, &mut printed).expect("memory can be written to");
    let expected = concat!(
        r#"{"rows":1,"importable":1,"problems":["#,
        r#"{"row":1,"column":"Totale kosten in Euro's","code":"unbalanced"},"#,
        r#"{"row":1,"column":"Einddatum","code":"no_end_date"}]}"#,
        "\n"
    );
    assert_eq!(String::from_utf8_lossy(&printed), expected);
}

#[test]
fn a_file_of_200_mb_is_refused_before_it_is_read() {
    let path = std::env::temp_dir().join(format!("poort-large-{}.csv", std::process::id()));
    let size = 200 * 1024 * 1024;
    std::fs::File::create(&path).and_then(|file| file.set_len(size)).expect("the folder for temporary files can be written to");
    let refused = dry_run(&path);
    std::fs::remove_file(&path).expect("the file was just made");
    assert_eq!(refused, Err(FileProblem::TooLarge { size: Some(size), limit: SIZE_LIMIT }));
}

#[test]
fn a_hundred_thousand_rows_are_checked_and_the_speed_is_printed() {
    let headers: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    let summary = "Onderzoek naar kunststof met vezels voor de maakindustrie. ".repeat(10);
    let mut list = headers.join(",") + "\n";
    for number in 0..100_000 {
        let _ = writeln!(
            list,
            "Bedrijf {number} B.V.,Project {number},,EFRO,,\"{summary}\",,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2014,"
        );
    }
    let started = Instant::now();
    let report = ProjectList::new(list.as_bytes()).and_then(ProjectList::dry_run).expect("the list is good");
    let millis = started.elapsed().as_millis().max(1);
    println!("dry run: {} rows in {millis} ms, {} rows a second", report.rows, u128::from(report.rows) * 1000 / millis);
    assert_eq!(report, DryRun { rows: 100_000, importable: 100_000, problems: Vec::new() });
}

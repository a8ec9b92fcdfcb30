//! Rows as the list has them, good and bad, and what the checker says of each.

use super::*;

const GOOD: [&str; Column::COUNT] = [
    "TRPC",
    "Thermoplastic composites Research Center (TPRC) Enschede",
    "",
    "EFRO",
    "Oost-Nederland",
    "Onderzoek naar kunststof met vezels.",
    "",
    "1.442.727",
    "2.611.273",
    "4.054.000",
    "8.108.000",
    "18",
    "25.04.2016",
    "01.01.2010",
    "31.12.2014",
    "",
];

type Cells<'a> = &'a [(Column, &'a str)];
type Found<'a> = &'a [(Column, ProblemCode)];

/// The good row with other cells.
pub(in crate::imports) fn row<'a>(changes: Cells<'a>) -> RawRow<'a> {
    let mut cells: [&'a str; Column::COUNT] = GOOD;
    for &(column, text) in changes {
        cells[column as usize] = text;
    }
    RawRow(cells)
}

fn problems_of(changes: Cells<'_>) -> Vec<(Column, ProblemCode)> {
    Checker::new().check(&row(changes)).problems.iter().map(|problem| (problem.column, problem.code)).collect()
}

#[test]
fn a_good_row_is_read_whole() {
    let checked = Checker::new().check(&row(&[]));
    let project = checked.project.expect("a good row is a project");
    assert_eq!(checked.problems, []);
    assert_eq!(project.total, Some(Eur::euros(8_108_000)));
    assert_eq!(project.parts(), Eur::euros(8_108_000));
    assert_eq!(project.start, chrono::NaiveDate::from_ymd_opt(2010, 1, 1));
    assert_eq!(project.title_english, None);
}

#[test]
fn each_problem_is_told_with_its_column_and_the_row_still_becomes_a_project() {
    use Column as C;
    use ProblemCode as P;
    let rows: &[(Cells<'_>, Found<'_>)] = &[
        (&[(C::Total, "8.108.001")], &[(C::Total, P::Unbalanced)]),
        (&[(C::OtherPublic, ""), (C::OtherPrivate, "")], &[(C::Total, P::Unbalanced)]),
        (&[(C::Total, "")], &[(C::Total, P::NoTotal)]),
        (&[(C::Total, "21.474.836")], &[(C::Total, P::Unbalanced), (C::Total, P::Overflow)]),
        (&[(C::OtherPrivate, "21.474.836"), (C::Total, "25.528.836")], &[(C::OtherPrivate, P::Overflow)]),
        (&[(C::Summary, "potenti\u{fffd}le partners")], &[(C::Summary, P::DamagedText)]),
        (&[(C::EuGrant, "veel")], &[(C::EuGrant, P::DamagedText)]),
        (&[(C::Start, "31.02.2010")], &[(C::Start, P::DamagedText)]),
        (&[(C::Start, "")], &[]),
        (&[(C::End, " ")], &[(C::End, P::NoEndDate)]),
        (&[(C::End, "15.10.1931")], &[(C::End, P::EndBeforeStart)]),
        (&[(C::End, "01.01.2010")], &[]),
        (&[(C::Total, "8.108.000,00")], &[]),
        (&[(C::Beneficiary, "")], &[(C::Beneficiary, P::NoBeneficiary)]),
    ];
    for (changes, expected) in rows {
        assert_eq!(&problems_of(changes), expected, "{changes:?}");
        assert!(Checker::new().check(&row(changes)).project.is_some(), "{changes:?}");
    }
}

#[test]
fn a_sum_is_told_and_is_no_project() {
    let mut checker = Checker::new();
    assert!(checker.check(&row(&[])).project.is_some());
    let bare = [Column::Fund, Column::Summary, Column::Updated, Column::Start, Column::End].map(|column| (column, ""));
    let cells: Vec<_> = bare.into_iter().chain([(Column::Beneficiary, "Totaal"), (Column::Title, "1 project")]).collect();
    let sum = checker.check(&row(&cells));
    assert_eq!((sum.project, sum.problems), (None, vec![RowProblem { row: 2, column: Column::Beneficiary, code: ProblemCode::SumRow }]));
}

#[test]
fn a_row_without_a_beneficiary_keeps_its_amounts() {
    let project = Checker::new().check(&row(&[(Column::Beneficiary, " ")])).project.expect("a project");
    assert_eq!((project.beneficiary.as_deref(), project.total, project.parts()), (None, Some(Eur::euros(8_108_000)), Eur::euros(8_108_000)));
}

#[test]
fn one_project_written_with_composed_and_decomposed_accents_comes_twice() {
    let mut checker = Checker::new();
    assert!(checker.check(&row(&[(Column::Title, "Coöperatief façadeproject")])).project.is_some());
    let again = checker.check(&row(&[(Column::Title, "Coo\u{308}peratief fac\u{327}adeproject")]));
    assert_eq!((again.project, again.problems.iter().map(|one| one.code).collect::<Vec<_>>()), (None, vec![ProblemCode::Duplicate]));
}

#[test]
fn a_row_without_a_readable_title_stops() {
    for title in ["", "  ", "\u{fffd}\u{fffd}", "?!"] {
        let checked = Checker::new().check(&row(&[(Column::Title, title)]));
        assert_eq!(checked.project, None, "{title}");
        assert_eq!(checked.problems, [RowProblem { row: 1, column: Column::Title, code: ProblemCode::DamagedText }], "{title}");
    }
}

#[test]
fn a_repeated_row_stops_and_a_next_round_does_not() {
    let mut checker = Checker::new();
    let duplicate = |row| vec![RowProblem { row, column: Column::Title, code: ProblemCode::Duplicate }];
    assert_eq!(checker.check(&row(&[])).problems, []);
    let repeated =
        checker.check(&row(&[(Column::Title, "THERMOPLASTIC  composites research center - TPRC - Enschede"), (Column::Summary, "anders")]));
    assert_eq!((repeated.project, repeated.problems), (None, duplicate(2)));
    let next_round = checker.check(&row(&[(Column::End, "31.12.2015")]));
    assert_eq!((next_round.project.is_some(), next_round.problems), (true, duplicate(3)));
    let of_another = checker.check(&row(&[(Column::Beneficiary, "Universiteit Twente")]));
    assert_eq!((of_another.project.is_some(), of_another.problems), (true, vec![]));
}

#[test]
fn months_count_begun_ones_whole() {
    let rows = [
        ("01.01.2010", "31.12.2014", Some(60)),
        ("19.02.2009", "30.06.2014", Some(65)),
        ("15.03.2010", "14.04.2010", Some(1)),
        ("15.03.2010", "15.04.2010", Some(2)),
        ("01.01.2010", "01.01.2010", Some(1)),
        ("14.03.2003", "15.10.1931", None),
        ("", "31.12.2014", None),
        ("01.01.2010", "", None),
    ];
    for (start, end, expected) in rows {
        let project = Checker::new().check(&row(&[(Column::Start, start), (Column::End, end)])).project.expect("a row with a title is a project");
        assert_eq!(project.months(), expected, "{start} to {end}");
    }
}

#[test]
fn the_report_is_written_as_agreed() {
    let mut report = super::super::DryRun::default();
    report.add(&Checker::new().check(&row(&[(Column::Total, "")])));
    let expected = r#"{"rows":1,"importable":1,"problems":[{"row":1,"column":"Totale kosten in Euro's","code":"no_total"}]}"#;
    assert_eq!(serde_json::to_string(&report).expect("a report can be written"), expected);
}

#[test]
fn a_dry_run_counts_each_problem() {
    let (mut report, mut checker) = (super::super::DryRun::default(), Checker::new());
    for changes in [[].as_slice(), &[(Column::Total, "")], &[(Column::Title, "Anders"), (Column::Total, "")], &[(Column::Title, "")]] {
        report.add(&checker.check(&row(changes)));
    }
    let counts: Vec<_> = ProblemCode::ALL.iter().map(|code| (*code, report.count(*code))).filter(|(_, count)| *count > 0).collect();
    assert_eq!((report.rows, report.importable), (4, 3));
    assert_eq!(counts, [(ProblemCode::NoTotal, 2), (ProblemCode::DamagedText, 1), (ProblemCode::Duplicate, 1)]);
}

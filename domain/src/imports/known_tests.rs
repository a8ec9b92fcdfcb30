//! Two releases of a list: rows that stayed, rows that changed, rows that came, and rounds under one name.

use super::super::Checker;
use super::super::check::tests::row;
use super::*;

type Cells<'a> = &'a [(Column, &'a str)];

fn project(changes: Cells<'_>) -> LegacyProject {
    Checker::new().check(&row(changes)).project.expect("a row with a title is a project")
}

fn pairs(known: &[Cells<'_>], list: &[Cells<'_>]) -> Vec<Option<usize>> {
    let traces = |rows: &[Cells<'_>]| rows.iter().map(|cells| Trace::of(&project(cells))).collect::<Vec<_>>();
    pair(&traces(known), &traces(list))
}

const OTHER: Cells<'_> = &[(Column::Title, "Robots"), (Column::Start, "01.02.2011"), (Column::Total, "1.000")];

#[test]
fn a_row_that_changed_is_the_known_project_and_never_a_second_one() {
    let changes: [Cells<'_>; 5] = [
        &[(Column::End, "30.06.2015")],
        &[(Column::OtherPublic, "2.511.273"), (Column::OtherPrivate, "4.154.000")],
        &[(Column::Summary, "Anders.")],
        &[(Column::Total, "9.000.000"), (Column::EuGrant, "2.334.727")],
        &[(Column::Title, "THERMOPLASTIC composites Research Center, TPRC Enschede"), (Column::Start, "01.02.2010")],
    ];
    for change in changes {
        assert_eq!(pairs(&[OTHER, &[]], &[change, OTHER]), [Some(1), Some(0)], "{change:?}");
    }
}

#[test]
fn a_name_of_which_half_changed_is_still_the_known_project() {
    assert_eq!(pairs(&[&[]], &[&[(Column::Title, "TPRC, tweede naam")]]), [Some(0)]);
    assert_eq!(pairs(&[&[]], &[&[(Column::Beneficiary, "Universiteit Twente")]]), [Some(0)]);
    assert_eq!(pairs(&[&[]], &[&[(Column::Title, "Iets anders"), (Column::Total, "8.108.001")]]), [None]);
    assert_eq!(pairs(&[&[]], &[&[(Column::Title, "A"), (Column::Beneficiary, "B")]]), [None]);
}

#[test]
fn another_round_under_the_same_name_is_a_project_of_its_own() {
    let round: Cells<'_> = &[(Column::Start, "01.01.2015"), (Column::End, "31.12.2016"), (Column::Total, "5.000")];
    assert_eq!(pairs(&[&[]], &[&[], round]), [Some(0), None]);
    assert_eq!(pairs(&[&[]], &[round]), [None]);
    let later: Cells<'_> = &[(Column::Start, "01.01.2015"), (Column::End, "30.06.2017"), (Column::Total, "5.000")];
    assert_eq!(pairs(&[&[], round], &[later, &[]]), [Some(1), Some(0)]);
}

#[test]
fn only_what_ends_up_in_a_project_is_a_change_and_how_a_text_is_stored_is_none() {
    let told = |changes: Cells<'_>| changed_columns(&project(&[]), &project(changes));
    assert_eq!(told(&[]), []);
    assert_eq!(told(&[(Column::Updated, "01.01.2020"), (Column::Website, "https://tprc.nl"), (Column::Theme, "x")]), []);
    assert_eq!(told(&[(Column::Summary, " Onderzoek  naar kunststof\nmet vezels.")]), []);
    assert_eq!(told(&[(Column::End, "30.06.2015"), (Column::Summary, "Anders.")]), [Column::Summary, Column::End]);
    let composed = project(&[(Column::Summary, "Één")]);
    assert_eq!(changed_columns(&composed, &project(&[(Column::Summary, "E\u{301}e\u{301}n")])), []);
    assert_eq!(composed.value(Column::Total), Value::Money(Eur::euros(8_108_000)));
}

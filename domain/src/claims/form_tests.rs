//! What is refused of a cost line, and what is not.

use super::*;
use crate::Eur;
use crate::ids::{CostLineId, DocumentId, OrganisationId, ProjectId, ReportId};
use crate::in_kind::{Hours, InKindNumbers};
use crate::people::Language;
use crate::problem::ProblemKind;
use crate::reports::ReportKind;
use chrono::NaiveDate;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

const fn own() -> OrganisationId {
    OrganisationId(Uuid::from_u128(1))
}

const fn report(number: u128) -> ReportId {
    ReportId(Uuid::from_u128(number))
}

const fn document(number: u128) -> DocumentId {
    DocumentId(Uuid::from_u128(number))
}

pub(super) fn around() -> CostAround {
    let numbers = InKindNumbers { ceiling: Eur::euros(125), fixed_rate: Eur::euros(50), hours_of_year: Hours::whole(1_720), wage_percent: 132 };
    let evidence = |number: u128, name: &str| Evidence { id: document(number), name: name.to_owned(), sha256: format!("hash{number}") };
    CostAround {
        here: (report(1), own()),
        period: (day("2026-04-23"), day("2026-10-22")),
        project_start: Some(day("2026-05-01")),
        numbers,
        left: CostLeft { cash: Eur::euros(10_000), in_kind: Eur::euros(100_000) },
        others: Vec::new(),
        evidence: vec![evidence(1, "factuur.pdf"), evidence(2, "urenstaat.pdf")],
    }
}

pub(super) fn bill() -> CostForm {
    CostForm {
        from_on: "2026-05-19".to_owned(),
        description: "Koolstofweefsel, 240 m²".to_owned(),
        category: "materials".to_owned(),
        means: "cash".to_owned(),
        amount: "9.000,50".to_owned(),
        supplier: "Weverij Regge B.V.".to_owned(),
        invoice: "2026-0187".to_owned(),
        evidence: "factuur.pdf".to_owned(),
        ..CostForm::default()
    }
}

fn work() -> CostForm {
    CostForm {
        from_on: "2026-05-01".to_owned(),
        until_on: "2026-06-30".to_owned(),
        description: "Procesingenieur".to_owned(),
        category: "staff".to_owned(),
        means: "in_kind".to_owned(),
        person: "Zoë de Vries".to_owned(),
        method: "individual_rate".to_owned(),
        rate: "60.000".to_owned(),
        hours: "400".to_owned(),
        ..CostForm::default()
    }
}

fn there(form: &CostForm, of: (u128, OrganisationId)) -> Counted {
    let line = form.check(&around(), Language::Nl).expect("a line");
    let place = LinePlace {
        line: CostLineId(Uuid::from_u128(9)),
        number: 4,
        report: report(of.0),
        report_name: (ReportKind::HalfYear, 1),
        project: ProjectId(Uuid::from_u128(of.0)),
        title: "VezelBalk".to_owned(),
        organisation: of.1,
    };
    let sha256 = around().hash(line.document).map(str::to_owned);
    line.counted(place, sha256)
}

fn problems(form: &CostForm, around: &CostAround) -> Vec<(String, ProblemKind)> {
    let checked = form.check(around, Language::Nl);
    checked.err().map(|refused| refused.problems).unwrap_or_default().into_iter().map(|problem| (problem.field, problem.kind)).collect()
}

fn refused(form: &CostForm, field: &str, kind: ProblemKind) {
    assert_eq!(problems(form, &around()), [(field.to_owned(), kind)]);
}

#[test]
fn a_line_is_read_with_its_value_and_its_form_shows_it_again() {
    for form in [bill(), work(), CostForm { method: String::new(), rate: String::new(), amount: "20.000".to_owned(), ..work() }] {
        let line = form.check(&around(), Language::Nl).expect("a line");
        assert_eq!(CostForm::of(&line, Language::Nl).check(&around(), Language::Nl), Ok(line));
    }
    let line = work().check(&around(), Language::Nl).expect("a line");
    assert_eq!((line.value, line.rate, line.year), (Eur(1_841_860), Eur::euros(60_000), 2026));
    assert_eq!(bill().check(&around(), Language::Nl).expect("a line").document, Some(document(1)));
}

#[test]
fn every_field_that_is_missing_is_named_at_once() {
    let fields = |form: &CostForm| problems(form, &around()).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
    assert_eq!(fields(&CostForm::default()), ["from_on", "description", "category", "means"]);
    let bare = |category: &str, means: &str| CostForm { category: category.to_owned(), means: means.to_owned(), ..bill() };
    let without = CostForm { supplier: String::new(), invoice: String::new(), amount: String::new(), ..bare("external", "cash") };
    assert_eq!(fields(&without), ["supplier", "invoice", "amount"]);
    assert_eq!(fields(&bare("staff", "in_kind")), ["person", "hours"]);
    assert_eq!(fields(&CostForm { rate: String::new(), ..work() }), ["rate"]);
    assert_eq!(
        fields(&CostForm { supplier: String::new(), invoice: String::new(), ..bare("materials", "in_kind") }),
        [""; 0],
        "own stock has no bill"
    );
}

#[test]
fn cost_outside_the_period_or_before_the_start_of_the_project_is_refused() {
    refused(&CostForm { from_on: "2026-04-30".to_owned(), ..bill() }, "from_on", ProblemKind::DayBefore(day("2026-05-01")));
    refused(&CostForm { from_on: "2026-10-23".to_owned(), ..bill() }, "from_on", ProblemKind::DayAfter(day("2026-10-22")));
    refused(&CostForm { until_on: "2026-10-23".to_owned(), ..work() }, "until_on", ProblemKind::DayAfter(day("2026-10-22")));
    refused(&CostForm { until_on: "2026-04-30".to_owned(), ..work() }, "until_on", ProblemKind::DayBefore(day("2026-05-01")));
    for on in ["2026-05-01", "2026-10-22"] {
        assert_eq!(problems(&CostForm { from_on: on.to_owned(), ..bill() }, &around()), [], "{on}");
    }
}

#[test]
fn a_person_has_1720_hours_in_a_year_over_all_projects() {
    let elsewhere = |hours: i64| {
        let others = vec![Counted { hours: Hours::whole(hours), ..there(&work(), (2, own())) }];
        CostAround { others, ..around() }
    };
    assert_eq!(problems(&work(), &elsewhere(1_320)), []);
    let kind = ProblemKind::HoursOfYear { left: Hours::whole(399), most: Hours::whole(1_720), year: 2026 };
    assert_eq!(problems(&work(), &elsewhere(1_321)), [("hours".to_owned(), kind)]);
    assert_eq!(problems(&CostForm { person: "Bo".to_owned(), ..work() }, &elsewhere(1_720)), [], "somebody else has a year of their own");
}

#[test]
fn a_claim_above_what_is_left_of_the_budget_is_refused_cash_and_in_kind_apart() {
    assert_eq!(problems(&CostForm { amount: "10.000".to_owned(), ..bill() }, &around()), []);
    refused(&CostForm { amount: "10.000,01".to_owned(), ..bill() }, "amount", ProblemKind::AboveBudget(Eur::euros(10_000)));
    let in_kind = CostForm { means: "in_kind".to_owned(), amount: "10.000,01".to_owned(), ..bill() };
    assert_eq!(problems(&in_kind, &around()), []);
    let mut more = around();
    more.take(&bill().check(&around(), Language::Nl).expect("a line"), there(&bill(), (1, own())).place);
    let next = CostForm { invoice: "7".to_owned(), amount: "1.000".to_owned(), ..bill() };
    assert_eq!(problems(&next, &more), [("amount".to_owned(), ProblemKind::AboveBudget(Eur(99_950)))], "what was taken counts");
}

#[test]
fn the_same_bill_twice_is_refused_over_all_projects_however_it_is_written() {
    let twice = ProblemKind::ClaimedTwice(DoubleKind::Invoice);
    let stranger = OrganisationId(Uuid::from_u128(7));
    let around = CostAround { others: vec![there(&bill(), (2, stranger))], ..around() };
    let no_file = CostForm { evidence: String::new(), ..bill() };
    let rows = [
        (
            CostForm { supplier: "weverij regge bv".to_owned(), invoice: "20260187".to_owned(), amount: "1".to_owned(), ..no_file.clone() },
            Some("invoice"),
        ),
        (CostForm { supplier: "Regge Weverij".to_owned(), ..no_file.clone() }, Some("invoice")),
        (CostForm { supplier: "Regge Weverij".to_owned(), amount: "1".to_owned(), ..no_file.clone() }, None),
        (CostForm { invoice: "2026-0188".to_owned(), ..no_file.clone() }, None),
        (CostForm { invoice: String::new(), means: "in_kind".to_owned(), ..no_file.clone() }, Some("supplier")),
        (CostForm { invoice: String::new(), means: "in_kind".to_owned(), amount: "1".to_owned(), ..no_file }, None),
    ];
    for (form, field) in rows {
        let expected: Vec<_> = field.map(|field| (field.to_owned(), twice)).into_iter().collect();
        assert_eq!(problems(&form, &around), expected, "{form:?}");
    }
    let refused = bill().check(&around, Language::Nl).expect_err("twice");
    assert_eq!(refused.double.map(|double| (double.1.number, double.1.title)), Some((4, "VezelBalk".to_owned())));
}

#[test]
fn the_same_time_sheet_or_file_twice_is_refused() {
    let around = CostAround { others: vec![there(&work(), (2, own()))], ..around() };
    let same = [("hours".to_owned(), ProblemKind::ClaimedTwice(DoubleKind::TimeSheet))];
    assert_eq!(problems(&CostForm { person: "zoe de vries".to_owned(), ..work() }, &around), same);
    assert_eq!(problems(&CostForm { hours: "401".to_owned(), ..work() }, &around), []);
    let file = [("evidence".to_owned(), ProblemKind::ClaimedTwice(DoubleKind::File))];
    let other = CostForm { invoice: "5".to_owned(), amount: "5".to_owned(), ..bill() };
    let with = |of| CostAround { others: vec![there(&bill(), of)], ..around.clone() };
    assert_eq!(problems(&other, &with((2, own()))), file);
    assert_eq!(problems(&other, &with((1, own()))), [], "one file may prove several lines of one part");
    let sheet = CostForm { category: "equipment".to_owned(), supplier: String::new(), invoice: String::new(), ..bill() };
    let before = CostAround { others: vec![there(&sheet, (2, own()))], ..around };
    assert_eq!(problems(&sheet, &before), [], "what is depreciated has one proof in each period");
}

#[test]
fn a_rate_above_the_ceiling_a_method_that_does_not_fit_and_another_product_are_refused() {
    refused(&CostForm { method: "integral_rate".to_owned(), rate: "125,01".to_owned(), ..work() }, "rate", ProblemKind::RateAbove(Eur::euros(125)));
    let typed = CostForm { method: String::new(), rate: String::new(), amount: "50.000,01".to_owned(), ..work() };
    refused(&typed, "amount", ProblemKind::RateAbove(Eur::euros(125)));
    refused(&CostForm { method: "fixed_rate".to_owned(), ..bill() }, "method", ProblemKind::NotOnTheList);
    let other = CostForm { method: "fixed_rate".to_owned(), rate: String::new(), amount: "19.000".to_owned(), ..work() };
    refused(&other, "amount", ProblemKind::NotTheProduct(Eur::euros(20_000)));
    assert_eq!(problems(&CostForm { amount: "20.000".to_owned(), ..other }, &around()), []);
    refused(&CostForm { evidence: "weg.pdf".to_owned(), ..bill() }, "evidence", ProblemKind::NotOnTheList);
}

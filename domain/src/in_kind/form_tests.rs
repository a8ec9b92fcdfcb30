//! What is refused of a line in kind, and what is not.

use super::*;
use crate::Eur;
use crate::ids::ProjectId;
use crate::people::Language;
use crate::problem::ProblemKind;
use crate::projects::{Period, Phase};
use chrono::NaiveDate;
use uuid::Uuid;

const NUMBERS: InKindNumbers =
    InKindNumbers { ceiling: Eur::euros(125), fixed_rate: Eur::euros(50), hours_of_year: Hours::whole(1_720), wage_percent: 132 };

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn typed() -> InKindForm {
    InKindForm {
        method: "individual_rate".to_owned(),
        phase: "innovation".to_owned(),
        person: "Zoë de Vries".to_owned(),
        from_on: "2026-03-01".to_owned(),
        until_on: "2026-12-31".to_owned(),
        amount: "60.000".to_owned(),
        hours: "400".to_owned(),
        evidence: "Urenstaat 2026".to_owned(),
        ..InKindForm::default()
    }
}

fn equipment() -> InKindForm {
    InKindForm {
        method: "equipment".to_owned(),
        person: String::new(),
        amount: "100.000".to_owned(),
        residual: "10.000".to_owned(),
        life_hours: "5000".to_owned(),
        hours: "120".to_owned(),
        market_value: "2.500".to_owned(),
        evidence: "Afschrijvingsstaat 7".to_owned(),
        ..typed()
    }
}

fn around() -> Around {
    let period = Period { first: Some(day("2026-03-01")), last: Some(day("2027-08-31")) };
    Around { project: Some(ProjectId(Uuid::from_u128(1))), period, ..Around::default() }
}

fn elsewhere(hours: i64) -> Counted {
    Counted {
        project: ProjectId(Uuid::from_u128(2)),
        method: InKindMethod::FixedRate,
        person: "zoe de vries".to_owned(),
        year: 2026,
        hours: Hours::whole(hours),
        evidence: "Urenstaat elders".to_owned(),
    }
}

fn problems(form: &InKindForm, around: &Around) -> Vec<(String, ProblemKind)> {
    let checked = form.check(&NUMBERS, around, Language::Nl);
    checked.err().unwrap_or_default().into_iter().map(|problem| (problem.field, problem.kind)).collect()
}

fn refused(form: &InKindForm, field: &str, kind: ProblemKind) {
    assert_eq!(problems(form, &around()), [(field.to_owned(), kind)]);
}

#[test]
fn a_line_is_read_with_its_value_and_its_form_shows_it_again() {
    let line = typed().check(&NUMBERS, &around(), Language::Nl).expect("a line");
    assert_eq!((line.method, line.phase, line.year, line.value), (InKindMethod::IndividualRate, Phase::Innovation, 2026, Eur(1_841_860)));
    assert_eq!(InKindForm::of(&line, Language::Nl).check(&NUMBERS, &around(), Language::Nl), Ok(line));
    let machine = equipment().check(&NUMBERS, &around(), Language::Nl).expect("a line");
    assert_eq!((machine.person.as_str(), machine.value, machine.market_value), ("", Eur::euros(2_160), Some(Eur::euros(2_500))));
    assert_eq!(InKindForm::of(&machine, Language::Nl).check(&NUMBERS, &around(), Language::Nl), Ok(machine));
}

#[test]
fn every_field_that_is_missing_is_named_at_once() {
    let empty = InKindForm { method: "individual_rate".to_owned(), ..InKindForm::default() };
    let fields: Vec<String> = problems(&empty, &around()).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["phase", "person", "from_on", "until_on", "amount", "hours", "evidence"]);
    assert_eq!(problems(&InKindForm::default(), &around()), [("method".to_owned(), ProblemKind::Missing)]);
}

#[test]
fn a_person_has_1720_hours_in_a_year_over_all_projects() {
    let with = |hours: i64| Around { others: vec![elsewhere(hours)], ..around() };
    assert_eq!(problems(&typed(), &with(1_320)), []);
    let refusal = ProblemKind::HoursOfYear { left: Hours::whole(399), most: Hours::whole(1_720), year: 2026 };
    assert_eq!(problems(&typed(), &with(1_321)), [("hours".to_owned(), refusal)]);
    let other = InKindForm { person: "Bo".to_owned(), ..typed() };
    assert_eq!(problems(&other, &with(1_720)), [], "somebody else has a year of their own");
    let next = InKindForm { from_on: "2027-01-01".to_owned(), until_on: "2027-03-31".to_owned(), ..typed() };
    assert_eq!(problems(&next, &with(1_720)), [], "and so has another year");
}

#[test]
fn no_hours_before_the_start_or_after_the_end_and_in_one_year() {
    refused(&InKindForm { from_on: "2026-02-28".to_owned(), ..typed() }, "from_on", ProblemKind::DayBefore(day("2026-03-01")));
    let late = InKindForm { from_on: "2027-08-01".to_owned(), until_on: "2027-09-01".to_owned(), ..typed() };
    refused(&late, "until_on", ProblemKind::DayAfter(day("2027-08-31")));
    refused(&InKindForm { until_on: "2027-01-01".to_owned(), ..typed() }, "until_on", ProblemKind::OtherYear);
    let backward = InKindForm { from_on: "2026-06-02".to_owned(), until_on: "2026-06-01".to_owned(), ..typed() };
    refused(&backward, "until_on", ProblemKind::DayBefore(day("2026-06-02")));
}

#[test]
fn a_rate_above_the_ceiling_evidence_that_is_not_named_and_one_used_elsewhere_are_refused() {
    refused(&InKindForm { amount: "200.000".to_owned(), ..typed() }, "amount", ProblemKind::RateAbove(Eur::euros(125)));
    refused(&InKindForm { evidence: "ja".to_owned(), ..typed() }, "evidence", ProblemKind::TooShort(AT_LEAST_EVIDENCE));
    let around = Around { others: vec![elsewhere(1)], ..around() };
    let same = InKindForm { evidence: "Urenstaat Elders".to_owned(), ..typed() };
    assert_eq!(problems(&same, &around), [("evidence".to_owned(), ProblemKind::UsedElsewhere)]);
}

#[test]
fn a_value_above_the_market_a_residual_above_the_price_and_hours_beyond_its_life_are_refused() {
    refused(&InKindForm { market_value: "2.159,99".to_owned(), ..equipment() }, "amount", ProblemKind::AmountAbove(Eur(215_999)));
    assert_eq!(problems(&InKindForm { market_value: "2.160".to_owned(), ..equipment() }, &around()), []);
    refused(&InKindForm { market_value: String::new(), ..equipment() }, "market_value", ProblemKind::Missing);
    refused(&InKindForm { residual: "100.000,01".to_owned(), ..equipment() }, "residual", ProblemKind::AmountAbove(Eur::euros(100_000)));
    let long = InKindForm { hours: "5000,01".to_owned(), market_value: "100.000".to_owned(), ..equipment() };
    refused(&long, "hours", ProblemKind::HoursAbove(Hours::whole(5_000)));
    refused(&InKindForm { hours: "veel".to_owned(), ..typed() }, "hours", ProblemKind::NotHours);
}

#[test]
fn with_european_money_public_money_stays_within_the_cost_in_money() {
    let support = Support { cost: Eur::euros(100_000), in_kind: Eur::euros(30_000), public: Eur::euros(60_000), is_european: true };
    let around = Around { support, ..around() };
    assert_eq!(problems(&typed(), &around), [("amount".to_owned(), ProblemKind::PublicAboveCost(Eur(841_860)))]);
    let national = Around { support: Support { is_european: false, ..support }, ..around.clone() };
    assert_eq!(problems(&typed(), &national), [], "elsewhere the page warns");
    assert_eq!(problems(&typed(), &Around { before: Eur::euros(20_000), ..around }), [], "less than before");
}

//! Instruments as typed: what is refused, what is kept, what is still missing.

use super::{InstrumentDetails, InstrumentForm, InstrumentKind, InstrumentRecord, NewInstrument};
use crate::Eur;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::projects::Phase;
use chrono::NaiveDate;

#[test]
fn an_instrument_needs_a_kind_and_a_phase_and_what_is_typed_must_be_valid() {
    let form = InstrumentForm { phase: "intake".to_owned(), amount: "1.2.3".to_owned(), signed_on: "3-4-26".to_owned(), ..InstrumentForm::default() };
    let problems = vec![
        Problem::new("kind", ProblemKind::Missing),
        Problem::new("phase", ProblemKind::NotOnTheList),
        Problem::new("amount", ProblemKind::NotAnAmount),
        Problem::new("signed_on", ProblemKind::AmbiguousDate),
    ];
    assert_eq!(form.check(Language::Nl), Err(problems));
}

/// A form with something in every field.
fn a_full_form(kind: InstrumentKind) -> InstrumentForm {
    let empty = NewInstrument {
        kind,
        phase: Phase::MarketEntry,
        counterparty: "Investeringsfonds".to_owned(),
        amount: Eur::euros(400_000),
        signed_on: None,
        details: InstrumentDetails::default(),
    };
    let mut form = InstrumentForm {
        government_buyer: "yes".to_owned(),
        terms: "5 jaar".to_owned(),
        signed_on: "2026-05-04".to_owned(),
        next_on: "2027-06-01".to_owned(),
        ended_on: "2031-05-04".to_owned(),
        ..InstrumentForm::of(&empty, Language::Nl)
    };
    for &record in InstrumentRecord::ALL {
        *form.record_mut(record) = format!(" {record} ");
    }
    form
}

#[test]
fn every_kind_keeps_its_own_records_and_no_others_and_reads_back() {
    for &kind in InstrumentKind::ALL {
        let saved = a_full_form(kind).check(Language::Nl).expect("a form without problems");
        for &record in InstrumentRecord::ALL {
            assert_eq!(saved.details.record(record), if kind.records().contains(&record) { record.code() } else { "" }, "{kind} {record}");
        }
        assert_eq!((saved.kind, saved.phase, saved.counterparty.as_str()), (kind, Phase::MarketEntry, "Investeringsfonds"));
        let NewInstrument { signed_on, details: InstrumentDetails { terms, next_on, ended_on, government_buyer, .. }, .. } = &saved;
        let days = [(2026, 5, 4), (2027, 6, 1), (2031, 5, 4)].map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
        assert_eq!(([*signed_on, *next_on, *ended_on], terms.as_str(), *government_buyer), (days, "5 jaar", kind.has_buyer()));
        assert_eq!((saved.amount, saved.missing()), (Eur::euros(400_000), Vec::new()));
        assert!(kind.must_record().iter().all(|record| kind.records().contains(record)));
        for &language in Language::ALL {
            assert_eq!(InstrumentForm::of(&saved, language).check(language), Ok(saved.clone()));
        }
        let text = serde_json::to_string(&saved.details).expect("details are JSON");
        assert_eq!(serde_json::from_str::<InstrumentDetails>(&text).expect("our own JSON"), saved.details);
    }
}

#[test]
fn terms_may_be_four_times_as_long_as_a_record() {
    let form = |terms: usize, duration: usize| InstrumentForm {
        kind: "loan".to_owned(),
        phase: "market_entry".to_owned(),
        terms: "x".repeat(terms),
        duration: "x".repeat(duration),
        ..InstrumentForm::default()
    };
    assert!(form(4_000, 1_000).check(Language::Nl).is_ok());
    let problems = vec![Problem::new("terms", ProblemKind::TooLong(4_000)), Problem::new("duration", ProblemKind::TooLong(1_000))];
    assert_eq!(form(4_001, 1_001).check(Language::Nl), Err(problems));
}

#[test]
fn a_procurement_route_is_missing_when_a_government_buys() {
    let form = InstrumentForm {
        kind: "launching_customer".to_owned(),
        phase: "market_entry".to_owned(),
        government_buyer: "yes".to_owned(),
        ..InstrumentForm::default()
    };
    let missing = |form: &InstrumentForm| form.check(Language::Nl).map(|saved| saved.missing());
    assert_eq!(missing(&form), Ok(vec![InstrumentRecord::Subject, InstrumentRecord::ProcurementRoute]));
    assert_eq!(missing(&InstrumentForm { government_buyer: String::new(), ..form.clone() }), Ok(vec![InstrumentRecord::Subject]));
    let loan = InstrumentForm { kind: "loan".to_owned(), ..form }.check(Language::Nl).map(|saved| saved.details.government_buyer);
    assert_eq!(loan, Ok(false));
}

#[test]
fn saved_details_of_another_time_are_read() {
    let details: InstrumentDetails = serde_json::from_str(r#"{"terms":"5 jaar","next_on":"","unknown":"x"}"#).expect("lenient");
    assert_eq!(details, InstrumentDetails { terms: "5 jaar".to_owned(), ..InstrumentDetails::default() });
}

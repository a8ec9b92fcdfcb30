//! Instruments as typed: what is refused, what is kept, what is still missing.

use super::{InstrumentDetails, InstrumentForm, InstrumentKind, InstrumentRecord, NewInstrument};
use crate::Eur;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::projects::Phase;

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
    let mut form = InstrumentForm { next_on: "2027-06-01".to_owned(), ..InstrumentForm::of(&empty, Language::Nl) };
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

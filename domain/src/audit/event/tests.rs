//! What an event tells, under the names that are stored.

use super::*;
use crate::changed::Value;
use serde_json::json;
use uuid::Uuid;

fn told(event: &HistoryEvent) -> (&'static str, String, serde_json::Value) {
    (event.action().code(), event.subject(), serde_json::to_value(event).unwrap())
}

#[test]
fn an_event_tells_its_kind_what_it_is_about_and_its_facts_under_their_stored_names() {
    let id = Uuid::from_u128(7);
    let changed = Changed { of: None, field: "money.cost".to_owned(), old: Value::Money(Eur::euros(1)), new: Value::Money(Eur::euros(2)) };
    let edited = Edited { changes: vec![changed], reason: Some("Samen besproken.".to_owned()) };
    let facts = json!({
        "phase": "start",
        "changes": [{"field": "money.cost", "old": {"money": 100}, "new": {"money": 200}}],
        "change_reason": "Samen besproken.",
    });
    let financing = HistoryEvent::FinancingChanged { of: Phase::Start, phase: Phase::Start, edited };
    assert_eq!(told(&financing), ("financing_changed", "financing start".to_owned(), facts));
    let signed = HistoryEvent::DecisionSigned {
        decision: DecisionId(id),
        gate: Gate::G1,
        outcome: Outcome::Go,
        approved_public: Eur::euros(250_000),
        supersedes: None,
    };
    let facts = json!({ "gate": "G1", "outcome": "go", "approved_public": 25_000_000, "supersedes": null });
    assert_eq!(told(&signed), ("decision_signed", format!("decision {id}"), facts));
}

#[test]
fn what_has_no_id_or_no_facts_tells_none() {
    assert_eq!(told(&HistoryEvent::DemoLoaded {}), ("demo_loaded", String::new(), json!({})));
    let strangers = HistoryEvent::StrangersLimited { unknown_accounts: 3, addresses: 1 };
    assert_eq!(told(&strangers), ("strangers_limited", String::new(), json!({ "unknown_accounts": 3, "addresses": 1 })));
    let person = PersonId(Uuid::from_u128(7));
    let signed_in = HistoryEvent::SignedIn { person, failed: None, refused: None, service: None };
    assert_eq!(told(&signed_in), ("signed_in", format!("person {person}"), json!({})));
}

//! Deciding: two people at once, and what stays of it.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use axum::http::StatusCode;
use chrono::{TimeZone, Utc};
use domain::gates::Gate;

#[tokio::test]
async fn two_people_decide_at_once_and_one_keeps_the_text() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, chair, partner) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("partner").await);
    assert_eq!(decide(&poort, &partner, id, Gate::G0).await.status, StatusCode::FORBIDDEN, "a partner decides nowhere, whatever the project");
    assert_eq!(ask(&poort, &chair, id, Gate::G0).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ask(&poort, &manager, id, Gate::G1).await.status, StatusCode::UNPROCESSABLE_ENTITY, "no gate is skipped");
    assert_eq!(ask(&poort, &manager, id, Gate::G0).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask(&poort, &manager, id, Gate::G0).await.status, StatusCode::UNPROCESSABLE_ENTITY, "one request at a time");
    let version = version(&poort, id).await;
    let (one, other) = tokio::join!(decide_at(&manager, id, Gate::G0, &version), decide_at(&chair, id, Gate::G0, &version));
    let mut statuses = [one.status, other.status];
    statuses.sort();
    assert_eq!((statuses, decisions(&poort).await.len()), ([StatusCode::SEE_OTHER, StatusCode::CONFLICT], 1));
    let lost = if one.status == StatusCode::CONFLICT { one } else { other };
    assert!(lost.text.contains(WHY) && lost.text.contains("al besloten: Doorgaan"), "{}", lost.text);
}

#[tokio::test]
async fn who_comes_second_after_midnight_reads_the_dutch_day_of_the_first_decision() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    ask(&poort, &poort.signed_in("manager").await, id, Gate::G0).await.onward();
    let at = |hour, minute| Utc.with_ymd_and_hms(2026, 11, 23, hour, minute, 0).single().expect("a moment that exists");
    poort.clock.set(at(23, 30));
    let (manager, chair) = (poort.back_again("manager").await, poort.back_again("steering").await);
    decide(&poort, &manager, id, Gate::G0).await.onward();
    let lost = decide(&poort, &chair, id, Gate::G0).await;
    assert!(lost.text.contains("Marieke Demo heeft op 24 november 2026 al besloten: Doorgaan"), "{} {}", lost.status, lost.text);
}

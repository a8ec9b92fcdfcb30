//! Commitments that lapse: on their day, once, told, in the history, back under the ceiling; and a correction afterwards is set right.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use axum::http::StatusCode;
use chrono::{Months, NaiveDate, TimeDelta};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::ledger::RowKind;
use domain::mail::MailKind;
use domain::projects::{Phase, Status};
use domain::settings::ParameterKey;
use entity::{ledger_row, outbox, project};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use server::gates::lapse::release_lapsed;

const GRANT: [(&str, &str); 3] = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", "12.000")];

/// A project that runs in the innovation phase since 1 January 2027, for 24 months: a signed go promised 12,000 to its three partners.
pub async fn promised(poort: &Poort) -> ProjectId {
    let id = a_project(poort, READY_FOR_G1).await;
    ask(poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    decide_so(poort, &poort.signed_in("steering").await, id, Gate::G1, &GRANT).await.onward();
    sign(poort, &poort.signed_in("secretary").await, id).await.onward();
    let from = NaiveDate::from_ymd_opt(2027, 1, 1);
    let row = project::ActiveModel { id: Set(id), start_on: Set(from), phase_from: Set(from), duration_months: Set(Some(24)), ..Default::default() };
    poort.story().change(row).await;
    id
}

async fn sum(poort: &Poort, kind: RowKind) -> i64 {
    let rows = ledger_row::Entity::find().filter(ledger_row::Column::Kind.eq(kind)).all(&poort.state.database.read).await.expect("rows");
    rows.iter().map(|row| row.amount.0).sum()
}

/// Noon on the last day of the term after this day, and so many days later.
fn term_after(poort: &Poort, last: &str, days: i64) {
    let months = u32::try_from(poort.state.reference().values.get(ParameterKey::LapseMonths)).expect("months");
    let last = last.parse::<NaiveDate>().expect("a day").checked_add_months(Months::new(months)).expect("a day");
    let day = last + TimeDelta::days(days);
    poort.clock.set(day.and_hms_opt(10, 0, 0).expect("a moment").and_utc());
}

#[tokio::test]
async fn what_is_left_lapses_when_its_term_is_over_once_and_those_concerned_are_told() {
    let poort = Poort::with_people().await;
    let id = promised(&poort).await;
    let committed = sum(&poort, RowKind::Commitment).await;
    assert!(committed > 0);
    term_after(&poort, "2028-12-31", 0);
    assert_eq!((release_lapsed(&poort.state).await.expect("a look"), sum(&poort, RowKind::Release).await), (0, 0), "the last day counts");
    let before = row(&poort, id).await.version;
    term_after(&poort, "2028-12-31", 1);
    assert_eq!(release_lapsed(&poort.state).await.expect("a look"), 1);
    assert_eq!(release_lapsed(&poort.state).await.expect("a look"), 0, "once");
    assert_eq!((sum(&poort, RowKind::Release).await, row(&poort, id).await.version), (committed, before + 1));
    assert_eq!(sum(&poort, RowKind::Commitment).await - sum(&poort, RowKind::Release).await, 0, "it is back under the ceiling");
    let told: Vec<String> = outbox::Entity::find()
        .filter(outbox::Column::Kind.eq(MailKind::MoneyLapsed))
        .all(&poort.state.database.read)
        .await
        .expect("rows")
        .into_iter()
        .map(|row| row.address)
        .collect();
    for who in ["partner", "steering", "secretary"] {
        assert!(told.iter().any(|address| address.starts_with(&format!("{who}@"))), "{who}: {told:?}");
    }
    let manager = poort.signed_in("manager").await;
    let history = manager.get(&format!("/projects/{id}/history")).await;
    assert!(history.text.contains("Rest van een toezegging vervallen"), "{:?}", history.texts("main"));
    let money = manager.get(&format!("/projects/{id}/money?by=partner&column=released")).await;
    assert_eq!(money.status, StatusCode::OK);
    assert!(money.text.contains("Vervallen na de termijn"), "{:?}", money.texts("main"));
}

#[tokio::test]
async fn what_waits_for_a_decision_and_what_never_began_has_its_own_day() {
    let poort = Poort::with_people().await;
    let id = promised(&poort).await;
    let set = async |status: Status, due: Option<NaiveDate>| {
        poort.story().change(project::ActiveModel { id: Set(id), status: Set(status), condition_due_on: Set(due), ..Default::default() }).await;
    };
    term_after(&poort, "2028-12-31", 1);
    for status in [Status::OnHold, Status::GateRequested, Status::DecisionPending] {
        set(status, None).await;
        assert_eq!(release_lapsed(&poort.state).await.expect("a look"), 0, "{status}");
    }
    set(Status::AwaitingStart, None).await;
    assert_eq!(release_lapsed(&poort.state).await.expect("a look"), 0, "nobody said by when");
    set(Status::AwaitingStart, NaiveDate::from_ymd_opt(2029, 1, 1)).await;
    assert_eq!(release_lapsed(&poort.state).await.expect("a look"), 0, "the last day counts");
    set(Status::AwaitingStart, NaiveDate::from_ymd_opt(2028, 12, 31)).await;
    assert_eq!(release_lapsed(&poort.state).await.expect("a look"), 1);
    assert_eq!(row(&poort, id).await.phase, Phase::Innovation, "the project stays where it is");
}

#[tokio::test]
async fn a_promise_from_which_the_project_went_on_lapses_by_itself_and_the_current_one_stays() {
    let poort = Poort::with_people().await;
    let id = promised(&poort).await;
    let committed = sum(&poort, RowKind::Commitment).await;
    let from = NaiveDate::from_ymd_opt(2028, 6, 1);
    poort.story().change(project::ActiveModel { id: Set(id), phase: Set(Phase::MarketEntry), phase_from: Set(from), ..Default::default() }).await;
    term_after(&poort, "2028-05-31", 0);
    assert_eq!(release_lapsed(&poort.state).await.expect("a look"), 0);
    term_after(&poort, "2028-05-31", 1);
    assert_eq!((release_lapsed(&poort.state).await.expect("a look"), sum(&poort, RowKind::Release).await), (1, committed));
}

//! What partners expect to need: versions that follow each other, moves that are explained, and a programme that adds up from them.

use crate::lapse::promised;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_gate::a_key;
use crate::story::money::value;
use axum::http::StatusCode;
use domain::Eur;
use domain::ids::ProjectId;
use entity::{forecast, forecast_row};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};
use server::forecasts::needs;

async fn sends(visitor: &Visitor<'_>, id: ProjectId, version: &str, fields: &[(&str, &str)]) -> Answer {
    let key = a_key();
    let pairs: Vec<(&str, &str)> = [("key", key.as_str()), ("version", version)].into_iter().chain(fields.iter().copied()).collect();
    visitor.post(&format!("/projects/{id}/forecast"), &pairs).await
}

async fn together(poort: &Poort) -> Eur {
    let needs = needs(&poort.state.database.read, poort.state.clock.today()).await.expect("sums");
    needs.iter().map(|need| need.forecast + need.spread).sum()
}

#[tokio::test]
async fn a_partner_forecasts_the_own_promise_and_the_programme_adds_up_from_it() {
    let poort = Poort::with_people().await;
    let id = promised(&poort).await;
    let (petra, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let all = together(&poort).await;
    let page = petra.get(&format!("/projects/{id}/forecast")).await;
    assert_eq!((page.status, value(&page, "version")), (StatusCode::OK, Some("0".to_owned())));
    let left = page.texts("tbody tr:first-child td:nth-child(2)").concat();
    assert!(page.text.contains("Verdeeld over de looptijd"), "{:?}", page.texts("main"));
    let whole: i64 = left.replace('.', "").parse().expect("whole euros");
    let (half, more) = ((whole / 2).to_string(), (whole + 1).to_string());
    let refused = sends(&petra, id, "0", &[("amount.2027-1", &more), ("explanation", "")]).await;
    assert_eq!((refused.status, value(&refused, "amount.2027-1")), (StatusCode::UNPROCESSABLE_ENTITY, Some(more.clone())));
    let saved = sends(&petra, id, "0", &[("amount.2027-1", &half), ("amount.2027-2", &half), ("explanation", "")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{:?}", saved.texts("main"));
    assert_eq!(together(&poort).await, all, "what was spread is forecast now");
    let moved = [("amount.2027-1", "1"), ("amount.2027-2", half.as_str())];
    let silent = sends(&petra, id, "1", &[moved[0], moved[1], ("explanation", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text.contains("Waarom het schuift"), "{:?}", silent.texts("main"));
    let why = ("explanation", "De levering van de oven komt een half jaar later.");
    assert_eq!(sends(&petra, id, "0", &[moved[0], moved[1], why]).await.status, StatusCode::CONFLICT, "somebody was first");
    assert_eq!(sends(&petra, id, "1", &[moved[0], moved[1], why]).await.status, StatusCode::SEE_OTHER);
    let (versions, rows) =
        (forecast::Entity::find().count(&poort.state.database.read).await, forecast_row::Entity::find().count(&poort.state.database.read).await);
    assert_eq!((versions.expect("rows"), rows.expect("rows")), (2, 4), "both versions stay");
    let seen = manager.get(&format!("/projects/{id}/forecast")).await;
    assert!(seen.text.contains("De levering van de oven") && value(&seen, "version").is_none(), "{:?}", seen.texts("main"));
    let programme = manager.get("/programme/money").await;
    assert!(programme.texts("#need").concat().contains("Geld nodig per halfjaar"), "{:?}", programme.texts("main"));
    let file = manager.get("/programme/forecast.csv").await;
    assert_eq!(file.status, StatusCode::OK);
    let told: i64 =
        file.text.lines().skip(1).map(|line| line.rsplit(',').next().expect("a sum").replace('.', "").parse::<i64>().expect("cents")).sum();
    assert_eq!(Eur(told), together(&poort).await, "the file adds up to the same");
    assert!(petra.get(&format!("/projects/{id}/history")).await.text.contains("Prognose opgeslagen"));
}

#[tokio::test]
async fn nobody_forecasts_for_somebody_else_and_the_database_changes_no_version() {
    let poort = Poort::with_people().await;
    let id = promised(&poort).await;
    let fields = [("amount.2027-1", "100"), ("explanation", "")];
    for who in ["manager", "steering"] {
        assert_eq!(sends(&poort.signed_in(who).await, id, "0", &fields).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let petra = poort.signed_in("partner").await;
    assert_eq!(sends(&petra, id, "0", &[("amount.2026-1", "1"), ("explanation", "")]).await.status, StatusCode::BAD_REQUEST, "what is past");
    assert_eq!(sends(&petra, id, "0", &[("amount.x", "1")]).await.status, StatusCode::BAD_REQUEST);
    sends(&petra, id, "0", &fields).await.onward();
    let read = &poort.state.database.read;
    for sql in ["UPDATE forecast_row SET amount = 1", "UPDATE forecast SET version = 7", "DELETE FROM forecast"] {
        let changed = poort.state.begin().await.expect("a write").execute_raw(Statement::from_string(read.get_database_backend(), sql)).await;
        assert!(changed.is_err(), "{sql}");
    }
}

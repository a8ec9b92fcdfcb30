//! What was kept before there were versions is read, and what cannot be read is an error with a reference, never something else.

use crate::server_under_test::{Answer, Poort};
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use entity::snapshot;
use sea_orm::{ConnectionTrait, DatabaseBackend, EntityTrait};
use server::security::tokens::sha256;

async fn run(poort: &Poort, sql: &str) {
    let transaction = poort.state.begin().await.expect("the database takes a write");
    transaction.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    transaction.finish([]).await.expect("the write holds");
}

/// Writes a text in the place of what was frozen, which the database refuses to everybody.
async fn freezes(poort: &Poort, content: &str) {
    let on_table = if poort.state.database.read.get_database_backend() == DatabaseBackend::Sqlite { "" } else { " ON snapshot" };
    run(poort, &format!("DROP TRIGGER IF EXISTS snapshot_refuse_update{on_table}")).await;
    run(poort, &format!("UPDATE snapshot SET content = '{}', sha256 = '{}'", content.replace('\'', "''"), sha256(content))).await;
}

async fn frozen(poort: &Poort) -> snapshot::Model {
    snapshot::Entity::find().one(&poort.state.database.read).await.expect("the database answers").expect("a frozen dossier")
}

#[tokio::test]
async fn a_dossier_that_was_frozen_before_there_were_versions_is_decided_on_as_ever() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let written = frozen(&poort).await.content;
    let mut whole: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let fields = whole.as_object_mut().expect("a document");
    assert_eq!(fields.remove("version"), Some(4.into()));
    assert!(fields.remove("more").is_some() && fields.remove("documents").is_some(), "what was not kept then");
    let before = whole.to_string();
    let shown = |page: Answer| page.texts("section[aria-labelledby='dossier-rules'] td, section[aria-labelledby='s-dossier-money'] td");
    let dossier = app::paths::snapshot(id, frozen(&poort).await.id);
    let with_version = shown(manager.get(&dossier).await);
    freezes(&poort, &before).await;
    let page = manager.get(&dossier).await;
    assert!(page.text.contains("bevroren voordat alles werd bewaard"), "what it does not hold is said");
    assert_eq!(shown(page), with_version);
    decide(&poort, &manager, id, Gate::G0).await.onward();
    run(&poort, r#"UPDATE decision SET details = REPLACE(details, '{"version":1,', '{')"#).await;
    sign(&poort, &second, id).await.onward();
    assert_eq!(row(&poort, id).await.phase, Gate::G0.to());
    assert_eq!(manager.get(&app::paths::decision(id, last_decision(&poort).await.id)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_dossier_that_cannot_be_read_is_an_error_and_not_the_facts_of_today() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let manager = poort.signed_in("manager").await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let (gate, dossier) = (app::paths::gate(id, Gate::G0), app::paths::snapshot(id, frozen(&poort).await.id));
    for content in ["{}", r#"{"version":2,"facts":{},"results":[]}"#, "kapot"] {
        freezes(&poort, content).await;
        for path in [&gate, &dossier] {
            let answer = manager.get(path).await;
            assert_eq!((answer.status, answer.texts("h1").len()), (StatusCode::INTERNAL_SERVER_ERROR, 1), "{path} {content}");
        }
    }
    assert_eq!(decisions(&poort).await.len(), 0);
}

#[tokio::test]
async fn a_decision_that_cannot_be_read_is_an_error_and_not_one_without_rules() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let manager = poort.signed_in("manager").await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    let page = app::paths::decision(id, last_decision(&poort).await.id);
    assert_eq!(manager.get(&page).await.status, StatusCode::OK);
    run(&poort, "UPDATE decision SET details = '{}'").await;
    assert_eq!(manager.get(&page).await.status, StatusCode::INTERNAL_SERVER_ERROR);
}

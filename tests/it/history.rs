//! The history: readable by who may, in words, and a chain that shows every tampering.

use crate::server_under_test::Poort;
use crate::story::a_dossier::{a_dossier, key};
use axum::http::StatusCode;
use domain::audit::HistoryEvent;
use domain::projects::Status;
use sea_orm::ConnectionTrait;
use server::store::database::Kind;
use server::store::events::{Broken, Event, verify};

#[tokio::test]
async fn a_project_shows_what_happened_to_who_may_read_it() {
    let poort = Poort::with_people().await;
    let dossier = a_dossier(&poort, 1, Status::Active).await;
    let marieke = poort.signed_in("manager").await;
    let form = [("key", key(1)), ("version", "1".to_owned()), ("level", "2".to_owned()), ("reason", String::new())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    marieke.post(&format!("/projects/{}/conditions/G1/C8", dossier.id), &form).await;
    let own = format!("/projects/{}/history", dossier.id);
    for (who, status) in [("manager", 200), ("partner", 200), ("steering", 200), ("reviewer", 404), ("admin", 404)] {
        assert_eq!(poort.signed_in(who).await.get(&own).await.status.as_u16(), status, "{who}");
    }
    let page = marieke.get(&own).await;
    assert!(page.text.contains("Voorwaarde beoordeeld") && page.text.contains("Niveau: 2") && page.text.contains("Marieke Demo"));
    for (who, status) in [("steering", 200), ("admin", 200), ("manager", 403), ("partner", 403), ("reviewer", 403)] {
        assert_eq!(poort.signed_in(who).await.get("/history").await.status.as_u16(), status, "{who}");
    }
    let steering = poort.signed_in("steering").await.get("/history").await;
    assert!(steering.text.contains("SluisSens 1") && steering.text.contains("Ingelogd"));
    let admin = poort.signed_in("admin").await.get("/history").await;
    assert!(!admin.text.contains("SluisSens 1") && !admin.text.contains("Niveau: 2"), "an administrator reads no projects");
}

#[tokio::test]
async fn a_long_history_comes_fifty_at_a_time() {
    let poort = Poort::with_people().await;
    let tokens = (0..60).map(|_| Event::by_operator(HistoryEvent::SetupTokenMade {}));
    let events = std::iter::once(Event::by_operator(HistoryEvent::DemoLoaded {})).chain(tokens);
    poort.state.begin().await.expect("a write").finish(events).await.expect("it lasts");
    let admin = poort.signed_in("admin").await;
    let first = admin.get("/history").await;
    assert_eq!(first.texts("tbody tr").len(), 50);
    let older = first
        .text
        .split("href=\"/history?before=")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a way to older events")
        .replace("&amp;", "&");
    assert!(admin.get(&format!("/history?before={older}")).await.text.contains("Demogegevens geladen"));
}

/// Tampers past the triggers, as somebody with the database in their hands could.
async fn tampered(statements: &[&str]) -> Option<Broken> {
    let poort = Poort::with_people().await;
    poort.signed_in("manager").await;
    poort.signed_in("partner").await;
    poort.signed_in("steering").await;
    let transaction = poort.state.begin().await.expect("a write");
    let on_table = if poort.state.database.kind == Kind::Postgres { " ON history" } else { "" };
    for trigger in ["history_refuse_update", "history_refuse_delete"] {
        transaction.execute_unprepared(&format!("DROP TRIGGER {trigger}{on_table}")).await.expect("the trigger was there");
    }
    for statement in statements {
        transaction.execute_unprepared(statement).await.expect("the tampering works");
    }
    transaction.finish([]).await.expect("a commit");
    verify(&poort.state.database.read).await.expect("a walk").broken
}

#[tokio::test]
async fn an_edit_a_delete_a_reorder_and_a_cut_show() {
    assert_eq!(tampered(&[]).await, None);
    assert_eq!(tampered(&["UPDATE history SET actor_name = 'Iemand' WHERE seq = 2"]).await, Some(Broken::Edited { seq: 2 }));
    assert_eq!(tampered(&["DELETE FROM history WHERE seq = 2"]).await, Some(Broken::Unlinked { seq: 3 }));
    let swap = ["UPDATE history SET seq = 99 WHERE seq = 1", "UPDATE history SET seq = 1 WHERE seq = 2", "UPDATE history SET seq = 2 WHERE seq = 99"];
    assert_eq!(tampered(&swap).await, Some(Broken::Unlinked { seq: 1 }));
    assert_eq!(tampered(&["DELETE FROM history WHERE seq = 3"]).await, Some(Broken::Cut { expected: 3, found: 2 }));
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_history() {
    let poort = Poort::with_demo().await;
    for statement in ["UPDATE history SET actor_name = 'Iemand'", "DELETE FROM history"] {
        let transaction = poort.state.begin().await.expect("a write");
        assert!(transaction.execute_unprepared(statement).await.is_err(), "{statement}");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_is_not_there() {
    let poort = Poort::with_people().await;
    let steering = poort.signed_in("steering").await;
    assert_eq!(steering.get("/projects/geen-nummer/history").await.status, StatusCode::NOT_FOUND);
}

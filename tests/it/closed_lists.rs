//! A list of codes grows in a database that is filled: every row, trigger, index and reference stays.

use crate::upgrade::Old;
use migration::closed_list::set_codes;
use migration::{DbErr, Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, TransactionTrait};

const OUTCOMES: [&str; 7] = ["go", "conditional_go", "hold", "recycle", "no_go", "graduated", "closed_completed"];

/// The texts in the one column of a query.
async fn texts(old: &Old, sql: &str) -> Vec<String> {
    let rows = old.connection.query_all_raw(Statement::from_string(old.connection.get_database_backend(), sql)).await;
    rows.expect("the database answers").iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

/// Every table, index, trigger and constraint by name.
async fn objects(old: &Old) -> Vec<String> {
    let sql = match old.connection.get_database_backend() {
        DatabaseBackend::Sqlite => "SELECT type || ' ' || name FROM sqlite_schema ORDER BY 1",
        _ => {
            "SELECT 'index ' || indexname FROM pg_indexes WHERE schemaname = 'public' UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger \
             WHERE NOT tgisinternal UNION ALL SELECT 'constraint ' || conname FROM pg_constraint ORDER BY 1"
        }
    };
    texts(old, sql).await
}

/// What stands in the tables around a decision.
async fn rows(old: &Old) -> Vec<String> {
    let counts = "SELECT 'projects ' || COUNT(*) FROM project UNION ALL SELECT 'rows ' || COUNT(*) FROM financing_row \
         UNION ALL SELECT 'partners ' || COUNT(*) FROM partner UNION ALL SELECT 'dossiers ' || COUNT(*) FROM snapshot \
         UNION ALL SELECT 'conditions ' || COUNT(*) FROM decision_condition \
         UNION ALL SELECT 'decision ' || outcome || ' of ' || decided_at FROM decision ORDER BY 1";
    texts(old, counts).await
}

/// A project with a partner and money, which go with it when it is deleted, a signed decision with a condition, and one that waits.
async fn filled() -> Old {
    let old = Old::start().await;
    let (one, other) = (old.person("een").await, old.person("twee").await);
    let project = old.project(1, "start", "gate_requested").await;
    let signed = old.decision(&project, &old.snapshot(&project, 1).await, (&one, Some(&other)), None).await.1;
    old.decision(&project, &old.snapshot(&project, 2).await, (&one, None), None).await;
    let (organisation, partner, condition) = (old.id(server::state::new_id()), old.id(server::state::new_id()), old.id(server::state::new_id()));
    old.run(&format!(
        "INSERT INTO organisation (id, name, search_name, organisation_type, region, sector, created_at, version) \
         VALUES ({organisation}, 'Partij', 'partij', 'company', 'twente', 'ict', '2026-01-01 10:00:00+00:00', 1)"
    ))
    .await;
    old.run(&format!(
        "INSERT INTO partner (id, project_id, organisation_id, role, position) VALUES ({partner}, {project}, {organisation}, 'lead', 1)"
    ))
    .await;
    old.run(&format!("INSERT INTO financing_row VALUES ({project}, 'start', {partner}, 1, 2, 3, 4, 5, 6, 7, 8)")).await;
    old.run(&format!(
        "INSERT INTO decision_condition (id, decision_id, position, text, owner, due_on, timing, evidence, verifier) \
         VALUES ({condition}, {signed}, 1, 'Tekenen', 'Partij', '2026-05-01', 'precedent', 'Contract', 'Een')"
    ))
    .await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    old
}

async fn grows(old: &Old, table: &str, column: &str, codes: &[&str]) -> Result<(), DbErr> {
    let transaction = old.connection.begin().await?;
    set_codes(&transaction, table, column, codes).await?;
    transaction.commit().await
}

#[tokio::test]
async fn a_list_grows_and_everything_around_it_stays() {
    let old = filled().await;
    let before = (objects(&old).await, rows(&old).await);
    assert_eq!(before.1.len(), 7);
    let waits = "UPDATE decision SET outcome = 'paused' WHERE signed_at IS NULL";
    assert!(old.connection.execute_unprepared(waits).await.is_err(), "not on the list yet");
    grows(&old, "decision", "outcome", &[&OUTCOMES[..], &["paused"]].concat()).await.expect("the list grows");
    let phases = ["intake", "start", "innovation", "market_entry", "closed", "afterwards"];
    grows(&old, "project", "phase", &phases).await.expect("a list of a table that others refer to grows");
    assert_eq!((objects(&old).await, rows(&old).await), before);

    old.run(waits).await;
    old.run("UPDATE project SET phase = 'afterwards'").await;
    for refused in [
        "UPDATE decision SET outcome = 'unknown' WHERE signed_at IS NULL",
        "UPDATE project SET phase = 'unknown'",
        "UPDATE decision SET outcome = 'paused' WHERE signed_at IS NOT NULL",
        "DELETE FROM decision WHERE signed_at IS NOT NULL",
        "UPDATE decision_condition SET text = 'anders'",
        "DELETE FROM project",
        "UPDATE decision SET project_id = id WHERE signed_at IS NULL",
        "INSERT INTO decision SELECT * FROM decision WHERE signed_at IS NULL",
    ] {
        assert!(old.connection.execute_unprepared(refused).await.is_err(), "{refused}");
    }
    grows(&old, "decision", "outcome", &[&OUTCOMES[..], &["paused", "merged"]].concat()).await.expect("it grows once more");
    old.run("UPDATE decision SET outcome = 'merged' WHERE signed_at IS NULL").await;
}

#[tokio::test]
async fn a_list_without_a_code_in_use_or_of_no_list_is_refused_and_nothing_changed() {
    let old = filled().await;
    let before = (objects(&old).await, rows(&old).await);
    let told = |told: &str| Err(DbErr::Migration(told.to_owned()));
    assert_eq!(grows(&old, "decision", "outcome", &["go"]).await, told("decision.outcome holds \"recycle\", which is not on the list"));
    assert_eq!(grows(&old, "decision", "outcome", &["it's"]).await, told("\"it's\" is no code"));
    assert!(grows(&old, "person", "name", &["een", "twee"]).await.is_err(), "a column without a list");
    assert_eq!((objects(&old).await, rows(&old).await), before);
    old.run("UPDATE decision SET outcome = 'hold' WHERE signed_at IS NULL").await;
}

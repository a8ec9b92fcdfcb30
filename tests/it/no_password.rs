//! The password may be absent: in a database that is filled the column takes nothing from now on, and all else stays as it was.

use crate::upgrade::Old;
use migration::nullable::let_be_empty;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

async fn texts(old: &Old, sql: &str) -> Vec<String> {
    let rows = old.connection.query_all_raw(Statement::from_string(old.connection.get_database_backend(), sql)).await;
    rows.expect("the database answers").iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

const ROWS: &str = "SELECT 'person ' || name || ' ' || email AS row FROM person UNION ALL SELECT 'role ' || role FROM person_role \
     UNION ALL SELECT 'decision ' || decided_at FROM decision ORDER BY 1";

#[tokio::test]
async fn every_row_reference_and_index_around_people_stays_and_a_password_may_be_absent() {
    let old = Old::start().await;
    let (one, other) = (old.person("een").await, old.person("twee").await);
    old.run(&format!("INSERT INTO person_role (person_id, role) VALUES ({one}, 'partner')")).await;
    let project = old.project(1, "start", "gate_requested").await;
    old.decision(&project, &old.snapshot(&project, 1).await, (&one, Some(&other)), None).await;
    let before = texts(&old, ROWS).await;
    let refused = old.connection.execute_unprepared(&format!("UPDATE person SET password_hash = NULL WHERE id = {one}")).await;
    assert!(refused.is_err(), "as it was");
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    assert_eq!(texts(&old, ROWS).await, before);
    old.run(&format!("UPDATE person SET password_hash = NULL WHERE id = {one}")).await;
    let twice = "INSERT INTO person (id, email, name, language, created_at, version)";
    let id = old.id(server::state::new_id());
    let same = format!("{twice} VALUES ({id}, 'een@story.example', 'x', 'nl', '2026-01-01 10:00:00+00:00', 1)");
    assert!(old.connection.execute_unprepared(&same).await.is_err(), "an address is still of one person");
    let language = format!("{twice} VALUES ({id}, 'drie@story.example', 'x', 'fy', '2026-01-01 10:00:00+00:00', 1)");
    assert!(old.connection.execute_unprepared(&language).await.is_err(), "the list of languages is still closed");
    assert!(old.connection.execute_unprepared(&format!("DELETE FROM person WHERE id = {one}")).await.is_err(), "who decided is still there");
    if old.connection.get_database_backend() == DatabaseBackend::Sqlite {
        assert_eq!(texts(&old, "SELECT integrity_check AS text FROM pragma_integrity_check").await, ["ok"]);
        assert_eq!(texts(&old, "SELECT \"table\" AS text FROM pragma_foreign_key_check").await, Vec::<String>::new());
        let indexes = texts(&old, "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'person' AND sql IS NOT NULL").await;
        assert_eq!(indexes, ["person_organisation"]);
    }
}

#[tokio::test]
async fn a_column_that_is_not_declared_so_is_an_error() {
    let old = Old::start().await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    if old.connection.get_database_backend() == DatabaseBackend::Sqlite {
        for (column, of) in [("password_hash", "text"), ("name", "bigint"), ("nothing", "text")] {
            assert!(let_be_empty(&old.connection, "person", column, of).await.is_err(), "{column} {of}");
        }
    }
}

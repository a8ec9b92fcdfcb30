//! A database that was filled before decisions could be void: nothing is lost, and what could never be signed any more waits no longer.

use domain::ids::{DecisionId, ProjectId};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, Statement};
use server::state::new_id;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The schema as it was: the first fourteen changes.
const BEFORE: u32 = 14;

/// A database of an earlier Poort, filled by hand.
pub struct Old {
    pub connection: DatabaseConnection,
}

impl Old {
    /// How many changes of the schema it has when it starts.
    pub const AT: u32 = BEFORE;

    pub async fn start() -> Self {
        let name = format!("poort_upgrade_{}", new_id().simple());
        let url = match std::env::var("POORT_TEST_DATABASE_URL") {
            Ok(url) => {
                let admin = Database::connect(&url).await.expect("the test database server answers");
                admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database of our own");
                let (server, _) = url.rsplit_once('/').expect("a database URL ends in a name");
                format!("{server}/{name}")
            }
            Err(_) => "sqlite::memory:".to_owned(),
        };
        let mut options = sea_orm::ConnectOptions::new(url);
        options.max_connections(1).min_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await.expect("an empty database opens");
        Migrator::up(&connection, Some(BEFORE)).await.expect("the schema as it was");
        Self { connection }
    }

    pub fn id(&self, id: Uuid) -> String {
        match self.connection.get_database_backend() {
            DatabaseBackend::Sqlite => format!("X'{}'", id.simple()),
            _ => format!("'{id}'"),
        }
    }

    pub async fn run(&self, sql: &str) {
        self.connection.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    pub async fn person(&self, name: &str) -> String {
        let id = self.id(new_id());
        self.run(&format!(
            "INSERT INTO person (id, email, name, password_hash, language, created_at, version) \
             VALUES ({id}, '{name}@story.example', '{name}', '', 'nl', '2026-01-01 10:00:00+00:00', 1)"
        ))
        .await;
        id
    }

    pub async fn project(&self, number: u32, phase: &str, status: &str) -> String {
        let id = self.id(ProjectId(new_id()).0);
        self.run(&format!(
            "INSERT INTO project (id, number, title, search_text, public_summary, aim, product_market_combination, kind, phase, status, entry_gate, \
             lead_name, cost, public_money, own_cash, own_in_kind, other_money, created_at, updated_at, version) VALUES ({id}, {number}, 'Project', \
             '', '', '', '', 'cluster_project', '{phase}', '{status}', 'G0', '', 0, 0, 0, 0, 0, '2026-01-01 10:00:00+00:00', \
             '2026-02-02 10:00:00+00:00', 1)"
        ))
        .await;
        id
    }

    pub async fn snapshot(&self, project: &str, number: u32) -> String {
        let id = self.id(new_id());
        self.run(&format!(
            "INSERT INTO snapshot (id, project_id, gate, number, sha256, content, rule_set_version, frozen_at) \
             VALUES ({id}, {project}, 'G1', {number}, '', '', '1', '2026-01-02 10:00:00+00:00')"
        ))
        .await;
        id
    }

    /// An unsigned decision unless somebody signed it.
    pub async fn decision(&self, project: &str, snapshot: &str, people: (&str, Option<&str>), supersedes: Option<&str>) -> (DecisionId, String) {
        let raw = DecisionId(new_id());
        let id = self.id(raw.0);
        let signed_by = people.1.unwrap_or("NULL");
        let signed_at = people.1.map_or("NULL", |_| "'2026-01-03 12:00:00+00:00'");
        let supersedes = supersedes.unwrap_or("NULL");
        self.run(&format!(
            "INSERT INTO decision (id, project_id, gate, snapshot_id, outcome, rationale, public_summary, approved_public, details, decided_by, \
             decided_at, signed_by, signed_at, supersedes_id) VALUES ({id}, {project}, 'G1', {snapshot}, 'recycle', '', '', 0, '{{}}', {}, \
             '2026-01-03 10:00:00+00:00', {signed_by}, {signed_at}, {supersedes})",
            people.0
        ))
        .await;
        (raw, id)
    }

    /// What made each decision void, if anything did.
    async fn causes(&self) -> BTreeMap<DecisionId, Option<String>> {
        let sql = "SELECT id, void_cause FROM decision";
        let rows = self.connection.query_all_raw(Statement::from_string(self.connection.get_database_backend(), sql)).await.expect("the decisions");
        let row = |row: &sea_orm::QueryResult| (DecisionId(row.try_get("", "id").expect("an id")), row.try_get("", "void_cause").expect("a cause"));
        rows.iter().map(row).collect()
    }
}

#[tokio::test]
async fn what_could_never_be_signed_any_more_is_void_and_the_rest_is_as_it_was() {
    let old = Old::start().await;
    let (one, other) = (old.person("een").await, old.person("twee").await);
    let mut expected = BTreeMap::new();

    let waits = old.project(1, "start", "gate_requested").await;
    let given_back = old.snapshot(&waits, 1).await;
    let (void, _) = old.decision(&waits, &given_back, (&one, None), None).await;
    old.run(&format!(
        "INSERT INTO snapshot_release (snapshot_id, reason, released_by, released_at) VALUES ({given_back}, 'De begroting klopt niet.', {other}, \
         '2026-01-04 10:00:00+00:00')"
    ))
    .await;
    let (pending, _) = old.decision(&waits, &old.snapshot(&waits, 2).await, (&one, None), None).await;
    expected.extend([(void, Some("released".to_owned())), (pending, None)]);

    let stopped = old.project(2, "innovation", "stopped").await;
    let (signed, signed_id) = old.decision(&stopped, &old.snapshot(&stopped, 1).await, (&one, Some(&other)), None).await;
    let (over, _) = old.decision(&stopped, &old.snapshot(&stopped, 2).await, (&one, None), None).await;
    let (correction, _) = old.decision(&stopped, &old.snapshot(&stopped, 3).await, (&one, None), Some(&signed_id)).await;
    let proposal = old.id(new_id());
    old.run(&format!(
        "INSERT INTO stop_proposal (id, project_id, reason, learned, end_on, unavoidable_costs, proposed_at, confirmed_by, confirmed_at) \
         VALUES ({proposal}, {stopped}, 'market', '', '2026-03-01', 0, '2026-01-04 10:00:00+00:00', {other}, '2026-01-05 10:00:00+00:00')"
    ))
    .await;
    expected.extend([(signed, None), (over, Some("stopped".to_owned())), (correction, None)]);

    let works = old.project(3, "start", "active").await;
    let (overtaken, _) = old.decision(&works, &old.snapshot(&works, 1).await, (&one, None), None).await;
    expected.insert(overtaken, Some("released".to_owned()));

    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    assert_eq!(old.causes().await, expected);
    let told = "SELECT COUNT(*) AS n FROM decision WHERE void_cause IS NOT NULL AND void_at IS NOT NULL AND void_reason IS NOT NULL";
    let told = old.connection.query_one_raw(Statement::from_string(old.connection.get_database_backend(), told)).await.expect("a count");
    assert_eq!(told.expect("a row").try_get::<i64>("", "n").expect("a count"), 3);
    for sql in ["UPDATE decision SET void_reason = 'anders' WHERE void_at IS NOT NULL", "DELETE FROM decision WHERE void_at IS NOT NULL"] {
        assert!(old.connection.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}

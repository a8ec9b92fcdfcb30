//! A database in which panels were opened and shut before it was kept who could read the other reviews: nothing is lost, who could is marked, and
//! a review that was given back after that is what it was when it was handed in.

use crate::upgrade::Old;
use migration::{MigrationTrait, Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use server::state::new_id;
use uuid::Uuid;

const DAY: &str = "2026-01-05 10:00:00+00:00";

struct Before {
    round: String,
    chair: String,
    seq: u32,
}

impl Before {
    async fn start(old: &Old) -> Self {
        Migrator::up(&old.connection, Some(4)).await.expect("the schema of before");
        let (round, chair) = (old.id(new_id()), old.person("voorzitter").await);
        old.run(&format!(
            "INSERT INTO review_round (id, name, gate, criteria, due_on, chair_id, has_rebuttal, made_at, version) \
             VALUES ({round}, 'Ronde', 'G1', '{{}}', '2026-02-01', {chair}, false, '{DAY}', 1)"
        ))
        .await;
        Self { round, chair, seq: 0 }
    }

    async fn proposal(&self, old: &Old, number: u32) -> Uuid {
        let project = old.project(number, "start", "gate_requested").await;
        let (raw, snapshot) = (new_id(), old.snapshot(&project, 1).await);
        let (id, round) = (old.id(raw), &self.round);
        old.run(&format!(
            "INSERT INTO proposal (id, round_id, project_id, snapshot_id, added_at, version) VALUES ({id}, {round}, {project}, {snapshot}, '{DAY}', 1)"
        ))
        .await;
        raw
    }

    /// A review, handed in on a day unless it was not.
    async fn review(&self, old: &Old, proposal: Uuid, (name, status): (&str, &str), handed_in: Option<&str>) -> Uuid {
        let (raw, expert) = (new_id(), old.person(name).await);
        let (id, proposal) = (old.id(raw), old.id(proposal));
        old.run(&format!(
            "INSERT INTO review (id, proposal_id, expert_id, status, due_on, reason, draft, asked_at, version) \
             VALUES ({id}, {proposal}, {expert}, '{status}', '2026-02-01', '', '{{}}', '{DAY}', 3)"
        ))
        .await;
        if let Some(at) = handed_in {
            old.run(&format!("INSERT INTO submitted_review (review_id, number, content, submitted_at) VALUES ({id}, 1, '{{}}', '{at}')")).await;
        }
        raw
    }

    async fn opened(&mut self, old: &Old, proposal: Uuid, at: &str) {
        self.seq += 1;
        let (seq, chair) = (self.seq, &self.chair);
        old.run(&format!(
            "INSERT INTO history (seq, at, actor_id, actor_name, action, subject, detail, previous_hash, hash) \
             VALUES ({seq}, '{at}', {chair}, '', 'consensus_opened', 'proposal {proposal}', '{{}}', '', '')"
        ))
        .await;
    }
}

async fn stands(old: &Old, review: Uuid) -> (String, bool) {
    let sql = format!("SELECT status, CASE WHEN read_others_at IS NULL THEN 0 ELSE 1 END AS n FROM review WHERE id = {}", old.id(review));
    let row = old.connection.query_one_raw(Statement::from_string(old.connection.get_database_backend(), sql)).await.expect("a review");
    let row = row.expect("it is there");
    (row.try_get("", "status").expect("a status"), row.try_get::<i32>("", "n").expect("a mark") == 1)
}

#[tokio::test]
async fn who_could_read_the_others_before_it_was_kept_is_marked_and_a_review_that_was_given_back_since_is_what_it_was() {
    let old = Old::start().await;
    let mut before = Before::start(&old).await;
    let (opened, other) = (before.proposal(&old, 1).await, before.proposal(&old, 2).await);
    let read = before.review(&old, opened, ("een", "submitted"), Some("2026-01-10 10:00:00+00:00")).await;
    let given_back = before.review(&old, opened, ("twee", "accepted"), Some("2026-01-10 11:00:00+00:00")).await;
    let later = before.review(&old, opened, ("drie", "submitted"), Some("2026-01-20 10:00:00+00:00")).await;
    let writes = before.review(&old, opened, ("vier", "accepted"), None).await;
    let elsewhere = before.review(&old, other, ("vijf", "submitted"), Some("2026-01-10 10:00:00+00:00")).await;
    before.opened(&old, opened, "2026-01-15 10:00:00+00:00").await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    let told = |status: &str, reads: bool| (status.to_owned(), reads);
    assert_eq!(stands(&old, read).await, told("submitted", true));
    assert_eq!(stands(&old, given_back).await, told("submitted", true), "no new score after reading the others");
    assert_eq!(stands(&old, later).await, told("submitted", false), "handed in after it was shut again");
    assert_eq!(stands(&old, writes).await, told("accepted", false));
    assert_eq!(stands(&old, elsewhere).await, told("submitted", false));
}

#[tokio::test]
async fn proposals_and_what_hangs_on_them_come_through_and_a_round_takes_the_next_dossier_of_a_project() {
    let old = Old::start().await;
    let before = Before::start(&old).await;
    let proposal = before.proposal(&old, 1).await;
    let review = before.review(&old, proposal, ("een", "accepted"), None).await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    assert_eq!(stands(&old, review).await.0, "accepted");
    let (round, id) = (&before.round, old.id(proposal));
    let again = |new: String, snapshot: &str| {
        format!(
            "INSERT INTO proposal (id, round_id, project_id, snapshot_id, added_at, version) SELECT {new}, round_id, project_id, {snapshot}, \
             added_at, 1 FROM proposal WHERE id = {id}"
        )
    };
    assert!(old.connection.execute_unprepared(&again(old.id(new_id()), "snapshot_id")).await.is_err(), "one dossier comes once");
    let next = old.id(new_id());
    old.run(&format!(
        "INSERT INTO snapshot (id, project_id, gate, number, sha256, content, rule_set_version, frozen_at) SELECT {next}, project_id, 'G1', 2, '', \
         '', '1', '{DAY}' FROM proposal WHERE id = {id}"
    ))
    .await;
    old.run(&again(old.id(new_id()), &next)).await;
    let gone = format!("DELETE FROM proposal WHERE id = {id}");
    assert!(old.connection.execute_unprepared(&gone).await.is_err(), "what hangs on a proposal still holds it: {round}");
}

/// The schema of a Poort that had everything but what this change brings.
struct Without;

impl MigratorTrait for Without {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let brought = ["m0024_read_others", "m0025_merged_organisations"];
        Migrator::migrations().into_iter().filter(|one| !brought.contains(&one.name())).collect()
    }
}

async fn names(old: &Old, of_sqlite: &str, of_postgres: &str) -> Vec<String> {
    let backend = old.connection.get_database_backend();
    let sql = if backend == DatabaseBackend::Sqlite { of_sqlite } else { of_postgres };
    let rows = old.connection.query_all_raw(Statement::from_string(backend, sql)).await.expect("names");
    rows.into_iter().map(|row| row.try_get::<String>("", "name").expect("a name")).collect()
}

/// Columns and indexes of the table of proposals.
async fn shape(old: &Old) -> (Vec<String>, Vec<String>) {
    let columns = names(
        old,
        "SELECT name FROM pragma_table_info('proposal') ORDER BY name",
        "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'proposal' ORDER BY column_name",
    );
    let indexes = names(
        old,
        "SELECT name FROM sqlite_master WHERE tbl_name = 'proposal' AND type = 'index' ORDER BY name",
        "SELECT indexname AS name FROM pg_indexes WHERE tablename = 'proposal' ORDER BY indexname",
    );
    (columns.await, indexes.await)
}

#[tokio::test]
async fn a_database_that_had_later_changes_already_ends_as_a_new_one_and_keeps_what_was_taken_out() {
    let (old, new) = (Old::start().await, Old::start().await);
    let before = Before::start(&old).await;
    let id = old.id(before.proposal(&old, 1).await);
    Without::up(&old.connection, None).await.expect("the schema of before");
    old.run(&format!("UPDATE proposal SET taken_out_at = '{DAY}', taken_out_reason = 'Later.' WHERE id = {id}")).await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    Migrator::up(&new.connection, None).await.expect("the schema as it is");
    assert_eq!(shape(&old).await, shape(&new).await);
    let reason = format!("SELECT taken_out_reason AS name FROM proposal WHERE id = {id}");
    assert_eq!(names(&old, &reason, &reason).await, ["Later."]);
}

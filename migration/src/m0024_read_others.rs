//! Who could read the other reviews of a panel, and what was added to a review after that; and a project that comes before the same panel again
//! with a new dossier, after the first was taken back.

use crate::dialect::{migration, refuse, run};
use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

migration!(manager => {
    run(manager, "
        ALTER TABLE review ADD COLUMN read_others_at {time};
        CREATE TABLE review_note (
            review_id {uuid} NOT NULL REFERENCES review (id),
            number bigint NOT NULL,
            text text NOT NULL,
            written_at {time} NOT NULL,
            is_demo boolean NOT NULL DEFAULT false,
            PRIMARY KEY (review_id, number)
        );
    ").await?;
    refuse(manager, "review_note", "UPDATE", "true", "what was added to a review does not change").await?;
    refuse(manager, "review_note", "DELETE", "NOT OLD.is_demo", "what was added to a review is kept").await?;
    // A review that was given back after that is what it was when it was handed in; what was written since stays a draft.
    // Panels that were opened so far, also those that were shut again: whoever had handed in by then could read the others.
    let is_sqlite = manager.get_database_backend() == DatabaseBackend::Sqlite;
    let subject = if is_sqlite {
        "replace(substr(h.subject, 10), '-', '') = lower(hex(review.proposal_id))"
    } else {
        "substr(h.subject, 10) = review.proposal_id::text"
    };
    let opened = format!(
        "FROM history h JOIN submitted_review s ON s.review_id = review.id AND s.submitted_at <= h.at
         WHERE h.action = 'consensus_opened' AND h.subject LIKE 'proposal %' AND {subject}"
    );
    run(manager, &format!("
        UPDATE review SET read_others_at = (SELECT MAX(h.at) {opened}) WHERE EXISTS (SELECT 1 {opened});
        UPDATE review SET read_others_at = (SELECT o.opened_at FROM proposal o WHERE o.id = review.proposal_id)
            WHERE read_others_at IS NULL AND status = 'submitted'
            AND EXISTS (SELECT 1 FROM proposal o WHERE o.id = review.proposal_id AND o.opened_at IS NOT NULL);
        UPDATE review SET status = 'submitted', submitted_at = (SELECT MAX(s.submitted_at) FROM submitted_review s WHERE s.review_id = review.id)
            WHERE status = 'accepted' AND read_others_at IS NOT NULL AND EXISTS (SELECT 1 FROM submitted_review s WHERE s.review_id = review.id);
    ")).await?;
    if is_sqlite {
        // SQLite cannot alter a UNIQUE. What refers to a row finds it again before the transaction ends, and what a later change added stays.
        let indexes = indexes(manager).await?;
        run(manager, "
            PRAGMA defer_foreign_keys = ON;
            CREATE TEMPORARY TABLE kept_proposal AS SELECT * FROM proposal;
            DROP TABLE proposal;
            CREATE TABLE proposal (
                id {uuid} PRIMARY KEY,
                round_id {uuid} NOT NULL REFERENCES review_round (id),
                project_id {uuid} NOT NULL REFERENCES project (id),
                snapshot_id {uuid} NOT NULL REFERENCES snapshot (id),
                added_at {time} NOT NULL,
                opened_by {uuid} REFERENCES person (id),
                opened_at {time},
                is_demo boolean NOT NULL DEFAULT false,
                version bigint NOT NULL,
                taken_out_at {time},
                taken_out_by {uuid} REFERENCES person (id),
                taken_out_reason text,
                UNIQUE (round_id, snapshot_id)
            );
            INSERT INTO proposal (id, round_id, project_id, snapshot_id, added_at, opened_by, opened_at, is_demo, version,
                    taken_out_at, taken_out_by, taken_out_reason)
                SELECT id, round_id, project_id, snapshot_id, added_at, opened_by, opened_at, is_demo, version,
                    taken_out_at, taken_out_by, taken_out_reason FROM kept_proposal;
            DROP TABLE kept_proposal;
        ").await?;
        for index in indexes {
            run(manager, &index).await?;
        }
        Ok(())
    } else {
        run(manager, "
            ALTER TABLE proposal DROP CONSTRAINT proposal_round_id_project_id_key;
            ALTER TABLE proposal ADD CONSTRAINT proposal_round_id_snapshot_id_key UNIQUE (round_id, snapshot_id);
        ").await
    }
});

/// What makes the indexes of the table, of those that were made by a statement of their own.
async fn indexes(manager: &SchemaManager<'_>) -> Result<Vec<String>, DbErr> {
    let sql = "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'proposal' AND sql IS NOT NULL ORDER BY name";
    let rows = manager.get_connection().query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, sql)).await?;
    rows.into_iter().map(|row| row.try_get_by_index(0)).collect()
}

//! What happened, in order, never changed: each event carries the hash of the one before.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE history (
            seq bigint PRIMARY KEY,
            at {time} NOT NULL,
            actor_id {uuid},
            actor_name text NOT NULL,
            action text NOT NULL,
            project_id {uuid},
            subject text NOT NULL,
            detail text NOT NULL,
            previous_hash text NOT NULL,
            hash text NOT NULL
        );
        CREATE INDEX history_project ON history (project_id, seq);
        CREATE INDEX history_actor ON history (actor_id, seq);
        CREATE TABLE history_head (
            id integer PRIMARY KEY CHECK (id = 1),
            seq bigint NOT NULL,
            hash text NOT NULL
        );
        CREATE TABLE idempotency (
            key {uuid} PRIMARY KEY,
            person_id {uuid} NOT NULL,
            location text NOT NULL,
            created_at {time} NOT NULL
        );
    ").await?;
    refuse(manager, "history", "UPDATE", "true", "history is append-only").await?;
    refuse(manager, "history", "DELETE", "true", "history is append-only").await
});

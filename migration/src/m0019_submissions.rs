//! Forms that were handled, with what they held: the same form leads to its first result, the same key with other content does not. The key
//! with which Poort marks whose form it is. And the row with which `/health` tries whether a write holds.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE submission (
            key {uuid} NOT NULL,
            form text NOT NULL,
            content text NOT NULL,
            person_id {uuid} NOT NULL,
            location text NOT NULL,
            created_at {time} NOT NULL,
            PRIMARY KEY (key, form)
        );
        INSERT INTO submission (key, form, content, person_id, location, created_at)
            SELECT key, '', '', person_id, location, created_at FROM idempotency;
        DROP TABLE idempotency;
        CREATE TABLE form_secret (
            id integer PRIMARY KEY CHECK (id = 1),
            secret text NOT NULL
        );
        CREATE TABLE writer_check (
            id integer PRIMARY KEY CHECK (id = 1),
            content text NOT NULL
        );
        INSERT INTO writer_check (id, content) VALUES (1, '');
    ").await
});

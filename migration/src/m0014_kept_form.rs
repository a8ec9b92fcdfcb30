//! Forms that were sent after a session had ended: kept for half an hour, readable only with the link that the browser got.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE kept_form (
            token_hash text PRIMARY KEY,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            path text NOT NULL,
            content text NOT NULL,
            expires_at {time} NOT NULL
        );
        CREATE INDEX kept_form_person ON kept_form (person_id, path);
    ").await
});

//! What somebody typed into a form and has not sent yet: one row for each form of an opened page, readable by who typed it alone.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE unsent (
            id {uuid} NOT NULL,
            person_id {uuid} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            form {uuid} NOT NULL,
            place text NOT NULL,
            page text NOT NULL,
            content text NOT NULL,
            turn bigint NOT NULL,
            saved_at {time} NOT NULL,
            PRIMARY KEY (id, place)
        );
        CREATE INDEX unsent_person ON unsent (person_id, place);
        CREATE INDEX unsent_saved ON unsent (saved_at);
    ").await
});

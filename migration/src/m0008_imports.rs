//! Imported lists, and the source row of every imported project.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE import (
            id {uuid} PRIMARY KEY,
            file_name text NOT NULL,
            format text NOT NULL,
            rows bigint NOT NULL,
            imported bigint NOT NULL,
            imported_by {uuid} REFERENCES person (id),
            imported_at {time} NOT NULL
        );
        CREATE TABLE legacy_row (
            project_id {uuid} PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
            import_id {uuid} NOT NULL REFERENCES import (id),
            row_number bigint NOT NULL,
            fingerprint text NOT NULL UNIQUE,
            source text NOT NULL,
            problems text NOT NULL
        );
    ").await
});

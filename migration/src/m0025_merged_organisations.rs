//! Organisations that were entered twice, merged by two people and parted again where that was wrong. And the history by its days.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE organisation ADD COLUMN merged_into {uuid} REFERENCES organisation (id);
        CREATE INDEX organisation_merged ON organisation (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE organisation_merge (
            id {uuid} PRIMARY KEY,
            organisation_id {uuid} NOT NULL REFERENCES organisation (id),
            into_id {uuid} NOT NULL REFERENCES organisation (id) CHECK (into_id <> organisation_id),
            reason text NOT NULL,
            proposed_by {uuid} NOT NULL REFERENCES person (id),
            proposed_at {time} NOT NULL,
            confirmed_by {uuid} REFERENCES person (id) CHECK (confirmed_by <> proposed_by),
            confirmed_at {time},
            moved text NOT NULL,
            ended_by {uuid} REFERENCES person (id),
            ended_at {time},
            is_demo boolean NOT NULL DEFAULT false,
            version bigint NOT NULL
        );
        CREATE UNIQUE INDEX organisation_merge_one ON organisation_merge (organisation_id) WHERE ended_at IS NULL;
        CREATE INDEX organisation_merge_waits ON organisation_merge (proposed_at, id) WHERE confirmed_at IS NULL AND ended_at IS NULL;
        CREATE INDEX history_at ON history (at, seq);
        CREATE INDEX history_project_at ON history (project_id, at, seq);
    ").await
});

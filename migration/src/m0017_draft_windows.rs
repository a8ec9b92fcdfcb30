//! Which opened page saved the draft of a review last, and why an earlier draft is kept. Of drafts kept before this nobody knows why.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE review ADD COLUMN draft_window {uuid};
        ALTER TABLE review ADD COLUMN draft_turn bigint NOT NULL DEFAULT 0;
        ALTER TABLE review ADD COLUMN draft_version bigint NOT NULL DEFAULT 1;
        UPDATE review SET draft_version = version;
        ALTER TABLE review_draft ADD COLUMN draft_window {uuid};
        ALTER TABLE review_draft ADD COLUMN kind text CHECK (kind IN ('replaced','elsewhere','refused'));
    ").await
});

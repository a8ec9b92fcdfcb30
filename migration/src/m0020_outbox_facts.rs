//! The outbox keeps what a message tells instead of its words, which are made when it is sent or shown. Messages of before keep their words.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        ALTER TABLE outbox ADD COLUMN facts text;
        DROP INDEX outbox_expiry;
        CREATE INDEX outbox_expiry ON outbox (expires_at) WHERE expires_at IS NOT NULL;
    ").await
});

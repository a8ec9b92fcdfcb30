//! How many known projects a list changed. Lists that came in before changed none.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "ALTER TABLE import ADD COLUMN changed bigint NOT NULL DEFAULT 0").await
});

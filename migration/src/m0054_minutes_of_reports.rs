//! The minutes that a partner says its part of a report took.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "ALTER TABLE report_part ADD COLUMN minutes bigint CHECK (minutes BETWEEN 1 AND 4800);").await
});

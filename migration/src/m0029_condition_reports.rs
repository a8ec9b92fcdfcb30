//! Who sees to a condition of a decision reports that it is done; who verifies it says that it is met, or what is still missing.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE decision_condition_report (
            decision_condition_id {uuid} PRIMARY KEY REFERENCES decision_condition (id),
            note text NOT NULL,
            reported_by {uuid} NOT NULL REFERENCES person (id),
            reported_at {time} NOT NULL
        );
    ").await
});

//! Who sees to a condition after the person it was given to lost access. The condition itself stays as it was decided.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE decision_condition_hand (
            decision_condition_id {uuid} PRIMARY KEY REFERENCES decision_condition (id) ON DELETE CASCADE,
            person_id {uuid} NOT NULL REFERENCES person (id),
            handed_at {time} NOT NULL
        );
        CREATE INDEX decision_condition_hand_person ON decision_condition_hand (person_id);
    ").await
});

//! Scenarios of a round: requests that somebody chose together. What was chosen does not change; another choice is another scenario.

use crate::dialect::{migration, refuse, run};

migration!(manager => {
    run(manager, "
        CREATE TABLE scenario (
            id {uuid} PRIMARY KEY,
            round_id {uuid} NOT NULL REFERENCES review_round (id),
            name text NOT NULL,
            note text NOT NULL,
            made_by {uuid} NOT NULL REFERENCES person (id),
            made_at {time} NOT NULL,
            is_demo boolean NOT NULL DEFAULT false
        );
        CREATE INDEX scenario_round ON scenario (round_id, made_at);
        CREATE TABLE scenario_choice (
            scenario_id {uuid} NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
            proposal_id {uuid} NOT NULL REFERENCES proposal (id),
            PRIMARY KEY (scenario_id, proposal_id)
        );
    ").await?;
    refuse(manager, "scenario", "UPDATE", "true", "a scenario does not change").await?;
    refuse(manager, "scenario_choice", "UPDATE", "true", "a scenario does not change").await
});

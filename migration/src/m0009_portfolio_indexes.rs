//! Indexes for the portfolio list and for my work, read off the plans of their queries.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "
        CREATE INDEX project_phase_status_gate ON project (phase, status, next_gate_on, id);
        CREATE INDEX project_status_gate ON project (status, next_gate_on, id);
        CREATE INDEX project_gate ON project (next_gate_on, id);
        CREATE INDEX project_title ON project (title, id);
        CREATE INDEX project_cost ON project (cost, id);
        CREATE INDEX project_weakest ON project (weakest_level, id);
        CREATE INDEX project_updated ON project (updated_at, id);
        CREATE INDEX project_sub_area ON project (primary_sub_area, next_gate_on, id);
        CREATE INDEX project_lead ON project (lead_organisation_id, id);
        CREATE INDEX stop_proposal_open ON stop_proposal (proposed_at, id) WHERE confirmed_at IS NULL;
    ").await
});

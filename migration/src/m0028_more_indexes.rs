//! What is looked up by every page or form is read off an index. The portfolio of a phase and status is sorted by cost, weakest condition or
//! title out of the index alone: only the rows of the page itself are read from the table.

use crate::dialect::{migration, run};

migration!(manager => {
    run(manager, "CREATE INDEX project_sorted ON project (phase, status, cost, weakest_gap, title_key, id)").await?;
    run(manager, "CREATE INDEX session_expiry ON session (expires_at)").await?;
    run(manager, "CREATE INDEX proposal_snapshot ON proposal (snapshot_id)").await
});

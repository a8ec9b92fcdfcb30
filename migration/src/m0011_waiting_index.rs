//! Projects that wait are read off an index, each status apart, longest waiting first.

use crate::dialect::{migration, run};

// Where it is there already, it was made with the total of the programme.
migration!(manager => {
    run(manager, "CREATE INDEX IF NOT EXISTS project_status_updated ON project (status, updated_at, id)").await
});

//! Second factors and invitations in the security log, and the links for a new password that were asked for and are not sent yet.

use crate::closed_list::set_codes;
use crate::dialect::{migration, run};

const ACTIONS: [&str; 7] = ["sign_in", "reset", "link", "password", "permission", "factor", "invitation"];

migration!(manager => {
    set_codes(manager.get_connection(), "security_event", "action", &ACTIONS).await?;
    run(manager, "
        CREATE TABLE reset_request (
            email text PRIMARY KEY,
            asked_at {time} NOT NULL
        );
    ").await
});

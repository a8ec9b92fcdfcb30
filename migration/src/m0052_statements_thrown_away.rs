//! A statement of the bank that nobody booked can be thrown away: it was the wrong file.

use crate::dialect::{migration, refuse, refuse_anew};

migration!(manager => {
    refuse_anew(manager, "statement_line", "DELETE", "NOT OLD.is_demo AND OLD.outcome IS NOT NULL", "a line that was booked is kept").await?;
    refuse(manager, "bank_statement", "DELETE", "NOT OLD.is_demo AND OLD.booked_at IS NOT NULL", "a statement that was booked is kept").await
});

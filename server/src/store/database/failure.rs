//! What the database says when it cannot take anything now: no room, no disk, no connection. A person can try again later.

use sea_orm::sqlx::{Error, error::DatabaseError};
use sea_orm::{DbErr, RuntimeErr};

/// Whether the database itself is out of order, not what was asked of it.
pub fn is_out_of_order(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => match error.as_ref() {
            Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => true,
            Error::Database(told) => told.try_downcast_ref::<sea_orm::sqlx::sqlite::SqliteError>().map_or_else(
                || of_postgres(told.code().as_deref().unwrap_or_default()),
                |told| of_sqlite(told.code().as_deref().unwrap_or_default()),
            ),
            _ => false,
        },
        _ => false,
    }
}

/// Busy, locked, out of memory, read-only, an I/O error, full, cannot open, protocol: <https://sqlite.org/rescode.html>. The lowest byte tells.
fn of_sqlite(code: &str) -> bool {
    code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 7 | 8 | 10 | 13 | 14 | 15))
}

/// Connection, resources, operator, system, and a transaction that may only read: <https://www.postgresql.org/docs/15/errcodes-appendix.html>.
fn of_postgres(code: &str) -> bool {
    ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) || code == "25006"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_an_io_error_and_a_server_that_ends_are_told_apart_from_a_wrong_row() {
        for code in ["13", "10", "778", "3850", "8", "1032", "14", "5"] {
            assert!(of_sqlite(code), "{code}");
        }
        for code in ["1", "19", "2067", "1555", "787", ""] {
            assert!(!of_sqlite(code), "{code}");
        }
        for code in ["53100", "57P01", "08006", "58030", "25006"] {
            assert!(of_postgres(code), "{code}");
        }
        for code in ["23505", "25P02", "42P01", ""] {
            assert!(!of_postgres(code), "{code}");
        }
    }
}

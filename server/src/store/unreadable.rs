//! What is stored and cannot be read is an error that says what it is, and never as if it were not there.

use sea_orm::DbErr;
use std::fmt::Display;

/// The error of something stored that cannot be read, and why.
pub fn unreadable(what: impl Display, why: impl Display) -> DbErr {
    DbErr::Custom(format!("{what} cannot be read: {why}"))
}

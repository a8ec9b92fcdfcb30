//! The ledger in the database: rows are added in the write of what causes them, and never changed.

mod book;
pub mod rows;
mod store;

pub(crate) use book::too_large;
pub use book::{Book, SignedDecision};
pub use store::{of_project, save};

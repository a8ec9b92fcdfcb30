//! Paying what was committed: bank accounts that two people stand for, what is due, proposals, their file for the bank, and what the bank says.

mod account_pages;
mod account_routes;
mod accounts;
mod batch_routes;
mod batches;
mod camt;
mod due;
mod lines;
mod orders;
mod pages;
mod pain;
mod plan_routes;
pub mod routes;
mod statement_routes;
mod statements;
mod tasks;

pub(crate) use batches::order;
pub(crate) use due::{Of, lines, of_partner};
pub use tasks::tasks;

//! Opinions on the eight conditions, the evidence for them, and the signals beside them.

mod board;
mod heat;
pub mod routes;
mod save;
pub mod store;
mod views;

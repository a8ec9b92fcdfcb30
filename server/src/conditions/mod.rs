//! Opinions on the eight conditions, the evidence for them, and the signals beside them.

mod board;
pub mod routes;
mod save;
pub(crate) mod views;

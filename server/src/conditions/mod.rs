//! Opinions on the eight conditions, the evidence for them, and the signals beside them.

mod board;
pub mod routes;
mod save;
mod sections;
pub(crate) mod views;

pub use sections::sections;

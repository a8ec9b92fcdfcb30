//! What partners expect to need of what was promised to them, by half-year: versions of the own organisation, and what the programme needs.

mod expected;
mod need;
mod pages;
mod read;
pub mod routes;
mod store;

pub use expected::{Expected, of_phase};
pub use need::needs;

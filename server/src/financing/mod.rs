//! Who pays what in a phase, and the instruments.

mod facts;
mod instrument_remove;
mod instrument_routes;
mod instrument_store;
pub mod routes;
pub mod store;
mod table;

pub use facts::{OfPhase, facts};
pub use table::table;

//! Who pays what in a phase, and the instruments.

mod details;
mod facts;
mod instrument_remove_routes;
mod instrument_routes;
mod instrument_store;
mod proposed;
pub mod routes;
mod sections;
pub mod store;
mod table;

pub use facts::{OfPhase, facts};
pub use sections::sections;
pub use table::table;

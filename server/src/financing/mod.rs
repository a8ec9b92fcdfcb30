//! Who pays what in a phase, and the instruments.

pub mod store;
mod table;

pub use table::table;

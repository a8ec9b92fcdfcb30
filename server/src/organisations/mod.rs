//! Organisations: finding, reading, adding, changing and merging them.

mod alike;
mod merge;
mod merge_routes;
mod moved;
pub mod routes;
pub mod store;
mod tasks;

pub use store::names_of;
pub use tasks::tasks;

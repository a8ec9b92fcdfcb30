//! Stopping by the partners: any phase, any day, without blame.

pub mod routes;
mod sections;
mod store;
mod tasks;

pub use sections::sections;
pub use tasks::tasks;

//! Stopping by the partners: any phase, any day, without blame.

pub mod routes;
mod store;
mod tasks;

pub use tasks::tasks;

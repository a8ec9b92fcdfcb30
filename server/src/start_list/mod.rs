//! The start list of each partner after a go: what blocks its first payment, who mends it, and the agreement to be monitored.

mod pages;
pub mod routes;
mod sections;
mod store;
mod tasks;

pub use sections::sections;
pub use tasks::tasks;

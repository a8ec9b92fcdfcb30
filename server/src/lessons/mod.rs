//! Lessons: what partners told in reports and at stops, the collection, and the two people who clear a lesson for publication.

mod pages;
mod read;
pub mod routes;
mod store;
mod tasks;
mod told;
mod told_routes;

pub use tasks::tasks;

//! Opinions on the eight conditions, the evidence for them, and the signals beside them.

mod all_page;
mod board;
mod levels_routes;
pub(crate) mod pages;
pub mod routes;
mod save;
mod sections;
mod tasks;

pub use sections::sections;
pub use tasks::tasks;

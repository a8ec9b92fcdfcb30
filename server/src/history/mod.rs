//! Reading the history: of one project, of everything, and what happened while somebody was filling in a form.

mod changes;
mod meanwhile;
pub mod routes;
mod store;

pub use meanwhile::{Gone, first, gone, last_about, meanwhile, version_of, who_was_first};

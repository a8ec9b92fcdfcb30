//! Reading the history: of one project, of everything, and what happened while somebody was filling in a form.

mod meanwhile;
pub mod routes;
mod store;

pub use meanwhile::{first, meanwhile, who_was_first};

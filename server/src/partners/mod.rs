//! The partners of a project: the list, adding, changing and removing them.

pub mod change;
mod edit_routes;
mod list_routes;
mod new_routes;
mod remove_routes;
pub mod routes;
mod sections;

pub use sections::sections;

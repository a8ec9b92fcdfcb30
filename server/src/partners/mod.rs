//! The partners of a project: the list, adding, changing and removing them.

pub mod change;
mod edit_page;
mod list_page;
mod new_page;
mod remove_page;
pub mod routes;
mod sections;

pub use sections::sections;

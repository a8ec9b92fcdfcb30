//! Expert reviews: from the question to an expert to what a panel agrees on.

pub mod access;
pub(crate) mod blind;
pub mod criteria;
mod draft_routes;
pub mod drafts;
mod facts;
pub mod letters;
mod note_routes;
pub(crate) mod notes;
mod pages;
pub mod read;
pub mod routes;
pub mod store;
mod taken_back;
pub mod taken_out;
mod tasks;
pub mod versions;
pub(crate) mod write_routes;

pub use facts::facts;
pub use taken_back::tell_taken_back;
pub use tasks::tasks;

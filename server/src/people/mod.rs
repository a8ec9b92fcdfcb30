//! Signing in and out, its limits, sessions, passwords, the choice of language, and the first administrator.

pub mod kept_forms;
pub mod limits;
pub mod passwords;
pub mod routes;
pub mod sessions;
pub mod setup;
pub mod setup_page;
mod sign_in;
pub mod store;

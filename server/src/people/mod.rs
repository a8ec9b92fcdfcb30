//! Signing in and out, sessions, passwords, the choice of language, and the first administrator.

pub mod kept_forms;
pub mod passwords;
pub mod routes;
pub mod sessions;
pub mod setup;
pub mod setup_page;
pub mod store;

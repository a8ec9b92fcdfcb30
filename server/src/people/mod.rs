//! Signing in and out, the choice of language, forms that wait for their sender, and the first administrator.

pub mod kept_forms;
pub mod routes;
pub mod setup;
pub mod setup_page;
mod sign_in;
pub mod store;

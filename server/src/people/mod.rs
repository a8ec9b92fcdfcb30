//! Signing in and out, the choice of language, forms that wait for their sender, and the first administrator.

pub mod resume_routes;
pub mod routes;
pub mod setup;
pub mod setup_routes;
mod sign_in_routes;
pub mod store;
mod unsent;
pub mod unsent_routes;

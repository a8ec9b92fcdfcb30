//! Experts: what they know and when they can, and inviting them.

mod invitation_routes;
mod pages;
pub mod routes;
pub mod store;

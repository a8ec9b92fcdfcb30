//! Signing in by way of a provider (OpenID Connect): there and back, whose account it is, and the link of an account.

mod link_routes;
pub mod routes;
mod store;

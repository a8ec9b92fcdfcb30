//! The second factor: an app, passkeys and recovery codes, the second step of signing in, confirming who one is, from when a factor is required,
//! and the reset of a lost one by two people.

mod account_routes;
mod app_routes;
mod change;
mod confirm_routes;
mod passkey_routes;
mod proof;
mod reset_routes;
pub mod resets;
pub mod routes;
mod rule;
mod rule_routes;
mod step_routes;
mod store;
mod tasks;

pub use tasks::tasks;

//! Experts: what they know and when they can, and the invitations that open their accounts.

mod invitation_routes;
mod invitations;
mod pages;
pub mod routes;
pub mod store;

//! Expert reviews: from the question to an expert to what a panel agrees on.

pub mod access;
pub(crate) mod blind;
pub mod conflicts;
pub mod criteria;
mod draft_routes;
pub mod drafts;
pub mod letters;
mod look;
pub mod routes;
pub mod store;
pub(crate) mod write_routes;

//! Organisations: finding, reading, adding and changing them.

pub mod routes;
pub mod store;

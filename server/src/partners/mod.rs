//! Organisations and their places in projects.

pub mod store;

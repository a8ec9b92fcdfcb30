//! Reading the history: of one project, and of everything.

mod changes;
pub mod routes;
mod store;

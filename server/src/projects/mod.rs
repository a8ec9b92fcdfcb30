//! Projects: the one way in, the one way to change a dossier, and what the lists keep of it.

pub mod access;
pub mod change;
mod page;
pub mod routes;
pub mod totals;

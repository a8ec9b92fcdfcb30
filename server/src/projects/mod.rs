//! Projects: the one way in, the one way to change a dossier, what the lists keep of it, and the forms for its text.

pub mod access;
pub mod approved;
mod approved_page;
pub mod change;
pub mod dossier;
mod dossier_page;
pub mod edit;
mod fields;
mod form_page;
mod page;
pub mod routes;
pub mod second;
pub mod store;
pub mod totals;
pub mod written;

//! Projects: making one, and the forms for its texts and its dossier.

mod approved_page;
pub mod dossier;
mod dossier_page;
mod fields;
mod form_page;
pub mod routes;
pub mod store;

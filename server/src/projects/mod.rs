//! Projects: making one, and the forms for its texts and its dossier.

mod approved_page;
pub mod dossier;
mod dossier_page;
mod facts;
mod fields;
mod form_page;
pub mod routes;
mod sections;
pub mod store;

pub use facts::{OfProject, facts};
pub use sections::sections;

//! Projects: making one, and the forms for its texts and its dossier.

mod approved_routes;
pub mod dossier;
mod dossier_routes;
mod facts;
mod fields;
mod form_routes;
pub mod routes;
mod sections;
pub mod store;

pub use facts::{OfProject, facts};
pub use sections::sections;

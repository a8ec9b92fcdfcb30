//! Who pays what in a phase, and the instruments.

mod details;
mod facts;
mod instrument_remove_routes;
mod instrument_routes;
mod instrument_store;
mod pasted;
mod proposed;
pub mod routes;
mod sections;
mod sheet_page;
pub mod store;
mod table;
mod workbook;
mod workbook_preview;
mod workbook_routes;

pub use facts::{OfPhase, facts};
pub use routes::ask_for_change;
pub use sections::sections;
pub(crate) use sheet_page::{field_label, lines};
pub use table::table;

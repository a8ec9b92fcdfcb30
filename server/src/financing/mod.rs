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
pub(crate) use workbook::{WorkbookProblem, euros, first_sheet};
pub(crate) use workbook_preview::refusal as workbook_refusal;
pub(crate) use workbook_routes::{BODY_LIMIT, XLSX, file_of};

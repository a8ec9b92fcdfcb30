//! Pages about money: who pays what in a phase, and the instruments that help.
//!
//! What the financing island needs is built for the browser as well; its words come with it from the server.

mod figures;
mod places;
mod reading;
mod sheet;
mod sheet_words;

#[cfg(feature = "ssr")]
mod figures_table;
#[cfg(feature = "ssr")]
mod financing_page;
#[cfg(feature = "ssr")]
mod financing_table;
#[cfg(feature = "ssr")]
mod headings;
#[cfg(feature = "ssr")]
mod instrument_fields;
#[cfg(feature = "ssr")]
mod instrument_gone_page;
#[cfg(feature = "ssr")]
mod instrument_page;
#[cfg(feature = "ssr")]
mod instruments_page;
#[cfg(feature = "ssr")]
mod outcome_panel;
#[cfg(feature = "ssr")]
mod project_money;
#[cfg(feature = "ssr")]
mod sheet_forms;
#[cfg(feature = "ssr")]
mod view;
#[cfg(feature = "ssr")]
mod workbook_page;

#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use reading::Reading;
pub use sheet::{CellProblem, SeverityLook, Sheet, SheetRow, TYPED_COLUMNS};
pub use sheet_words::SheetWords;

#[cfg(feature = "ssr")]
pub use financing_page::FinancingPage;
#[cfg(feature = "ssr")]
pub(crate) use financing_table::FinancingTable;
#[cfg(feature = "ssr")]
pub use headings::{line_problem, sheet_columns, sheet_headings};
#[cfg(feature = "ssr")]
pub use instrument_fields::{instrument_label, instrument_phases};
#[cfg(feature = "ssr")]
pub use instrument_gone_page::{InstrumentGonePage, InstrumentGoneView};
#[cfg(feature = "ssr")]
pub use instrument_page::{InstrumentPage, InstrumentRemovePage};
#[cfg(feature = "ssr")]
pub use instruments_page::InstrumentsPage;
#[cfg(feature = "ssr")]
pub use project_money::{MoneyView, ProjectMoney};
#[cfg(feature = "ssr")]
pub use view::{
    FinancingView, InstrumentLine, InstrumentView, InstrumentsView, Pasted, RemoveView, WorkbookChange, WorkbookPreview, WorkbookView,
    financing_label,
};
#[cfg(feature = "ssr")]
pub use workbook_page::{WorkbookPage, WorkbookPreviewPage};

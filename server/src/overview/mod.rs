//! Pages that ask several features: what waits for the reader, the portfolio with its figures, the page of a project, the conditions of all.

mod decision_work;
mod figures;
mod gate_work;
mod heat;
mod my_work;
mod panel_work;
mod project_page;
pub mod routes;
mod store;

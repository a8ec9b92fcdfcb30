//! Pages that ask several features: what waits for the reader, the portfolio with its figures, the page of a project, the conditions of all.

mod figures;
mod heat;
mod ledger_pages;
mod ledger_read;
mod ledger_routes;
mod my_work;
mod project_routes;
pub mod routes;
mod store;
mod work_facts;

//! Pages that ask several features: what waits for the reader, the portfolio with its figures, the page of a project, the conditions of all.

mod figures;
mod heat;
mod my_work;
mod project_routes;
pub mod routes;
mod store;
mod work_facts;

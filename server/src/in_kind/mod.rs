//! What partners bring in kind: lines of the own organisation, and the sums of them for everybody who may read the project. Wages and rates are
//! read here in two places only: the own lines, and the rules that measure a new one.

mod line_routes;
mod pages;
mod read;
mod remove_routes;
pub mod routes;
mod store;

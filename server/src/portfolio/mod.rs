//! The portfolio list and what waits for the reader.

mod decision_work;
mod figures;
mod gate_work;
mod my_work;
mod panel_work;
pub mod routes;
mod store;

pub use figures::Figures;

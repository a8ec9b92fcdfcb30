//! The panel of a round: its chair decides on interests and opens the reviews, and together they agree. Nobody reads a review before.

mod chair_routes;
mod check_routes;
mod consensus_routes;
mod dossier_routes;
mod fits_page;
mod fits_routes;
mod gate_reviews_routes;
mod levels;
mod levels_routes;
mod openings;
mod pages;
mod ranking_page;
mod ranking_routes;
mod read;
mod rebuttals;
pub mod routes;
mod scenarios;
pub mod store;
mod tasks;

pub use tasks::tasks;

//! The panel of a round: its chair decides on interests and opens the reviews, and together they agree. Nobody reads a review before.

mod chair_routes;
mod consensus_route;
mod gate_reviews;
mod levels;
pub(crate) mod look;
mod ranking;
pub mod routes;
pub mod store;
mod tasks;

pub use tasks::tasks;

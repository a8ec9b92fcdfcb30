//! The panel of a round: its chair decides on interests and opens the reviews, and together they agree. Nobody reads a review before.

mod blind;
mod look;
pub mod routes;
pub mod store;

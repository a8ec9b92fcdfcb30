//! Rounds as programme managers run them: made, filled with projects, experts asked, reminded and given more time.

mod assignment;
mod look;
mod reminders;
mod review_routes;
pub mod routes;
pub mod store;
mod tasks;

pub use tasks::tasks;

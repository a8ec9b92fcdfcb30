//! Rounds as programme managers run them: made, filled with projects, experts asked, reminded and given more time.

mod asking;
mod assignment_page;
mod assignment_routes;
mod chair;
mod chair_routes;
mod extensions;
mod grid_routes;
mod pages;
mod reminder_routes;
mod reminders;
mod review_routes;
pub mod routes;
pub mod store;
mod take_out_routes;
mod tasks;

pub use tasks::tasks;

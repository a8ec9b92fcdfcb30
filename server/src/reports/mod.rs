//! Phase reports: the logbook all year, the parts of partners, the whole that the lead partner hands in, and what the programme does with it.

mod judge;
mod judge_page;
mod judge_routes;
mod list_page;
mod log_routes;
mod logbook;
mod pages;
mod part_page;
mod part_routes;
mod parts;
mod questions_routes;
mod read;
mod read_list;
pub mod reminders;
mod report_routes;
pub mod routes;
mod section_routes;
mod sections;
mod submit;
mod submit_routes;
mod tasks;
mod used;

pub use tasks::tasks;

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

pub(crate) use judge::{Judge, as_read, begin as begin_judging};
pub(crate) use pages::{Around, around, head};
pub(crate) use parts::{InPart, Own};
pub(crate) use read::Whole;
pub(crate) use report_routes::refused;
pub use tasks::tasks;

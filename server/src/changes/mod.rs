//! Requests to change what was approved: written, agreed with by the partners, decided, and carried out in the write that decides.

mod answers;
mod apply;
mod content;
mod decide;
mod decide_routes;
mod form_routes;
mod pages;
mod preview;
mod read;
mod request_routes;
pub mod routes;
mod step_routes;
mod tasks;
mod write;

pub use content::Content;
pub use pages::lines;
pub use tasks::tasks;

//! What an administrator sets for the whole programme: its bureau, its mail, its parameters, other names in its lists; and the first hour.

mod aliases;
mod bureau;
mod bureau_routes;
mod effect;
mod first_hour;
mod first_hour_page;
mod mail_page;
mod mail_routes;
mod mail_text_routes;
mod mail_texts;
mod parameter_pages;
mod parameter_routes;
mod parameters;
mod reference_routes;
pub mod routes;
mod trial;

pub(crate) use first_hour_page::of as first_hour;

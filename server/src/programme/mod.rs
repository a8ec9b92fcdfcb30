//! The pages about the programme itself: its figures and lists, its rules, the policy note and accessibility.

mod facility_routes;
mod pages;
pub mod routes;
mod store;

//! What ties experts to projects, looked up again whenever a fact changes, and how reviews stand. Not a word of what a review says.

pub mod again;
pub mod conflicts;
mod found;
mod shut;
pub mod standing;

pub use found::Found;
pub(crate) use shut::shut_where_too_few;

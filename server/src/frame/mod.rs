//! A request's way: who asks, whether they may, what they sent, and what they are answered.

pub mod actor;
pub mod answer;
pub mod basis;
pub mod challenge;
pub mod client;
pub mod differing;
mod done_list;
pub mod form;
pub mod headers;
pub mod health;
pub mod ids;
pub mod kept;
pub mod limits;
pub mod listing;
pub mod meanwhile;
pub mod names;
pub mod pending;
pub mod respond;
pub mod route;
pub mod sessions;
pub mod submission;
pub mod told;
pub mod visit;

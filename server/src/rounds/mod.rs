//! Rounds as programme managers run them: made, filled with projects, experts asked, reminded and given more time.

mod look;
pub mod routes;
pub mod store;

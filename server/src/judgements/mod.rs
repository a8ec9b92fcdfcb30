//! Judgements on the rules that need a person.

mod facts;
pub mod routes;
mod store;

pub use facts::facts;

//! Judgements on the rules that need a person.

pub mod routes;
mod store;

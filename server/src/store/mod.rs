//! What is kept: the database and its one write, the events and their chain, which forms were handled, the key that marks them, and the
//! versions of what is kept as JSON.

pub mod database;
pub mod events;
pub mod form_key;
pub mod form_secret;
pub mod unreadable;
pub mod versioned;

//! The history: what happened, by whom, each event hashed together with the one before it.

mod event;
mod verify;

pub use event::{CHANGES, Event, record, record_all};
pub use verify::{Broken, Verdict, verify};

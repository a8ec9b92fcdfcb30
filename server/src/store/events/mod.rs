//! The history: what happened, by whom, each event hashed together with the one before it.

mod detail;
mod event;
mod verify;

pub use detail::{changes, facts};
pub use event::Event;
pub(crate) use event::record_all;
pub use verify::{Broken, Verdict, verify};

//! What can happen, as the history names it, and who may read the facts of it. The codes are stored and hashed, so they never change.

mod action;
mod event;
mod facts;
#[cfg(test)]
mod tests;

pub use action::HistoryAction;
pub use event::{Edited, HistoryEvent};
pub use facts::{Facts, Told};

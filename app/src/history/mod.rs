//! What happened: by whom, when, and the facts, in words.

mod event_words;
mod history_page;

pub use event_words::action_words;
pub use history_page::{EventView, HistoryPage, HistoryView};

//! What happened: by whom, when, and the facts, in words.

mod change_words;
mod event_words;
mod history_page;

pub use change_words::{ChangeLine, change_line, changed_field, changed_value};
pub(crate) use change_words::{coded, named};
pub use event_words::action_words;
pub use history_page::{EventView, HistoryPage, HistoryView, When};

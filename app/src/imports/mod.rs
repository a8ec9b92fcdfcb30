//! Bringing projects in from a file: the form, what a list would bring, and what it brought.

mod changes;
mod import_page;
mod outcome_page;
mod preview_page;
mod view;
mod wording;

pub use import_page::ImportPage;
pub use outcome_page::ImportOutcomePage;
pub use preview_page::ImportPreviewPage;
pub use view::{ChangeRow, ChangedCell, ImportView, OutcomeView, PreviewView, ProblemRow};
pub use wording::problem_in_words;

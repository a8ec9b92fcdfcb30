//! Expert reviews as the experts see them: the question, the interests, the workbench, and what was handed in.

mod check_page;
mod criterion_fields;
mod dossier_side;
mod drafts_page;
mod interest_fields;
mod interest_words;
mod review_page;
mod reviews_page;
mod view;
mod workbench_page;

pub use check_page::ReviewCheckPage;
pub use criterion_fields::{so_far_words, verdict_words};
pub use drafts_page::DraftsPage;
pub use interest_words::conflict_words;
pub use review_page::ReviewPage;
pub use reviews_page::ReviewsPage;
pub use view::{Asked, CheckView, DossierView, DraftsView, Handed, ReviewHead, ReviewLine, ReviewState, ReviewView, ReviewsView, WorkbenchView};
pub use workbench_page::WorkbenchPage;

//! Expert reviews as the experts see them: the question, the interests, the workbench, and what was handed in.
//!
//! What the total needs is built for the browser as well; its words come with it from the server.

#[cfg(feature = "ssr")]
mod check_page;
#[cfg(feature = "ssr")]
mod criterion_fields;
#[cfg(feature = "ssr")]
mod dossier_page;
#[cfg(feature = "ssr")]
mod dossier_side;
#[cfg(feature = "ssr")]
mod draft_words;
#[cfg(feature = "ssr")]
mod drafts_page;
#[cfg(feature = "ssr")]
mod interest_fields;
#[cfg(feature = "ssr")]
mod interest_words;
#[cfg(feature = "ssr")]
mod note_page;
#[cfg(feature = "ssr")]
mod review_page;
#[cfg(feature = "ssr")]
mod reviews_page;
#[cfg(feature = "ssr")]
mod total;
mod total_sheet;
#[cfg(feature = "ssr")]
mod view;
#[cfg(feature = "ssr")]
mod which_dossier;
#[cfg(feature = "ssr")]
mod workbench_page;

#[cfg(feature = "ssr")]
pub use check_page::ReviewCheckPage;
#[cfg(feature = "ssr")]
pub use criterion_fields::verdict_words;
#[cfg(feature = "ssr")]
pub use dossier_page::{PanelDossierPage, ReviewDossierPage};
#[cfg(feature = "ssr")]
pub use draft_words::{draft_status, review_errors, review_field, too_long};
#[cfg(feature = "ssr")]
pub use drafts_page::DraftsPage;
#[cfg(feature = "ssr")]
pub use interest_words::{conflict_words, interest_field};
#[cfg(feature = "ssr")]
pub use note_page::{AddedNote, NotePage, NoteView, note_rows};
#[cfg(feature = "ssr")]
pub use review_page::ReviewPage;
#[cfg(feature = "ssr")]
pub use reviews_page::ReviewsPage;
#[cfg(feature = "ssr")]
pub(crate) use total::Total;
pub use total_sheet::{TotalSheet, TotalWords};
#[cfg(feature = "ssr")]
pub use view::{
    Asked, CheckView, DossierView, DraftsView, EarlierAdvice, EarlierDraft, Handed, KeptAs, OwnText, ReviewHead, ReviewLine, ReviewState, ReviewView,
    ReviewsView, WorkbenchView,
};
#[cfg(feature = "ssr")]
pub use which_dossier::{WhichDossier, which_dossier};
#[cfg(feature = "ssr")]
pub use workbench_page::WorkbenchPage;

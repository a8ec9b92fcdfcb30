//! Pages about documents: those of a project with the form that brings more, one with its versions, and the question why it is withdrawn.

mod document_page;
mod documents_page;
mod upload_form;
mod view;
mod withdraw_page;
mod words;

pub use document_page::DocumentPage;
pub use documents_page::DocumentsPage;
pub use view::{DocumentLine, DocumentView, DocumentsView, PhotoView, VersionLine, WithdrawView, Withdrawn};
pub use withdraw_page::WithdrawPage;
pub use words::{document_label, refusal_words, size_words};

/// Brings files in pieces, shows how far they are, and goes on where it was cut off.
pub(crate) const SCRIPT: &str = include_str!("uploads.js");

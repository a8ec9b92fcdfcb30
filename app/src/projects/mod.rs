//! Projects: the page of one, the form for one, the dossier facts beside it, and what is said when a dossier cannot be changed now.

mod approved_page;
mod change_reason;
mod choices;
mod dossier_page;
mod dossier_read_page;
mod form_page;
mod locked_page;
mod project_about;
mod project_page;
mod project_view;
mod view;

pub use approved_page::{ApprovedPage, ApprovedView};
pub use change_reason::{ChangeReason, reason_label};
pub use dossier_page::DossierPage;
pub use dossier_read_page::{DossierReadPage, DossierReadView};
pub use form_page::ProjectFormPage;
pub use locked_page::{LockedPage, approved_for_manager, approved_notice, approved_refused, fixed_notice, fixed_refused, locked_notice};
pub use project_about::{AboutView, ProjectAbout};
pub use project_page::ProjectPage;
pub use project_view::{Doors, ProjectView, Section};
pub use view::{DossierView, LockedView, ProjectChoices, ProjectFormView, ProjectHead};

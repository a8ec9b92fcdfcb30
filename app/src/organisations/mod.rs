//! Organisations: the list, one organisation, and the form for it.

mod form_page;
mod organisation_page;
mod organisations_page;
mod view;

pub use form_page::OrganisationFormPage;
pub use organisation_page::OrganisationPage;
pub use organisations_page::OrganisationsPage;
pub use view::{OrganisationFormView, OrganisationProject, OrganisationRow, OrganisationView, OrganisationsView};

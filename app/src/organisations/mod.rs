//! Organisations: the list, one organisation, the form for it, and merging two that are one.

mod form_page;
mod merge_page;
mod organisation_page;
mod organisations_page;
mod view;

pub use form_page::OrganisationFormPage;
pub use merge_page::{MergePage, MergeStage, MergeView, MovingPlace};
pub use organisation_page::OrganisationPage;
pub use organisations_page::OrganisationsPage;
pub use view::{
    AlikeOrganisation, OrganisationCard, OrganisationFormView, OrganisationProject, OrganisationRow, OrganisationView, OrganisationsView,
};

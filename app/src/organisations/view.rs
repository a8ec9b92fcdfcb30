//! What the pages of organisations are given.

use crate::ui::{NoticeView, PageLinks, StoredField};
use domain::ids::{OrganisationId, ProjectId};
use domain::partners::{OrganisationForm, OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::problem::Problem;
use domain::projects::{Phase, Status};

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationsView {
    /// What is looked for.
    pub q: String,
    /// The type that the list is narrowed to.
    pub organisation_type: Option<OrganisationType>,
    /// The same list without the words that are looked for.
    pub without_q: String,
    /// The same list with every type.
    pub without_type: String,
    /// The organisations on this page.
    pub rows: Vec<OrganisationRow>,
    /// The other pages.
    pub page: PageLinks,
    /// Whether the reader may add one.
    pub may_edit: bool,
}

/// One organisation in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationRow {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Its size, when known.
    pub size: Option<SizeClass>,
    /// Where it has its seat.
    pub region: Region,
    /// Its sector group.
    pub sector: Sector,
    /// It came with an import and nobody looked at it yet.
    pub needs_check: bool,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationView {
    /// What the list also tells.
    pub row: OrganisationRow,
    /// Chamber of Commerce number.
    pub kvk_number: Option<String>,
    /// Number in a foreign register.
    pub foreign_register_id: Option<String>,
    /// The group of companies that it belongs to.
    pub group: Option<String>,
    /// Its projects that the reader may know of.
    pub projects: Vec<OrganisationProject>,
    /// The other pages of its projects.
    pub page: PageLinks,
    /// Whether the reader may change it.
    pub may_edit: bool,
}

/// A project in which an organisation has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationProject {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// What the organisation does in it.
    pub role: PartnerRole,
    /// Its phase.
    pub phase: Phase,
    /// Its status.
    pub status: Status,
}

/// The form, for a new organisation or one that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationFormView {
    /// The organisation that is changed, and its name as it is stored.
    pub organisation: Option<(OrganisationId, String)>,
    /// What was typed.
    pub typed: OrganisationForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

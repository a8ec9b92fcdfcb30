//! What the pages of organisations are given.

use crate::language::Words;
use crate::ui::{NoticeView, PageLinks, StoredField};
use domain::ids::{OrganisationId, ProjectId};
use domain::partners::{Likeness, OrganisationForm, OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::problem::Problem;
use domain::projects::{Phase, Status};

/// An organisation in so many words that it is told apart from another one of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationCard {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Where it has its seat.
    pub region: Region,
    /// Its number, in whatever register.
    pub number: Option<String>,
    /// Its group.
    pub group: Option<String>,
}

impl OrganisationCard {
    /// Name, number and place.
    pub fn told(&self, words: Words) -> String {
        let rest = self.number.iter().cloned().chain([words.label(self.region)]).collect::<Vec<_>>().join(", ");
        format!("{} ({rest})", self.name)
    }
}

/// An organisation that may be the same, with in what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlikeOrganisation {
    /// Which.
    pub card: OrganisationCard,
    /// In what it is alike.
    pub likeness: Vec<Likeness>,
}

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
    /// Where the reader may add one, with what was looked for as its name.
    pub add: Option<String>,
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
    /// Its number, in whatever register.
    pub number: Option<String>,
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
    /// Whether the reader reads and enters its bank account.
    pub keeps_account: bool,
    /// Organisations that may be the same, for who may merge them.
    pub alike: Vec<AlikeOrganisation>,
    /// The organisation that it was merged into.
    pub merged_into: Option<OrganisationCard>,
    /// Merges of it with another one that wait or were done: which goes, which stays, whether it is done.
    pub merges: Vec<(OrganisationCard, OrganisationCard, bool)>,
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
    /// Organisations that may be the same as the new one.
    pub alike: Vec<AlikeOrganisation>,
    /// The domain of its e-mail addresses as typed, to find it by.
    pub mail_domain: String,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

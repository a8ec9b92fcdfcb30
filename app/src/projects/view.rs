//! What the pages about a project's own text are given.

use crate::language::Words;
use crate::paths;
use crate::ui::{Link, NoticeView, StoredField};
use domain::gates::DossierForm;
use domain::ids::ProjectId;
use domain::problem::Problem;
use domain::projects::{ProjectForm, Status};

/// The project that a page below it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectHead {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
}

impl ProjectHead {
    /// The way back up from a page below the project.
    pub fn crumbs(&self, words: Words) -> Vec<Link> {
        vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(self.project), self.title.clone())]
    }
}

/// What can be chosen for a project: code or id, and name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjectChoices {
    /// Technology sub-areas.
    pub sub_areas: Vec<(String, String)>,
    /// Application areas.
    pub application_areas: Vec<(String, String)>,
    /// Societal challenges.
    pub challenges: Vec<(String, String)>,
    /// High tech facilities.
    pub facilities: Vec<(String, String)>,
    /// The clusters of 2005.
    pub clusters: Vec<(String, String)>,
    /// People who may be the contact; none while there is no lead partner.
    pub contacts: Vec<(String, String)>,
}

/// The form for a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectFormView {
    /// The project that is changed; nothing for a new one.
    pub project: Option<ProjectHead>,
    /// What was typed.
    pub typed: ProjectForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What can be chosen.
    pub choices: ProjectChoices,
    /// The other draft of the same lead with the same title, when the person has to say that this is a second one.
    pub same_title: Option<Link>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// The reason for changing what was approved, where one is needed.
    pub reason: Option<String>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// The dossier facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierView {
    /// The project.
    pub project: ProjectHead,
    /// What was typed.
    pub typed: DossierForm,
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

/// A dossier that cannot be changed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedView {
    /// The project.
    pub project: ProjectHead,
    /// Why: the project's status.
    pub status: Status,
}

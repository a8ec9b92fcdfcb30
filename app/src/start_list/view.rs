//! What the pages about start lists are given.

use crate::ui::NoticeView;
use domain::ids::{OrganisationId, ProjectId};
use domain::start_list::StartLine;

/// What is still to be arranged, on the page of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectStartView {
    /// The project.
    pub project: ProjectId,
    /// How many partners have a list.
    pub of: usize,
    /// The partners whose list is open.
    pub open: Vec<String>,
}

/// The list of a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartPartner {
    /// The partner.
    pub organisation: OrganisationId,
    /// What it is called.
    pub name: String,
    /// What is on its list.
    pub lines: Vec<StartLine>,
    /// The reader works for it.
    pub is_own: bool,
    /// The reader may say that it agrees to be monitored, or write it down.
    pub may_agree: bool,
    /// The key of that form.
    pub key: String,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartListView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The partners.
    pub partners: Vec<StartPartner>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

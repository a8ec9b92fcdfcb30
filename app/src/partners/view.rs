//! What the pages about partners are given.

use crate::projects::ProjectHead;
use crate::ui::{NoticeView, StoredField};
use domain::ids::{OrganisationId, PartnerId};
use domain::partners::{OrganisationType, PartnerForm, PartnerRole, Region, SizeClass};
use domain::problem::Problem;
use domain::projects::Phase;
use domain::settings::Bureau;
use domain::{Eur, Share};

/// The partners of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnersView {
    /// The project.
    pub project: ProjectHead,
    /// The phase that the shares are about.
    pub phase: Phase,
    /// The partners, in the order in which they came.
    pub rows: Vec<PartnerRow>,
    /// Whether the reader may change them now.
    pub may_edit: bool,
}

/// One partner in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRow {
    /// The place in the project.
    pub id: PartnerId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it does in the project.
    pub role: PartnerRole,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Its size, when known.
    pub size: Option<SizeClass>,
    /// Where it has its seat.
    pub region: Region,
    /// Whether the project is its core business; nothing when not yet known.
    pub is_core_business: Option<bool>,
    /// Its part of the cost; nothing while nothing costs anything, or when it does not take part.
    pub cost_share: Option<Share>,
    /// What it bears of its own cost; nothing when it does not take part or has no cost.
    pub risk_share: Option<Share>,
}

/// The form for a new partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPartnerView {
    /// The project.
    pub project: ProjectHead,
    /// What is looked for.
    pub q: String,
    /// The organisations that match, and the one that was chosen.
    pub matches: Vec<Match>,
    /// The roles that can be chosen.
    pub roles: Vec<PartnerRole>,
    /// Whether nobody can begin to take part any more, unless the programme manager says so.
    pub joining_is_shut: bool,
    /// Whether more match than are shown.
    pub has_more: bool,
    /// What was typed.
    pub typed: PartnerForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The reason for changing what was approved, where one is needed.
    pub reason: Option<String>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
    /// Where the reader may add an organisation, with what was looked for as its name.
    pub add_organisation: Option<String>,
    /// Whom to ask to add one.
    pub bureau: Option<Bureau>,
}

/// An organisation that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its number, in whatever register.
    pub number: Option<String>,
    /// What it is.
    pub organisation_type: OrganisationType,
    /// Where it has its seat.
    pub region: Region,
    /// It has a place in this project already.
    pub is_partner: bool,
}

/// The form for a partner that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerView {
    /// The project.
    pub project: ProjectHead,
    /// The place in the project.
    pub partner: PartnerId,
    /// The organisation's name.
    pub name: String,
    /// The roles that can be chosen.
    pub roles: Vec<PartnerRole>,
    /// What was typed.
    pub typed: PartnerForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// The reason for changing what was approved, where one is needed.
    pub reason: Option<String>,
    /// Whether the reader only reads: the place was approved.
    pub is_shut: bool,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
    /// Whether this partner leads the project; it stays as long as it does.
    pub leads: bool,
}

/// The question before a partner leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovePartnerView {
    /// The project.
    pub project: ProjectHead,
    /// The place in the project.
    pub partner: PartnerId,
    /// The organisation's name.
    pub name: String,
    /// What it costs in each phase where it has a line in the financing table; these lines go too.
    pub lines: Vec<(Phase, Eur)>,
    /// Where it is asked that a partner of an approved budget leaves, for who may.
    pub change: Option<String>,
    /// Whether it leads: then it cannot leave.
    pub leads: bool,
    /// Whether the reader only reads: the place was approved.
    pub is_shut: bool,
    /// The reason for changing what was approved, where one is needed.
    pub reason: Option<String>,
    /// What is wrong with the reason.
    pub problems: Vec<Problem>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// A partner that left while somebody was writing about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerGoneView {
    /// The project.
    pub project: ProjectHead,
    /// What was typed.
    pub typed: PartnerForm,
    /// Who took it away.
    pub notice: NoticeView,
}

//! What the rules read of a report, and why something is refused.

use super::{ReportSection, ReportState};
use crate::ids::{OrganisationId, PersonId};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The part of a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartFacts {
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What they are called.
    pub name: String,
    /// They lead the project.
    pub leads: bool,
    /// It was handed in, and not taken back or given back.
    pub is_in: bool,
    /// The sections that its form has.
    pub sections: Vec<ReportSection>,
    /// Those of them in which something is missing.
    pub missing: Vec<ReportSection>,
    /// Those that the programme gave back in this round.
    pub remarked: BTreeSet<ReportSection>,
    /// Those whose remark was neither answered nor followed by another text.
    pub unanswered: BTreeSet<ReportSection>,
}

impl PartFacts {
    /// Whether a section is written again after the report came back: it has a remark, something is missing in it, or the part was never in.
    pub fn is_to_mend(&self, section: ReportSection) -> bool {
        self.remarked.is_empty() || self.remarked.contains(&section) || self.missing.contains(&section)
    }
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFacts {
    /// How far it is, as it stands today.
    pub state: ReportState,
    /// From when it can be written.
    pub opens_on: NaiveDate,
    /// Somebody of the programme has opened it since it was handed in.
    pub is_opened: bool,
    /// The parts.
    pub parts: Vec<PartFacts>,
    /// Everybody who wrote in it or handed it in.
    pub authors: BTreeSet<PersonId>,
}

/// Who asks something, of which partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The organisation that they work for.
    pub own: Option<OrganisationId>,
    /// Whose part it is about.
    pub part: OrganisationId,
}

/// Why something does not go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportRefusal {
    /// It can be written from this day on.
    NotOpen(NaiveDate),
    /// A partner writes their own part and no other.
    NotOwnPart,
    /// That does not go as far as it is.
    NotNow(ReportState),
    /// The part was handed in: it is taken back first.
    PartIsIn,
    /// The part is not in.
    PartNotIn,
    /// The programme had no remark about this section: it stays as it was.
    SectionAccepted,
    /// The form has no such section.
    NoSuchSection,
    /// Sections in which something is missing.
    Incomplete(Vec<ReportSection>),
    /// Parts of these partners are missing, and no reason was given.
    PartsMissing(Vec<String>),
    /// The part of the lead partner is missing: that is never handed in without.
    LeadPartMissing,
    /// Somebody of the programme has opened it.
    Opened,
    /// Who wrote in it does not judge it.
    OwnReport,
    /// It is not given back without a remark.
    NothingRemarked,
    /// It is not approved while a remark of now was not given back to its partner.
    RemarksOpen,
    /// It is not handed in again before these remarks are answered, or the text changed.
    Unanswered(Vec<ReportSection>),
    /// So many cost lines have no verdict.
    LinesOpen(usize),
    /// Somebody else confirms what this person approved.
    SecondPerson,
}

impl ReportFacts {
    /// The part of a partner.
    pub fn part(&self, of: OrganisationId) -> Option<&PartFacts> {
        self.parts.iter().find(|part| part.organisation == of)
    }

    /// The names of the partners whose part is not in.
    pub fn parts_missing(&self) -> Vec<String> {
        self.parts.iter().filter(|part| !part.is_in).map(|part| part.name.clone()).collect()
    }

    /// The own part, when somebody asks for it.
    pub(super) fn own(&self, asked: Asked) -> Result<&PartFacts, ReportRefusal> {
        if asked.own != Some(asked.part) {
            return Err(ReportRefusal::NotOwnPart);
        }
        self.part(asked.part).ok_or(ReportRefusal::NotOwnPart)
    }
}

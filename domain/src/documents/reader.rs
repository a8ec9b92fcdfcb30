//! Who reads a document of a project that they may read, and who keeps it up.

use super::DocumentKind;
use crate::ids::OrganisationId;

/// A document as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose {
    /// What it is.
    pub kind: DocumentKind,
    /// Whose people brought it; none for the programme's.
    pub organisation: Option<OrganisationId>,
}

/// Who reads, among those who may read the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentReader {
    /// The organisation that they work for.
    pub organisation: Option<OrganisationId>,
    /// It leads the project.
    pub leads: bool,
    /// They check for the programme what partners bring in.
    pub checks: bool,
    /// They may add documents at all.
    pub adds: bool,
}

impl DocumentReader {
    /// Whether the document is there for them. What tells wages, rates and names is for its own organisation and for who checks it: not for
    /// another partner, the lead included.
    pub fn may_read(self, document: Whose) -> bool {
        !document.kind.is_private() || self.checks || self.is_own(document)
    }

    /// Whether they may add a version, choose what it stands for and withdraw it: its own organisation and the programme, and the lead partner
    /// what it may read.
    pub fn may_keep(self, document: Whose) -> bool {
        self.adds && self.may_read(document) && (self.checks || self.leads || self.is_own(document))
    }

    fn is_own(self, document: Whose) -> bool {
        document.organisation.is_some() && document.organisation == self.organisation
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const OWN: Option<OrganisationId> = Some(OrganisationId(Uuid::from_u128(1)));
    const OTHER: Option<OrganisationId> = Some(OrganisationId(Uuid::from_u128(2)));
    const PARTNER: DocumentReader = DocumentReader { organisation: OWN, leads: false, checks: false, adds: true };

    #[test]
    fn bills_and_time_sheets_are_for_their_own_people_and_the_programme() {
        let sheet = |organisation| Whose { kind: DocumentKind::Timesheet, organisation };
        let lead = DocumentReader { leads: true, ..PARTNER };
        let manager = DocumentReader { organisation: None, checks: true, ..PARTNER };
        let steering = DocumentReader { organisation: None, adds: false, ..PARTNER };
        let may = |reader: DocumentReader| [sheet(OWN), sheet(OTHER), sheet(None)].map(|document| reader.may_read(document));
        assert_eq!((may(PARTNER), may(lead)), ([true, false, false], [true, false, false]));
        assert_eq!((may(manager), may(steering)), ([true; 3], [false; 3]));
        let plan = Whose { kind: DocumentKind::BusinessCase, organisation: OTHER };
        assert_eq!([PARTNER, lead, manager, steering].map(|reader| reader.may_read(plan)), [true; 4]);
    }

    #[test]
    fn a_partner_keeps_its_own_documents_the_lead_those_that_it_reads_and_the_programme_all() {
        let lead = DocumentReader { leads: true, ..PARTNER };
        let manager = DocumentReader { organisation: None, checks: true, ..PARTNER };
        let steering = DocumentReader { organisation: None, adds: false, ..PARTNER };
        let own = Whose { kind: DocumentKind::Deliverable, organisation: OWN };
        let other = Whose { organisation: OTHER, ..own };
        let sheet = Whose { kind: DocumentKind::Timesheet, organisation: OTHER };
        let may = |reader: DocumentReader| [own, other, sheet].map(|document| reader.may_keep(document));
        assert_eq!(may(PARTNER), [true, false, false]);
        assert_eq!(may(lead), [true, true, false]);
        assert_eq!((may(manager), may(steering)), ([true; 3], [false; 3]));
    }
}

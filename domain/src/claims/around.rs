//! What stands around a cost line that somebody writes: the period, the budget that is left, the documents, and the other lines.

use super::double::{Counted, DoubleKind, LinePlace, double, name_key};
use super::{CostMeans, NewCost};
use crate::Eur;
use crate::ids::{DocumentId, OrganisationId, ReportId};
use crate::in_kind::{Hours, InKindNumbers};
use crate::money::Overflow;
use chrono::NaiveDate;

/// A document that can prove a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which one.
    pub id: DocumentId,
    /// What its newest version is called.
    pub name: String,
    /// The hash of that version.
    pub sha256: String,
}

/// What is left of the approved budget of a partner in a phase, cash and in kind apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CostLeft {
    /// In money.
    pub cash: Eur,
    /// In kind.
    pub in_kind: Eur,
}

impl CostLeft {
    /// Of this kind.
    pub const fn of(self, means: CostMeans) -> Eur {
        match means {
            CostMeans::Cash => self.cash,
            CostMeans::InKind => self.in_kind,
        }
    }

    /// The same after a line.
    #[must_use]
    pub fn without(self, means: CostMeans, value: Eur) -> Self {
        match means {
            CostMeans::Cash => Self { cash: self.cash - value, ..self },
            CostMeans::InKind => Self { in_kind: self.in_kind - value, ..self },
        }
    }
}

/// What stands around a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostAround {
    /// The report, and whose part it is.
    pub here: (ReportId, OrganisationId),
    /// The first and last day of the period.
    pub period: (NaiveDate, NaiveDate),
    /// The first day of the project, where somebody has said when that is.
    pub project_start: Option<NaiveDate>,
    /// The numbers of the valuation.
    pub numbers: InKindNumbers,
    /// What is left of the budget, without the line itself.
    pub left: CostLeft,
    /// The other lines: those of the organisation over all projects, and everybody's with the same bill or file.
    pub others: Vec<Counted>,
    /// The documents that can prove it.
    pub evidence: Vec<Evidence>,
}

impl CostAround {
    /// The first day that a cost may have.
    pub fn first_day(&self) -> NaiveDate {
        self.project_start.map_or(self.period.0, |start| start.max(self.period.0))
    }

    /// Hours that a person has in a year already, over all projects of the organisation.
    ///
    /// # Errors
    /// When they cannot be held.
    pub fn hours(&self, person: &str, year: i32) -> Result<Hours, Overflow> {
        let key = name_key(person);
        let own = self.others.iter().filter(|one| one.place.organisation == self.here.1 && one.category.is_labour());
        own.filter(|one| one.year == year && one.person == key).map(|one| one.hours).try_fold(Hours::ZERO, Hours::checked_add)
    }

    /// The hash of a document.
    pub fn hash(&self, document: Option<DocumentId>) -> Option<&str> {
        let of = |id: DocumentId| self.evidence.iter().find(|one| one.id == id).map(|one| one.sha256.as_str());
        document.and_then(of)
    }

    /// What of a line stands in another one already, and where.
    pub fn double(&self, new: &NewCost) -> Option<(DoubleKind, &LinePlace)> {
        let sha256 = self.hash(new.document);
        self.others.iter().find_map(|one| double(new, sha256, one, self.here).map(|kind| (kind, &one.place)))
    }

    /// Takes a line among the others, so that the next one is measured by it too.
    pub fn take(&mut self, new: &NewCost, place: LinePlace) {
        self.left = self.left.without(new.means, new.value);
        let sha256 = self.hash(new.document).map(str::to_owned);
        self.others.push(new.counted(place, sha256));
    }
}

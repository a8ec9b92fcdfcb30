//! One row of the ledger: what it is about, how much, and why it is there.

use super::{Means, RowKind};
use crate::Eur;
use crate::financing::{InstrumentKind, PublicSource};
use crate::ids::{ChangeRequestId, DecisionId, LedgerRowId, OrganisationId, StopProposalId};
use crate::projects::Phase;
use chrono::{Datelike, NaiveDate};

/// Why a row is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A decision was signed.
    Decision(DecisionId),
    /// The partners stopped.
    Stop(StopProposalId),
    /// A change of what was approved was approved.
    Change(ChangeRequestId),
    /// A document says so, by its name or number.
    Document(String),
}

/// A row that is going to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// What it is.
    pub kind: RowKind,
    /// The phase whose money it is.
    pub phase: Phase,
    /// The partner, by its organisation: places in a project come and go, rows stay.
    pub organisation: OrganisationId,
    /// Which government gives it; none for cost and for what others bring.
    pub source: Option<PublicSource>,
    /// How somebody else brings it; none for cost and for public money.
    pub means: Option<Means>,
    /// As what it is given, once that was decided.
    pub instrument: Option<InstrumentKind>,
    /// How much. Below zero only in a row that takes an earlier one back.
    pub amount: Eur,
    /// The day it counts for.
    pub booked_on: NaiveDate,
    /// The row that it follows or takes back.
    pub follows: Option<LedgerRowId>,
    /// Why it is there.
    pub cause: Cause,
}

impl Posting {
    /// The year it counts for.
    pub fn year(&self) -> i32 {
        self.booked_on.year()
    }

    /// The commitment that it belongs to; none for what was planned.
    pub fn commitment(&self) -> Option<CommitmentKey> {
        let (source, instrument) = (self.source?, self.instrument?);
        Some(CommitmentKey { phase: self.phase, organisation: self.organisation, source, instrument })
    }

    /// The same amount taken back, for a row that was written under this id.
    pub(super) fn taken_back(&self, of: LedgerRowId, booked_on: NaiveDate, cause: Cause) -> Self {
        self.lowered(self.amount, of, booked_on, cause)
    }

    /// A part of it taken back.
    pub(super) fn lowered(&self, by: Eur, of: LedgerRowId, booked_on: NaiveDate, cause: Cause) -> Self {
        Self { amount: Eur(-by.0), follows: Some(of), booked_on, cause, ..self.clone() }
    }
}

/// What a commitment is booked for: a source, an instrument and a partner in one phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommitmentKey {
    /// The phase.
    pub phase: Phase,
    /// The partner.
    pub organisation: OrganisationId,
    /// Which government.
    pub source: PublicSource,
    /// As what.
    pub instrument: InstrumentKind,
}

/// A row that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: LedgerRowId,
    /// What it says.
    pub posting: Posting,
}

/// A row, as far as sums read it.
pub trait Identified {
    /// What it says.
    fn posting(&self) -> &Posting;
}

impl Identified for Row {
    fn posting(&self) -> &Posting {
        &self.posting
    }
}

impl Identified for Posting {
    fn posting(&self) -> &Posting {
        self
    }
}

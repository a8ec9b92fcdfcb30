//! What an approved change of the budget books: the version that stood is taken back and the new one booked, and commitments rise or fall with the
//! public money of each source, so that they stay in the same proportion to what the budget asks.

use super::signing::version;
use super::{Cause, Chain, CommitmentKey, Posting, Row, RowKind, divide};
use crate::Eur;
use crate::financing::{FinancingRow, InstrumentKind, PublicSource};
use crate::ids::{ChangeRequestId, LedgerRowId, OrganisationId};
use crate::money::Overflow;
use crate::partners::PartnerFacts;
use crate::projects::Phase;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A change of the budget that was approved.
#[derive(Debug, Clone, Copy)]
pub struct Amended<'a> {
    /// The request.
    pub change: ChangeRequestId,
    /// The phase that it is about.
    pub phase: Phase,
    /// The day it was approved.
    pub on: NaiveDate,
    /// The partners before and after.
    pub partners: &'a [PartnerFacts],
    /// Their lines from now on.
    pub rows: &'a [FinancingRow],
}

/// Why a change of the budget cannot be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmendRefusal {
    /// A partner would be promised less than what was approved or paid already.
    BelowSpent(OrganisationId),
    /// A sum that cannot be held.
    Overflow,
}

impl From<Overflow> for AmendRefusal {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// The rows of the budget of a phase that nothing took back.
pub fn standing_version(rows: &[Row], phase: Phase) -> Vec<&Row> {
    let taken_back: BTreeSet<LedgerRowId> =
        rows.iter().filter(|row| !row.posting.amount.is_positive()).filter_map(|row| row.posting.follows).collect();
    let is_budget = |row: &&Row| matches!(row.posting.kind, RowKind::BudgetLine | RowKind::Contribution) && row.posting.phase == phase;
    rows.iter().filter(is_budget).filter(|row| row.posting.amount.is_positive() && !taken_back.contains(&row.id)).collect()
}

/// The rows of an approved change. A phase whose budget no decision fixed has none.
///
/// # Errors
/// [`AmendRefusal`]; nothing is to be written then.
pub fn amend(rows: &[Row], amended: &Amended<'_>) -> Result<Vec<Posting>, AmendRefusal> {
    let stood = standing_version(rows, amended.phase);
    if stood.is_empty() {
        return Ok(Vec::new());
    }
    let cause = Cause::Change(amended.change);
    let mut postings: Vec<Posting> = stood.iter().map(|row| row.posting.taken_back(row.id, amended.on, cause.clone())).collect();
    for row in amended.rows {
        let Some(partner) = amended.partners.iter().find(|partner| partner.id == row.partner) else { continue };
        postings.extend(version((amended.phase, amended.on, &cause), partner.organisation, row));
    }
    let sums = |of: &mut dyn Iterator<Item = &Posting>, source: PublicSource| -> Result<BTreeMap<OrganisationId, Eur>, Overflow> {
        let mut sums: BTreeMap<OrganisationId, Eur> = BTreeMap::new();
        for posting in of.filter(|one| one.kind == RowKind::Contribution && one.source == Some(source)) {
            let sum = sums.entry(posting.organisation).or_default();
            *sum = sum.checked_add(posting.amount)?;
        }
        Ok(sums)
    };
    for &source in PublicSource::ALL {
        let asked = sums(&mut stood.iter().map(|row| &row.posting), source)?;
        let wanted = sums(&mut postings.iter().filter(|one| one.amount.is_positive()), source)?;
        if asked != wanted {
            let moved = Moved { rows, amended, source }.postings(&asked, &wanted)?;
            postings.extend(moved);
        }
    }
    Ok(postings)
}

/// The commitments of one source while they move.
struct Moved<'a> {
    rows: &'a [Row],
    amended: &'a Amended<'a>,
    source: PublicSource,
}

impl Moved<'_> {
    fn commitments(&self) -> impl Iterator<Item = (&Row, CommitmentKey)> {
        let is_here = |key: &CommitmentKey| key.phase == self.amended.phase && key.source == self.source;
        self.rows.iter().filter_map(|row| Some((row, row.posting.commitment()?))).filter(move |(_, key)| is_here(key))
    }

    /// What each partner is promised from then on: the whole in the same proportion to the budget as before, divided as the budget divides it.
    fn targets(
        &self,
        asked: &BTreeMap<OrganisationId, Eur>,
        wanted: &BTreeMap<OrganisationId, Eur>,
    ) -> Result<BTreeMap<OrganisationId, Eur>, Overflow> {
        let mut promised: BTreeMap<OrganisationId, Eur> = BTreeMap::new();
        for (row, key) in self.commitments().filter(|(row, _)| row.posting.kind == RowKind::Commitment) {
            let sum = promised.entry(key.organisation).or_default();
            *sum = sum.checked_add(row.posting.amount)?;
        }
        let whole = |of: &BTreeMap<OrganisationId, Eur>| Eur::checked_sum(of.values().copied());
        let (before, after, given) = (whole(asked)?, whole(wanted)?, whole(&promised)?);
        if before == Eur::ZERO {
            // Nobody asked this government so far: what it promised stays, and what is asked of it now comes on top.
            for (organisation, amount) in wanted {
                let sum = promised.entry(*organisation).or_default();
                *sum = sum.checked_add(*amount)?;
            }
            return Ok(promised);
        }
        let exact = i128::from(given.0) * i128::from(after.0) / i128::from(before.0);
        let total = if given == before { after } else { Eur(i64::try_from(exact).map_err(|_| Overflow)?) };
        let (organisations, weights): (Vec<OrganisationId>, Vec<Eur>) = wanted.iter().map(|(one, amount)| (*one, *amount)).unzip();
        let mut targets: BTreeMap<OrganisationId, Eur> = organisations.into_iter().zip(divide(total, &weights)).collect();
        for organisation in promised.into_keys() {
            targets.entry(organisation).or_default();
        }
        Ok(targets)
    }

    fn postings(&self, asked: &BTreeMap<OrganisationId, Eur>, wanted: &BTreeMap<OrganisationId, Eur>) -> Result<Vec<Posting>, AmendRefusal> {
        let mut postings = Vec::new();
        for (organisation, target) in self.targets(asked, wanted)? {
            let own: Vec<(&Row, CommitmentKey)> = self.commitments().filter(|(_, key)| key.organisation == organisation).collect();
            let is_promise = |(row, _): &&(&Row, CommitmentKey)| row.posting.kind == RowKind::Commitment;
            let now = Eur::checked_sum(own.iter().filter(is_promise).map(|(row, _)| row.posting.amount))?;
            let mut moved = target.checked_sub(now)?;
            if moved.is_positive() {
                postings.push(self.raised(organisation, moved));
                continue;
            }
            let keys: BTreeSet<CommitmentKey> = own.iter().map(|(_, key)| *key).collect();
            for key in keys {
                let of_key = || own.iter().filter(|(_, one)| *one == key).map(|(row, _)| *row);
                let Some(first) = of_key().find(|row| row.posting.kind == RowKind::Commitment && row.posting.amount.is_positive()) else { continue };
                let unspent = Chain::of(of_key())?.unspent()?;
                let part = unspent.min(Eur(-moved.0));
                if part.is_positive() {
                    moved = moved.checked_add(part)?;
                    postings.push(first.posting.lowered(part, first.id, self.amended.on, Cause::Change(self.amended.change)));
                }
            }
            if moved != Eur::ZERO {
                return Err(AmendRefusal::BelowSpent(organisation));
            }
        }
        Ok(postings)
    }

    /// More for a partner, as what it or another partner is promised already.
    fn raised(&self, organisation: OrganisationId, amount: Eur) -> Posting {
        let kind = |own: bool| self.commitments().find(|(_, key)| !own || key.organisation == organisation).map(|(_, key)| key.instrument);
        let elsewhere = || self.rows.iter().find(|row| row.posting.phase == self.amended.phase && row.posting.instrument.is_some());
        let instrument = kind(true).or_else(|| kind(false)).or_else(|| elsewhere().and_then(|row| row.posting.instrument));
        Posting {
            kind: RowKind::Commitment,
            phase: self.amended.phase,
            organisation,
            source: Some(self.source),
            means: None,
            instrument: Some(instrument.unwrap_or(InstrumentKind::Grant)),
            amount,
            booked_on: self.amended.on,
            follows: None,
            cause: Cause::Change(self.amended.change),
        }
    }
}

#[cfg(test)]
mod tests;

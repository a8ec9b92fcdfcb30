//! What happens to commitments when a project ends, and to rows whose decision was corrected.

use super::{Cause, Chain, CommitmentKey, Posting, Row, RowKind};
use crate::Eur;
use crate::ids::DecisionId;
use crate::money::Overflow;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The rows that bring what is unspent to zero when a project ends: what was neither paid nor approved is released, and where more was released
/// than there is to release, because a commitment was corrected since, the release is taken back as far as it went.
///
/// # Errors
/// When a sum cannot be held.
pub fn release(rows: &[Row], on: NaiveDate, cause: &Cause) -> Result<Vec<Posting>, Overflow> {
    let mut of: BTreeMap<CommitmentKey, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        if let Some(key) = row.posting.commitment() {
            of.entry(key).or_default().push(row);
        }
    }
    let mut postings = Vec::new();
    for rows in of.into_values() {
        let chain = Chain::of(rows.iter().copied())?;
        let unspent = chain.unspent()?;
        let last = |kind: RowKind| rows.iter().rfind(|row| row.posting.kind == kind && row.posting.amount.is_positive());
        if unspent.is_positive() {
            let of = last(RowKind::Commitment);
            postings.extend(of.map(|row| following(row, RowKind::Release, unspent, on, cause)));
        } else {
            let back = chain.get(super::Column::Released).min(Eur(-unspent.0));
            let of = last(RowKind::Release).filter(|_| back.is_positive());
            postings.extend(of.map(|row| following(row, RowKind::Release, Eur(-back.0), on, cause)));
        }
    }
    Ok(postings)
}

fn following(row: &Row, kind: RowKind, amount: Eur, booked_on: NaiveDate, cause: &Cause) -> Posting {
    Posting { kind, amount, booked_on, follows: Some(row.id), cause: cause.clone(), ..row.posting.clone() }
}

/// The rows that take back what a decision booked, because a signed correction stands in its place. They follow each row that was written for it;
/// the rows themselves stay.
pub fn correction(rows: &[Row], before: DecisionId, after: DecisionId, on: NaiveDate) -> Vec<Posting> {
    let is_booked_by_it = |row: &&Row| row.posting.cause == Cause::Decision(before) && row.posting.amount.is_positive();
    // What an ended project released stays; `release` sets it right against the new commitment.
    let is_taken_back = |row: &&Row| match row.posting.kind {
        RowKind::BudgetLine | RowKind::Contribution | RowKind::Commitment => true,
        RowKind::Claim | RowKind::Realisation | RowKind::Payment | RowKind::Settlement | RowKind::Release | RowKind::Recovery => false,
    };
    let booked = rows.iter().filter(is_booked_by_it).filter(is_taken_back);
    booked.map(|row| row.posting.taken_back(row.id, on, Cause::Decision(after))).collect()
}

#[cfg(test)]
mod tests;

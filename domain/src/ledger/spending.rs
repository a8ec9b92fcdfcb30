//! What follows a commitment while it runs: a claim, what was approved of it, and what was paid. Never more than is left.

use super::{Cause, Chain, Column, Posting, Row, RowKind};
use crate::Eur;
use crate::money::Overflow;
use chrono::NaiveDate;

/// Why an amount does not follow a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpendingRefusal {
    /// It is nothing, or less.
    NotPositive,
    /// Only a commitment is claimed, approved and paid.
    NotACommitment,
    /// This kind of row does not follow a commitment by itself.
    NotSpending,
    /// More than is left.
    AboveCommitment {
        /// What is left.
        left: Eur,
    },
    /// A sum that cannot be held.
    Overflow,
}

impl From<Overflow> for SpendingRefusal {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// The row for an amount that was claimed, approved or paid of a commitment. `rows` are those of its project.
///
/// # Errors
/// [`SpendingRefusal`]; nothing is to be written then.
pub fn spend(rows: &[Row], of: &Row, kind: RowKind, amount: Eur, on: NaiveDate, document: &str) -> Result<Posting, SpendingRefusal> {
    if !amount.is_positive() {
        return Err(SpendingRefusal::NotPositive);
    }
    let column = match kind {
        RowKind::Claim => Column::Claimed,
        RowKind::Realisation => Column::Approved,
        RowKind::Payment => Column::Paid,
        RowKind::BudgetLine | RowKind::Contribution | RowKind::Commitment => return Err(SpendingRefusal::NotSpending),
        RowKind::Settlement | RowKind::Release | RowKind::Recovery => return Err(SpendingRefusal::NotSpending),
    };
    let key = of.posting.commitment().filter(|_| of.posting.kind == RowKind::Commitment).ok_or(SpendingRefusal::NotACommitment)?;
    let chain = Chain::of(rows.iter().filter(|row| row.posting.commitment() == Some(key)))?;
    let committed = chain.get(Column::Committed).checked_sub(chain.get(Column::Released))?;
    // What came back can be paid again.
    let back = if column == Column::Paid { chain.get(Column::Recovered) } else { Eur::ZERO };
    let left = committed.checked_sub(chain.get(column).checked_sub(back)?)?;
    if amount > left {
        return Err(SpendingRefusal::AboveCommitment { left });
    }
    Ok(Posting { kind, amount, booked_on: on, follows: Some(of.id), cause: Cause::Document(document.to_owned()), ..of.posting.clone() })
}

/// The row for what the bank says was paid of a commitment. It is a fact: it is booked also where less is committed by now.
///
/// # Errors
/// Nothing to book, or no commitment.
pub fn paid(of: &Row, amount: Eur, on: NaiveDate, document: &str) -> Result<Posting, SpendingRefusal> {
    if !amount.is_positive() {
        return Err(SpendingRefusal::NotPositive);
    }
    if of.posting.kind != RowKind::Commitment || of.posting.commitment().is_none() {
        return Err(SpendingRefusal::NotACommitment);
    }
    let cause = Cause::Document(document.to_owned());
    Ok(Posting { kind: RowKind::Payment, amount, booked_on: on, follows: Some(of.id), cause, ..of.posting.clone() })
}

/// The row for what the bank says came back of a payment, all of it.
///
/// # Errors
/// It is no payment, or came back before.
pub fn came_back(rows: &[Row], payment: &Row, on: NaiveDate, document: &str) -> Result<Posting, SpendingRefusal> {
    if payment.posting.kind != RowKind::Payment {
        return Err(SpendingRefusal::NotSpending);
    }
    if rows.iter().any(|row| row.posting.kind == RowKind::Recovery && row.posting.follows == Some(payment.id)) {
        return Err(SpendingRefusal::AboveCommitment { left: Eur::ZERO });
    }
    let cause = Cause::Document(document.to_owned());
    Ok(Posting { kind: RowKind::Recovery, booked_on: on, follows: Some(payment.id), cause, ..payment.posting.clone() })
}

#[cfg(test)]
mod tests;

//! Sums over rows: the chain from planned to settled side by side, never netted, and the budget with its identity.

use super::{Identified, Means, RowKind};
use crate::Eur;
use crate::financing::PublicSource;
use crate::ids::OrganisationId;
use crate::money::Overflow;
use crate::text_enum;
use std::collections::BTreeMap;

text_enum! {
    /// A column of the chain, in the order of time; what was released and recovered stands apart.
    pub enum Column {
        /// Public money in the approved budget.
        Planned = "planned",
        /// Promised.
        Committed = "committed",
        /// Told in reports.
        Claimed = "claimed",
        /// Approved of that.
        Approved = "approved",
        /// Paid out.
        Paid = "paid",
        /// Laid down at the end.
        Settled = "settled",
        /// No longer promised.
        Released = "released",
        /// Paid and come back.
        Recovered = "recovered",
    }
}

impl Column {
    /// The column that a row counts in: public money only. What a partner or a bank brings, and what things cost, is in none.
    pub const fn of(kind: RowKind, source: Option<PublicSource>) -> Option<Self> {
        match kind {
            RowKind::BudgetLine => None,
            RowKind::Contribution => {
                if source.is_some() {
                    Some(Self::Planned)
                } else {
                    None
                }
            }
            RowKind::Commitment => Some(Self::Committed),
            RowKind::Claim => Some(Self::Claimed),
            RowKind::Realisation => Some(Self::Approved),
            RowKind::Payment => Some(Self::Paid),
            RowKind::Settlement => Some(Self::Settled),
            RowKind::Release => Some(Self::Released),
            RowKind::Recovery => Some(Self::Recovered),
        }
    }
}

/// What stands in each column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chain(BTreeMap<Column, Eur>);

impl Chain {
    /// The sums over these rows.
    ///
    /// # Errors
    /// When one cannot be held.
    pub fn of<'a, R: Identified + 'a>(rows: impl IntoIterator<Item = &'a R>) -> Result<Self, Overflow> {
        let mut chain = Self::default();
        for row in rows {
            let row = row.posting();
            chain.add(row.kind, row.source, row.amount)?;
        }
        Ok(chain)
    }

    /// Adds a row, or the sum over rows of one kind.
    ///
    /// # Errors
    /// When the sum cannot be held.
    pub fn add(&mut self, kind: RowKind, source: Option<PublicSource>, amount: Eur) -> Result<(), Overflow> {
        let Some(column) = Column::of(kind, source) else { return Ok(()) };
        let sum = self.get(column).checked_add(amount)?;
        self.0.insert(column, sum);
        Ok(())
    }

    /// What stands in a column.
    pub fn get(&self, column: Column) -> Eur {
        self.0.get(&column).copied().unwrap_or_default()
    }

    /// What is bound: paid and not come back, or approved and still to be paid, whichever is more.
    ///
    /// # Errors
    /// When it cannot be held.
    pub fn spent(&self) -> Result<Eur, Overflow> {
        Ok(self.get(Column::Paid).checked_sub(self.get(Column::Recovered))?.max(self.get(Column::Approved)))
    }

    /// What is committed and neither spent nor released.
    ///
    /// # Errors
    /// When it cannot be held.
    pub fn unspent(&self) -> Result<Eur, Overflow> {
        self.get(Column::Committed).checked_sub(self.spent()?)?.checked_sub(self.get(Column::Released))
    }
}

/// An approved budget: what it costs, and who pays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Budget {
    /// What it costs.
    pub cost: Eur,
    /// What governments give.
    pub public: Eur,
    /// Own money.
    pub own_cash: Eur,
    /// Own hours, equipment and material.
    pub own_in_kind: Eur,
    /// Anything else.
    pub other: Eur,
}

impl Budget {
    /// The sums over these rows.
    ///
    /// # Errors
    /// When one cannot be held.
    pub fn of<'a, R: Identified + 'a>(rows: impl IntoIterator<Item = &'a R>) -> Result<Self, Overflow> {
        let mut budget = Self::default();
        for row in rows {
            let row = row.posting();
            budget.add(row.kind, row.means, row.amount)?;
        }
        Ok(budget)
    }

    /// Adds a row, or the sum over rows of one kind; what is no part of a budget adds nothing.
    ///
    /// # Errors
    /// When the sum cannot be held.
    pub fn add(&mut self, kind: RowKind, means: Option<Means>, amount: Eur) -> Result<(), Overflow> {
        let part = match (kind, means) {
            (RowKind::BudgetLine, _) => &mut self.cost,
            (RowKind::Contribution, None) => &mut self.public,
            (RowKind::Contribution, Some(Means::Cash)) => &mut self.own_cash,
            (RowKind::Contribution, Some(Means::InKind)) => &mut self.own_in_kind,
            (RowKind::Contribution, Some(Means::Other)) => &mut self.other,
            (RowKind::Commitment | RowKind::Claim | RowKind::Realisation | RowKind::Payment, _) => return Ok(()),
            (RowKind::Settlement | RowKind::Release | RowKind::Recovery, _) => return Ok(()),
        };
        *part = part.checked_add(amount)?;
        Ok(())
    }

    /// Own contributions, cash and in kind.
    ///
    /// # Errors
    /// When the sum cannot be held.
    pub fn own(&self) -> Result<Eur, Overflow> {
        self.own_cash.checked_add(self.own_in_kind)
    }

    /// Cost without what pays for it; zero where the identity holds. Specification, section 4.4.
    ///
    /// # Errors
    /// When it cannot be held.
    pub fn difference(&self) -> Result<Eur, Overflow> {
        self.cost.checked_sub(Eur::checked_sum([self.public, self.own_cash, self.own_in_kind, self.other])?)
    }

    /// The partners for whom the identity does not hold, with the difference.
    ///
    /// # Errors
    /// When a sum cannot be held.
    pub fn differences<'a, R: Identified + 'a>(rows: impl IntoIterator<Item = &'a R>) -> Result<Vec<(OrganisationId, Eur)>, Overflow> {
        let mut of: BTreeMap<OrganisationId, Self> = BTreeMap::new();
        for row in rows {
            let row = row.posting();
            of.entry(row.organisation).or_default().add(row.kind, row.means, row.amount)?;
        }
        let mut differences = Vec::new();
        for (organisation, budget) in of {
            let difference = budget.difference()?;
            if difference != Eur::ZERO {
                differences.push((organisation, difference));
            }
        }
        Ok(differences)
    }
}

#[cfg(test)]
mod tests;

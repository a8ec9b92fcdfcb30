//! How the money in one line of the financing table can change. Those that change one amount alone are for a line that does not balance.

use crate::Eur;
use crate::financing::{FinancingRow, PublicSource};
use crate::text_enum;

text_enum! {
    /// A change in one line.
    pub enum Shift {
        /// Cash in the place of work in kind.
        CashForInKind = "cash_for_in_kind",
        /// Own cash in the place of public money.
        CashForPublic = "cash_for_public",
        /// Work in kind in the place of public money.
        InKindForPublic = "in_kind_for_public",
        /// More cost, paid with own cash.
        MoreCash = "more_cash",
        /// More cost, paid in kind.
        MoreInKind = "more_in_kind",
        /// Less cost and as much less public money.
        LessPublic = "less_public",
        /// Less cost and as much less work in kind.
        LessInKind = "less_in_kind",
        /// More cost alone.
        CostUp = "cost_up",
        /// Less cost alone.
        CostDown = "cost_down",
        /// More own cash alone.
        CashUp = "cash_up",
        /// Less own cash alone.
        CashDown = "cash_down",
        /// More work in kind alone.
        InKindUp = "in_kind_up",
        /// Less work in kind alone.
        InKindDown = "in_kind_down",
        /// Less public money alone.
        PublicDown = "public_down",
    }
}

/// An amount of a line; public money of all governments is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Cost,
    Public,
    Cash,
    InKind,
}

impl Column {
    fn of(self, row: &FinancingRow) -> Eur {
        match self {
            Self::Cost => row.cost,
            Self::Public => row.public.total(),
            Self::Cash => row.own_cash,
            Self::InKind => row.own_in_kind,
        }
    }

    /// Public money goes down where there is most of it; it never goes up.
    fn change(self, row: &mut FinancingRow, by: Eur) {
        match self {
            Self::Cost => row.cost += by,
            Self::Cash => row.own_cash += by,
            Self::InKind => row.own_in_kind += by,
            Self::Public => {
                let mut left = Eur::ZERO - by;
                let mut sources = PublicSource::ALL.to_vec();
                sources.sort_by_key(|source| std::cmp::Reverse(row.public.from(*source)));
                for source in sources {
                    let taken = left.min(row.public.from(source));
                    row.public.set(source, row.public.from(source) - taken);
                    left = left - taken;
                }
            }
        }
    }
}

impl Shift {
    /// What goes down and what goes up, each by the whole amount.
    const fn columns(self) -> (&'static [Column], &'static [Column]) {
        match self {
            Self::CashForInKind => (&[Column::InKind], &[Column::Cash]),
            Self::CashForPublic => (&[Column::Public], &[Column::Cash]),
            Self::InKindForPublic => (&[Column::Public], &[Column::InKind]),
            Self::MoreCash => (&[], &[Column::Cost, Column::Cash]),
            Self::MoreInKind => (&[], &[Column::Cost, Column::InKind]),
            Self::LessPublic => (&[Column::Cost, Column::Public], &[]),
            Self::LessInKind => (&[Column::Cost, Column::InKind], &[]),
            Self::CostUp => (&[], &[Column::Cost]),
            Self::CostDown => (&[Column::Cost], &[]),
            Self::CashUp => (&[], &[Column::Cash]),
            Self::CashDown => (&[Column::Cash], &[]),
            Self::InKindUp => (&[], &[Column::InKind]),
            Self::InKindDown => (&[Column::InKind], &[]),
            Self::PublicDown => (&[Column::Public], &[]),
        }
    }

    /// Whether anything goes down.
    pub(super) const fn lowers(self) -> bool {
        !self.columns().0.is_empty()
    }

    /// The same in kind, for a change that is as good in kind as in cash.
    pub(super) const fn in_kind(self) -> Self {
        match self {
            Self::CashForPublic | Self::InKindForPublic => Self::InKindForPublic,
            Self::MoreCash | Self::MoreInKind => Self::MoreInKind,
            Self::CashUp | Self::InKindUp => Self::InKindUp,
            Self::CashDown | Self::InKindDown => Self::InKindDown,
            Self::CashForInKind | Self::LessPublic | Self::LessInKind | Self::CostUp | Self::CostDown | Self::PublicDown => self,
        }
    }

    /// The largest amount that keeps every amount of the line between nothing and what can be typed.
    pub fn most(self, row: &FinancingRow) -> Eur {
        let (down, up) = self.columns();
        let room = down.iter().map(|column| column.of(row)).chain(up.iter().map(|column| Eur::MAX - column.of(row)));
        room.min().unwrap_or(Eur::ZERO)
    }

    /// The line after the change. The amount is at most [`Shift::most`].
    #[must_use]
    pub fn apply(self, row: &FinancingRow, amount: Eur) -> FinancingRow {
        let (down, up) = self.columns();
        let mut row = *row;
        down.iter().for_each(|column| column.change(&mut row, Eur::ZERO - amount));
        up.iter().for_each(|column| column.change(&mut row, amount));
        row
    }
}

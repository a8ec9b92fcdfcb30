//! One partner's line in the financing table, and what lines add up to.

use super::{AMOUNT_COLUMNS, PublicSource};
use crate::changed::{Fields, Value};
use crate::ids::PartnerId;
use crate::money::Eur;
use serde::{Deserialize, Serialize};

/// Public money by the government that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PublicMoney {
    european: Eur,
    national: Eur,
    province: Eur,
    municipality: Eur,
}

impl PublicMoney {
    /// The amount that each source gives.
    pub fn from_sources(amount: impl Fn(PublicSource) -> Eur) -> Self {
        let mut money = Self::default();
        for &source in PublicSource::ALL {
            money.set(source, amount(source));
        }
        money
    }

    /// All of it from one source.
    pub fn only(source: PublicSource, amount: Eur) -> Self {
        let mut money = Self::default();
        money.set(source, amount);
        money
    }

    /// What this source gives.
    pub const fn from(&self, source: PublicSource) -> Eur {
        match source {
            PublicSource::European => self.european,
            PublicSource::National => self.national,
            PublicSource::Province => self.province,
            PublicSource::Municipality => self.municipality,
        }
    }

    /// Sets what this source gives.
    pub const fn set(&mut self, source: PublicSource, amount: Eur) {
        match source {
            PublicSource::European => self.european = amount,
            PublicSource::National => self.national = amount,
            PublicSource::Province => self.province = amount,
            PublicSource::Municipality => self.municipality = amount,
        }
    }

    /// Of all sources together.
    pub fn total(&self) -> Eur {
        PublicSource::ALL.iter().map(|&source| self.from(source)).sum()
    }
}

impl std::ops::Add for PublicMoney {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::from_sources(|source| self.from(source) + other.from(source))
    }
}

/// What one partner's part costs and who pays for it. Specification, section 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinancingRow {
    /// The partner.
    pub partner: PartnerId,
    /// Eligible cost, valued in-kind work included.
    pub cost: Eur,
    /// Government money for this partner; loans, shares and purchases count with their principal or price.
    pub public: PublicMoney,
    /// The partner's own money that leaves its bank account for the project.
    pub own_cash: Eur,
    /// The partner's own hours, equipment and material.
    pub own_in_kind: Eur,
    /// Anything else, such as a bank loan behind a guarantee.
    pub other: Eur,
}

impl FinancingRow {
    /// A line without amounts.
    pub fn empty(partner: PartnerId) -> Self {
        Self { partner, cost: Eur::ZERO, public: PublicMoney::default(), own_cash: Eur::ZERO, own_in_kind: Eur::ZERO, other: Eur::ZERO }
    }

    /// The amount of a field of the form, such as `own_cash`; nothing for any other name.
    pub fn amount(&self, column: &str) -> Eur {
        let public = column.strip_prefix("public_").and_then(|source| source.parse().ok());
        match column {
            "cost" => self.cost,
            "own_cash" => self.own_cash,
            "own_in_kind" => self.own_in_kind,
            "other" => self.other,
            _ => public.map_or(Eur::ZERO, |source| self.public.from(source)),
        }
    }

    /// Its amounts, for the history.
    pub fn fields(&self) -> Fields {
        AMOUNT_COLUMNS.iter().map(|column| (*column, Value::Money(self.amount(column)))).collect()
    }

    /// The partner's own contribution, cash and in kind.
    pub fn own(&self) -> Eur {
        self.own_cash + self.own_in_kind
    }

    /// All that pays for the cost.
    pub fn financing(&self) -> Eur {
        self.public.total() + self.own() + self.other
    }

    /// Cost without financing: above zero something is still to be found, below zero there is too much.
    pub fn difference(&self) -> Eur {
        self.cost - self.financing()
    }
}

/// The columns of a financing table added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Eligible cost.
    pub cost: Eur,
    /// Government money by source.
    pub public: PublicMoney,
    /// Own cash of all partners.
    pub own_cash: Eur,
    /// Own contributions in kind of all partners.
    pub own_in_kind: Eur,
    /// Anything else.
    pub other: Eur,
}

impl Totals {
    /// The columns of these lines added up.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a FinancingRow>) -> Self {
        rows.into_iter().fold(Self::default(), |totals, row| totals + row)
    }

    /// The sums, for the history.
    pub fn fields(&self) -> Fields {
        let sums = [("cost", self.cost), ("public", self.public.total()), ("own_cash", self.own_cash), ("own_in_kind", self.own_in_kind)];
        sums.into_iter().chain([("other", self.other)]).map(|(field, sum)| (field, Value::Money(sum))).collect()
    }

    /// Own contributions, cash and in kind.
    pub fn own(&self) -> Eur {
        self.own_cash + self.own_in_kind
    }

    /// All that pays for the cost.
    pub fn financing(&self) -> Eur {
        self.public.total() + self.own() + self.other
    }

    /// Cost without financing.
    pub fn difference(&self) -> Eur {
        self.cost - self.financing()
    }
}

impl std::ops::Add<&FinancingRow> for Totals {
    type Output = Self;
    fn add(self, row: &FinancingRow) -> Self {
        Self {
            cost: self.cost + row.cost,
            public: self.public + row.public,
            own_cash: self.own_cash + row.own_cash,
            own_in_kind: self.own_in_kind + row.own_in_kind,
            other: self.other + row.other,
        }
    }
}

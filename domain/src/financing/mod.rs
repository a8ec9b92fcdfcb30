//! Who pays what in a phase, and what follows from it: cofinancing mode, cash share, risk shares, match.

mod block;
mod form;
mod instrument;
#[cfg(test)]
mod instrument_tests;
mod pasted;
mod proposed;
mod row;
mod table;
#[cfg(test)]
mod table_tests;

pub use block::{Block, CellChange, Headings, Layout, Line, LineProblem, PARTNER_COLUMN, PartnerLine, RefusedCell, RefusedLine};
pub use form::{AMOUNT_COLUMNS, FinancingForm, FinancingRowForm, MOST_ROWS, PASTED_LIMIT};
pub use instrument::{InstrumentDetails, InstrumentForm, InstrumentRecord, NewInstrument, RECORD_LIMIT, TERMS_LIMIT};
pub use pasted::{cells, filled, names_partners, pasted_block};
pub use proposed::{ProposedCell, proposed_pairs};
pub use row::{FinancingRow, PublicMoney, Totals};
pub use table::Financing;

use crate::text_enum;

text_enum! {
    /// Which government the public money comes from.
    pub enum PublicSource {
        /// The European Union.
        European = "european",
        /// The state.
        National = "national",
        /// A province.
        Province = "province",
        /// A municipality or the region.
        Municipality = "municipality",
    }
}

text_enum! {
    /// How the partners pay their part. Policy note 2010, section 9.
    pub enum CofinancingMode {
        /// Nobody brings cash: allowed in the start phase only.
        FullyInKind = "fully_in_kind",
        /// Part of it is own money.
        PartCash = "part_cash",
        /// At least one revolving instrument carries it.
        Revolving = "revolving",
    }
}

text_enum! {
    /// How a project is helped. Policy note 2010, section 9 and 9c.
    pub enum InstrumentKind {
        /// Money that does not come back.
        Grant = "grant",
        /// Shares.
        Participation = "participation",
        /// Money that comes back with interest.
        Loan = "loan",
        /// A promise to pay a bank if the project cannot.
        Guarantee = "guarantee",
        /// An order that becomes final when the product works.
        ProvisionalOrder = "provisional_order",
        /// A contract on business terms.
        BusinessContract = "business_contract",
        /// A first customer that helps to make the product ready.
        LaunchingCustomer = "launching_customer",
    }
}

impl InstrumentKind {
    /// The four revolving kinds that the policy note names.
    pub const fn is_revolving(self) -> bool {
        match self {
            Self::Participation | Self::Loan | Self::Guarantee | Self::ProvisionalOrder => true,
            Self::Grant | Self::BusinessContract | Self::LaunchingCustomer => false,
        }
    }

    /// Everything but a plain grant is a market instrument.
    pub const fn is_market_instrument(self) -> bool {
        match self {
            Self::Grant => false,
            Self::Participation | Self::Loan | Self::Guarantee | Self::ProvisionalOrder | Self::BusinessContract | Self::LaunchingCustomer => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_kinds_revolve_and_everything_but_a_grant_belongs_to_the_market() {
        use InstrumentKind::{BusinessContract, Grant, Guarantee, LaunchingCustomer, Loan, Participation, ProvisionalOrder};
        let told = |is: fn(InstrumentKind) -> bool| InstrumentKind::ALL.iter().copied().filter(|kind| is(*kind)).collect::<Vec<_>>();
        assert_eq!(told(InstrumentKind::is_revolving), [Participation, Loan, Guarantee, ProvisionalOrder]);
        let market = [Participation, Loan, Guarantee, ProvisionalOrder, BusinessContract, LaunchingCustomer];
        assert_eq!((told(InstrumentKind::is_market_instrument), InstrumentKind::ALL[0]), (market.to_vec(), Grant));
    }
}

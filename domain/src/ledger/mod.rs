//! The ledger of a project: what was planned, committed, claimed, approved, paid and settled, and what was released or recovered, each as rows
//! that never change and are only followed. Specification, sections 4.1 and 4.4. No database here: `server::ledger` keeps the rows.

mod amending;
mod chain;
mod division;
mod figures;
mod forecast;
mod lapse;
mod posting;
#[cfg(test)]
mod random_tests;
mod release;
mod signing;
mod spending;

pub use amending::{AmendRefusal, Amended, amend, standing_version};
pub use chain::{Budget, Chain, Column};
pub use division::divide;
pub use figures::{AvoidedCost, Ceiling, Indicators, ProgrammeFigures};
pub use forecast::{ForecastForm, HalfYear, NewForecast, NoHalfYear, amount_field, expected, half_years, moves_much, spread};
pub use lapse::{LAPSED, Running, lapse, phases_lapsed};
pub use posting::{Cause, CommitmentKey, Identified, Posting, Row};
pub use release::{correction, release};
pub use signing::{NoPartner, Signed, go};
pub use spending::{SpendingRefusal, came_back, paid, spend};

use crate::text_enum;

/// What the document of a row is called that a cost line caused: which one is kept beside the ledger.
pub const COST_LINE: &str = "cost_line";

text_enum! {
    /// What a row of the ledger is.
    pub enum RowKind {
        /// What a partner's part costs, as it was approved.
        BudgetLine = "budget_line",
        /// What somebody brings to it, as it was approved.
        Contribution = "contribution",
        /// Public money that a signed decision promised.
        Commitment = "commitment",
        /// Cost that a partner told in a report.
        Claim = "claim",
        /// What was approved of a claim.
        Realisation = "realisation",
        /// Public money that was paid out.
        Payment = "payment",
        /// What was laid down at the end.
        Settlement = "settlement",
        /// What a commitment need not pay any more.
        Release = "release",
        /// What was paid and came back.
        Recovery = "recovery",
    }
}

text_enum! {
    /// How a partner, or somebody else beside the governments, contributes.
    pub enum Means {
        /// Own money.
        Cash = "cash",
        /// Own hours, equipment and material.
        InKind = "in_kind",
        /// Anything else, such as a bank loan.
        Other = "other",
    }
}

text_enum! {
    /// By what sums are told apart.
    pub enum Breakdown {
        /// By partner.
        Partner = "partner",
        /// By government.
        Source = "source",
        /// By phase.
        Phase = "phase",
        /// By technology area.
        Area = "area",
        /// By year.
        Year = "year",
    }
}

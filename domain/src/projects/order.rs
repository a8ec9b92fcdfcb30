//! The orders in which a list of projects can be read.

use crate::text_enum;

text_enum! {
    /// What the list is sorted by.
    pub enum ProjectOrder {
        /// The date of the next gate, soonest first.
        NextGate = "next_gate",
        /// The title.
        Title = "title",
        /// The cost of the current phase.
        Cost = "cost",
        /// The level of the weakest condition, weakest first.
        Weakest = "weakest",
        /// The last change, latest last.
        Changed = "changed",
    }
}

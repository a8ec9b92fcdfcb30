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
        /// The gap of the weakest condition to what the next gate asks, largest first.
        Weakest = "weakest",
        /// What asks attention, most pressing first.
        Risk = "risk",
        /// The last change, latest last.
        Changed = "changed",
    }
}

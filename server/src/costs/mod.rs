//! The cost lines of partners in reports: kept, summed, measured against each other, and booked in the ledger. What a page needs of them is asked by
//! `claims`, how a part stands by `reports`.

pub mod around;
pub mod judged;
pub mod lines;
pub mod plan;
pub mod post;
pub mod stand;

pub use stand::{CostStand, stands};

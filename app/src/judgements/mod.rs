//! Judging the rules of a gate that nothing computes.

mod judgements_page;

pub use judgements_page::{JudgedRule, JudgementsPage, JudgementsView};

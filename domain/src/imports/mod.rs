//! Project lists from before the programme: what a row says, what is wrong with it, and whether it can become a project.
//! Reading files and writing projects is the server's work.
//!
//! A row is imported as its source states it, and every problem is kept with it: an amount that does not add up, a total that was cut off or an end
//! that lies before the start is a fact about the source, which a person mends later with the source row at hand. Two kinds of rows stop:
//! a row without a readable title, because nobody could find the project again, and a row that repeats an earlier one to the cent and the day,
//! because it would count the same money twice. Beneficiaries often ran one title in several rounds; a row with the same title and another
//! amount or period is reported as a duplicate and imported. A row that adds up others is no project and is left out with a word, and a row
//! without a beneficiary keeps its amounts. The next release of a list tells changes of known projects, which a person takes or leaves.

mod beneficiary;
mod cell;
mod check;
mod column;
mod header;
mod known;
mod legacy;
mod report;
mod sums;

pub use crate::names::normalised;
pub use beneficiary::{likely_region, likely_type};
pub use check::{Checked, Checker};
pub use column::{Column, RawRow};
pub use known::{Trace, changed_columns, pair};
pub use legacy::LegacyProject;
pub use report::{DryRun, ProblemCode, RowProblem};

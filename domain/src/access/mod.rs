//! Who may do what: one table, and the permits that prove it was asked.

mod action;
mod holders;
mod permit;
#[cfg(test)]
mod permit_tests;
mod table;

pub use action::{Action, act};
pub use holders::{Giver, Holder, holders};
pub use permit::{Actor, Denied, Global, OrganisationStanding, OwnReview, Permit, ProjectStanding, RoundStanding, Subject, Visibility};
pub use table::{Reach, reach};

//! Stopping by the partners, in neutral words. Policy note 2010, section 9.

mod check_page;
mod stop_page;

pub use check_page::{StopCheckPage, StopCheckView};
pub use stop_page::{ProposalView, StopPage, StopView, stop_refusal};

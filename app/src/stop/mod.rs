//! Stopping by the partners, in neutral words. Policy note 2010, section 9.

mod check_page;
mod project_stop;
mod stop_page;

pub use check_page::{StopCheckPage, StopCheckView};
pub use project_stop::{ProjectStop, ProjectStopView, StopStanding};
pub use stop_page::{ProposalView, StopPage, StopView, stop_field, stop_refusal};

//! Experts: who they are, what they know, and the invitations that bring them in.

mod expert_page;
mod experts_page;
mod invite_page;
mod view;

pub use expert_page::ExpertPage;
pub use experts_page::{ExpertsPage, available_words};
pub use invite_page::InvitePage;
pub use view::{Codes, ExpertLine, ExpertView, ExpertsView, InvitationLine, InviteView, KnownExpert, field_label};

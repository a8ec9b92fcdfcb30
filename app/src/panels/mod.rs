//! What the panel of a round sees: interests to decide on, reviews once they are open, and the form for what is agreed.

mod consensus_fields;
mod flag_words;
mod panel_page;
mod proposal_page;
mod view;

pub use panel_page::PanelPage;
pub use proposal_page::ProposalPage;
pub use view::{AgreedView, ConsensusView, InterestLine, PanelLine, PanelView, ProposalView, ShownReview};

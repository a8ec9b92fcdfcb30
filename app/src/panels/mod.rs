//! What the panel of a round sees: interests to decide on, reviews once they are open, and the form for what is agreed.

mod chair_page;
mod check_page;
mod consensus_fields;
mod consensus_view;
mod fits_page;
mod flag_words;
mod gate_reviews_page;
mod levels_page;
mod panel_page;
mod panel_words;
mod proposal_page;
mod ranking_page;
mod ranking_view;
mod rounds_page;
mod versions;
mod view;

pub use chair_page::{InterestPage, ReopenPage};
pub use check_page::{ConsensusCheckPage, OpenCheckPage};
pub use consensus_view::{AgreedView, ConsensusCheckView, ConsensusView, OpenCheckView};
pub use fits_page::{FitsLine, FitsPage, FitsView, ScenarioColumn, scenario_field};
pub use gate_reviews_page::GateReviewsPage;
pub use levels_page::{LevelsPage, level_label};
pub use panel_page::PanelPage;
pub use panel_words::panel_field;
pub use proposal_page::ProposalPage;
pub use ranking_page::RankingPage;
pub use ranking_view::{RankedLine, RankingView, Reader, Tie};
pub use rounds_page::RoundsPage;
pub use view::{
    AnswerState, ChairView, EarlierVersion, GatePanel, GateReviewsView, GivenLine, InterestLine, LevelsView, PanelLine, PanelView, ProposalView,
    RoundLine, RoundsView, ShownReview,
};

//! Rounds as programme managers see them: the form for a new one, and one round with its projects and experts.

mod ask_page;
mod assignment_page;
mod assignment_view;
mod chair_page;
mod grid;
mod new_round_page;
mod round_page;
mod take_out_page;
mod tied_experts;
mod view;

pub use ask_page::{AskPage, ExtendPage, ReplacePage};
pub use assignment_page::AssignmentPage;
pub use assignment_view::{AssignedExpert, AssignedProject, AssignmentView, LeftOutFor};
pub use chair_page::ChairPage;
pub use grid::GridQuery;
pub use new_round_page::{NewRoundPage, field_label};
pub use round_page::RoundPage;
pub use take_out_page::{CloseRoundPage, TakeOutPage};
pub use view::{
    AskView, AskedLine, AwayExpert, Candidate, ChairView, CloseRoundView, ExtendView, NewRoundView, Person, ReplaceView, RoundProject, RoundView,
    TakeOutView, TakenOutLine, TiedExpert,
};

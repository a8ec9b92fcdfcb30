//! Rounds as programme managers see them: the form for a new one, and one round with its projects and experts.

mod new_round_page;
mod round_page;
mod view;

pub use new_round_page::{NewRoundPage, field_label};
pub use round_page::RoundPage;
pub use view::{AskedLine, Candidate, NewRoundView, Person, RoundProject, RoundView, TiedExpert};

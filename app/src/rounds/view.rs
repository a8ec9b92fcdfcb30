//! What the pages of a round show.

use super::grid::GridQuery;
use crate::reviews::WhichDossier;
use crate::ui::{FormErrors, NoticeView, StoredField};
use chrono::NaiveDate;
use domain::gates::Gate;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId, RoundId};
use domain::problem::Problem;
use domain::reviews::{Criteria, FoundConflict, Hint, ReviewState, RoundForm};

/// Somebody to choose.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
}

/// The form for a new round.
pub struct NewRoundView {
    /// What was typed.
    pub form: RoundForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Who can lead a panel.
    pub chairs: Vec<Person>,
    /// The key of the form.
    pub key: String,
}

/// A round, for who runs it.
pub struct RoundView {
    /// The round.
    pub id: RoundId,
    /// What it is called.
    pub name: String,
    /// The gate.
    pub gate: Gate,
    /// Who leads the panel.
    pub chair: String,
    /// Who leads it can still do so.
    pub is_led: bool,
    /// The last day to hand in.
    pub due_on: NaiveDate,
    /// What is weighed and asked.
    pub criteria: Criteria,
    /// The projects before the panel.
    pub projects: Vec<RoundProject>,
    /// Projects that were taken out of it.
    pub taken_out: Vec<TakenOutLine>,
    /// Projects that ask for the gate and are not in the round.
    pub candidates: Vec<(ProjectId, String)>,
    /// The round has ended.
    pub is_closed: bool,
    /// The key of the forms.
    pub key: String,
    /// The version of the round.
    pub version: i64,
    /// Today.
    pub today: NaiveDate,
    /// What is asked of the grid.
    pub query: GridQuery,
    /// The reviews that were chosen on the grid.
    pub chosen: Vec<ReviewId>,
    /// The day that was typed at the grid.
    pub typed_day: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened.
    pub notice: Option<NoticeView>,
}

/// Choosing who leads a panel in the place of a chair who can do so no more.
pub struct ChairView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub round_name: String,
    /// Who led it.
    pub before: String,
    /// Who can.
    pub candidates: Vec<Person>,
    /// Who cannot, and what ties them to the projects.
    pub tied: Vec<TiedExpert>,
    /// The code of who was chosen.
    pub typed: String,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
    /// The version of the round.
    pub version: i64,
}

/// A project that was taken out of the round.
pub struct TakenOutLine {
    /// Its title.
    pub title: String,
    /// When.
    pub on: Option<NaiveDate>,
    /// Why; empty when the project ended or was decided on.
    pub reason: String,
}

/// Taking a project out of a round.
pub struct TakeOutView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub round_name: String,
    /// The project before the panel.
    pub proposal: ProposalId,
    /// Its title.
    pub title: String,
    /// It cannot be taken out any more.
    pub is_settled: bool,
    /// The key of the form.
    pub key: String,
    /// The version of the proposal.
    pub version: i64,
    /// Why, as typed.
    pub reason: String,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// Closing a round.
pub struct CloseRoundView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub name: String,
    /// Projects on which the panel has not agreed.
    pub waits: Vec<String>,
    /// The key of the form.
    pub key: String,
    /// The version of the round.
    pub version: i64,
}

/// A project in the round.
pub struct RoundProject {
    /// The project before the panel.
    pub proposal: ProposalId,
    /// Its title.
    pub title: String,
    /// Which dossier.
    pub dossier: WhichDossier,
    /// The panel has begun: nobody is asked any more.
    pub is_opened: bool,
    /// The panel has recorded what it agreed on.
    pub is_agreed: bool,
    /// Who was asked.
    pub asked: Vec<AskedLine>,
    /// What the panel lacks.
    pub hints: Vec<Hint>,
}

/// An expert who was asked.
pub struct AskedLine {
    /// The review.
    pub review: ReviewId,
    /// Who.
    pub expert: Person,
    /// How far it is.
    pub standing: ReviewState,
    /// When a reminder went.
    pub reminded_on: Option<NaiveDate>,
}

/// Somebody who can be asked.
pub struct Candidate {
    /// Who.
    pub expert: Person,
    /// Reviews that are asked of them and not in.
    pub on_hand: usize,
    /// They were asked before, and said no or were replaced.
    pub was_asked: bool,
}

/// Somebody who is not there for the review.
pub struct AwayExpert {
    /// The name.
    pub name: String,
    /// The first and the last day that they told.
    pub available: (Option<NaiveDate>, Option<NaiveDate>),
}

/// Somebody whom the data tie to the project.
pub struct TiedExpert {
    /// The name.
    pub name: String,
    /// What the data show.
    pub found: Vec<FoundConflict>,
}

/// The form that asks an expert.
pub struct AskView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub round_name: String,
    /// The project before the panel.
    pub proposal: ProposalId,
    /// Its version.
    pub version: i64,
    /// The title of the project.
    pub title: String,
    /// Who can be asked, with how many reviews they have on hand.
    pub candidates: Vec<Candidate>,
    /// Who cannot, and why.
    pub tied: Vec<TiedExpert>,
    /// Who is not there.
    pub away: Vec<AwayExpert>,
    /// Who was chosen.
    pub typed: String,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
}

/// The form that gives more time.
pub struct ExtendView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub round_name: String,
    /// The review.
    pub review: ReviewId,
    /// Who writes it.
    pub expert: String,
    /// The title of the project.
    pub title: String,
    /// The last day to hand in.
    pub due_on: NaiveDate,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The version of the last day.
    pub version: i64,
    /// The key of the form.
    pub key: String,
}

/// Another expert in the place of one.
pub struct ReplaceView {
    /// The review.
    pub review: ReviewId,
    /// Who wrote it until now.
    pub expert: String,
    /// The choice, as when somebody is asked.
    pub ask: AskView,
}

//! What the pages of a panel show.

use super::{AgreedView, ConsensusView};
use crate::reviews::{AddedNote, WhichDossier};
use crate::ui::{FormErrors, Link, NoticeView};
use chrono::{DateTime, NaiveDate, Utc};
use domain::conditions::LevelsForm;
use domain::gates::Gate;
use domain::ids::{ProjectId, ProposalId, ReviewId, RoundId};
use domain::problem::Problem;
use domain::reviews::{Criteria, Flag, FoundConflict, InterestKind, Measure, NewReview};

/// A review as these eyes see it: scores, note and name are there only where they may be.
#[derive(Debug, Clone)]
pub struct ShownReview {
    /// Its letter.
    pub letter: char,
    /// What it says.
    pub review: NewReview,
    /// Whether it counts.
    pub counts: bool,
    /// Who wrote it, for the chair.
    pub name: Option<String>,
    /// Which one it is, for the chair.
    pub key: Option<(ReviewId, i64)>,
    /// What was handed in before, the first version first; for the chair.
    pub earlier: Vec<EarlierVersion>,
    /// What was added after the other reviews could be read; for the chair.
    pub notes: Vec<AddedNote>,
}

/// The rounds of review.
pub struct RoundsView {
    /// The rounds.
    pub lines: Vec<RoundLine>,
    /// Today.
    pub today: NaiveDate,
    /// The reader runs rounds.
    pub may_manage: bool,
}

/// One round.
pub struct RoundLine {
    /// The round.
    pub id: RoundId,
    /// What it is called.
    pub name: String,
    /// The gate that it is about.
    pub gate: Gate,
    /// Who leads the panel.
    pub chair: String,
    /// The last day to hand in.
    pub due_on: NaiveDate,
    /// It has ended.
    pub is_closed: bool,
}

/// What waits for the chair.
pub struct PanelView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub name: String,
    /// The last day to hand in.
    pub due_on: NaiveDate,
    /// Interests that wait.
    pub interests: Vec<InterestLine>,
    /// The projects.
    pub proposals: Vec<PanelLine>,
    /// The chair reads; others see counts.
    pub is_chair: bool,
    /// Reviews that are in and not open, for the chair.
    pub given: Vec<GivenLine>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// A review that is in and not open.
pub struct GivenLine {
    /// The review.
    pub review: ReviewId,
    /// Who wrote it.
    pub expert: String,
    /// The project.
    pub project: String,
    /// The expert could read the other reviews.
    pub read_others: bool,
}

/// What the chair decides about one review: an interest, or giving the review back.
pub struct ChairView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub round_name: String,
    /// The review, with the interest that waits if there is one.
    pub line: InterestLine,
    /// The expert could read the other reviews: the chair asks for an addition instead of a new review.
    pub read_others: bool,
    /// What was chosen and typed.
    pub typed: (String, String),
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
}

/// An interest that waits.
#[derive(Debug, Clone)]
pub struct InterestLine {
    /// The review.
    pub review: ReviewId,
    /// Its version.
    pub version: i64,
    /// Who declared.
    pub expert: String,
    /// The project.
    pub project: String,
    /// What kinds.
    pub kinds: Vec<InterestKind>,
    /// The explanation.
    pub explanation: String,
    /// What the data show.
    pub found: Vec<FoundConflict>,
    /// What the expert proposes.
    pub proposed: Option<Measure>,
}

/// A version of a review that was handed in before the one that counts.
#[derive(Debug, Clone)]
pub struct EarlierVersion {
    /// What it said.
    pub review: NewReview,
    /// When it was handed in.
    pub at: DateTime<Utc>,
    /// Why the chair gave it back.
    pub reason: String,
}

/// A project before the panel.
pub struct PanelLine {
    /// The proposal.
    pub proposal: ProposalId,
    /// The project.
    pub project: String,
    /// Which dossier.
    pub dossier: WhichDossier,
    /// Reviews that were handed in and count.
    pub handed_in: usize,
    /// Reviews that were asked for and not declined or put aside.
    pub asked: usize,
    /// The reviews are open.
    pub is_opened: bool,
    /// Points out of 100, once the panel agreed.
    pub agreed: Option<domain::reviews::Points>,
}

/// The reviews of one project.
pub struct ProposalView {
    /// The round.
    pub round: RoundId,
    /// The proposal.
    pub proposal: ProposalId,
    /// The project.
    pub project: String,
    /// Which dossier.
    pub dossier: WhichDossier,
    /// The way back.
    pub back: Link,
    /// The criteria.
    pub criteria: Criteria,
    /// The reviews; none before they are open.
    pub reviews: Vec<ShownReview>,
    /// What to talk about.
    pub flags: Vec<Flag>,
    /// The reviews are open.
    pub is_opened: bool,
    /// What was agreed.
    pub agreed: Option<AgreedView>,
    /// What the applicant answered, and when; or until when that can be done.
    pub answer: AnswerState,
    /// Where the whole dossier is, for who may read it here.
    pub dossier_href: Option<String>,
    /// The reader leads the panel, and the reviews are open.
    pub gives_levels: bool,
    /// The form of the chair.
    pub consensus: Option<ConsensusView>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// Whether the applicant answered the comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerState {
    /// No answer was given, and none will be.
    None,
    /// The applicant can answer until this day.
    Until(NaiveDate),
    /// This was the answer.
    Given(String, DateTime<Utc>),
}

/// What the experts made of a project before a gate, for the people of the project and those who decide on it.
pub struct GateReviewsView {
    /// The project.
    pub project: ProjectId,
    /// What it is called.
    pub title: String,
    /// The gate.
    pub gate: Gate,
    /// The panels that it came before, the last one first.
    pub panels: Vec<GatePanel>,
    /// What is wrong with what the applicant typed.
    pub problems: Vec<Problem>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// One panel, as far as the reader may know of it.
pub struct GatePanel {
    /// The proposal.
    pub proposal: ProposalId,
    /// The round, for who may open its page.
    pub href: Option<String>,
    /// What the round is called.
    pub name: String,
    /// Which dossier.
    pub dossier: WhichDossier,
    /// The last day to hand in.
    pub due_on: NaiveDate,
    /// Reviews that count, of those that were asked for; for programme managers.
    pub count: Option<(usize, usize)>,
    /// The reviews are open.
    pub is_opened: bool,
    /// The criteria.
    pub criteria: Criteria,
    /// The reviews; none before they are open.
    pub reviews: Vec<ShownReview>,
    /// What was agreed, for who decides.
    pub agreed: Option<AgreedView>,
    /// What the applicant answered.
    pub answer: AnswerState,
    /// The reader answers.
    pub may_answer: bool,
    /// What was typed as the answer, when it was to this panel.
    pub typed: Option<String>,
    /// The key of the form.
    pub key: String,
}

/// The panel's levels of the eight conditions.
pub struct LevelsView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub round_name: String,
    /// The proposal.
    pub proposal: ProposalId,
    /// Its version.
    pub version: i64,
    /// The project.
    pub project: String,
    /// The reviews are open.
    pub is_opened: bool,
    /// What was typed, or is kept.
    pub form: LevelsForm,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The key of the form.
    pub key: String,
}

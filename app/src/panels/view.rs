//! What the pages of a panel show.

use crate::ui::{FormErrors, Link, NoticeView};
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::Gate;
use domain::ids::{ProposalId, ReviewId, RoundId};
use domain::reviews::{ConsensusForm, Criteria, Flag, FoundConflict, InterestKind, Measure, NewConsensus, NewReview};

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
    /// The key of the forms.
    pub key: String,
    /// The chair reads; others see counts.
    pub is_chair: bool,
    /// The form that came back: of which review, with what was typed.
    pub typed: Option<(ReviewId, String, String)>,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// An interest that waits.
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

/// A project before the panel.
pub struct PanelLine {
    /// The proposal.
    pub proposal: ProposalId,
    /// Its version.
    pub version: i64,
    /// The project.
    pub project: String,
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
    /// The form of the chair.
    pub consensus: Option<ConsensusView>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// What was agreed.
pub struct AgreedView {
    /// All of it.
    pub agreed: NewConsensus,
    /// When.
    pub at: DateTime<Utc>,
}

/// The form of the chair.
pub struct ConsensusView {
    /// What was typed.
    pub form: ConsensusForm,
    /// The key.
    pub key: String,
    /// When it was saved last.
    pub saved_at: Option<DateTime<Utc>>,
    /// What is wrong.
    pub errors: FormErrors,
}

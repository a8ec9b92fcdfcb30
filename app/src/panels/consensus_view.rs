//! What the pages about what a panel agrees on show.

use crate::ui::{FormErrors, Link};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{ConsensusForm, Criteria, NewConsensus};

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
    /// The version that was read.
    pub version: i64,
    /// When it was saved last, and today.
    pub saved: Option<(DateTime<Utc>, NaiveDate)>,
    /// What is wrong.
    pub errors: FormErrors,
}

/// Opening the consensus, before it is done.
pub struct OpenCheckView {
    /// The round.
    pub round: RoundId,
    /// The project before the panel.
    pub proposal: ProposalId,
    /// Its title.
    pub project: String,
    /// The page above.
    pub back: Link,
    /// How many reviews count.
    pub counting: usize,
    /// How many experts still have to hand in, and cannot any more.
    pub on_hand: usize,
    /// The applicant may answer.
    pub answers: bool,
    /// Why it cannot be opened.
    pub refused: Option<String>,
    /// The key of the form.
    pub key: String,
    /// The version of the proposal.
    pub version: i64,
}

/// What was agreed, before it is recorded.
pub struct ConsensusCheckView {
    /// The round.
    pub round: RoundId,
    /// The project before the panel.
    pub proposal: ProposalId,
    /// Its title.
    pub project: String,
    /// The page above.
    pub back: Link,
    /// What is weighed.
    pub criteria: Criteria,
    /// What was agreed.
    pub agreed: NewConsensus,
    /// Everything that is sent to record it.
    pub hidden: Vec<(String, String)>,
}

//! What the page of the ranking is given.

use domain::Eur;
use domain::ids::{ProposalId, ReviewId, RoundId};
use domain::reviews::{Advice, Criteria, Decided, Points, Scores, Verdict};

/// The projects of a round in the order that the panel gave them.
pub struct RankingView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub name: String,
    /// Who reads it.
    pub reader: Reader,
    /// The criteria.
    pub criteria: Criteria,
    /// The projects on which the panel agreed, the best first.
    pub lines: Vec<RankedLine>,
    /// Projects on which it has not.
    pub waiting: usize,
    /// How sure a place is, in percent; none where there are too few reviews to tell.
    pub certainty: Option<u32>,
    /// The reader may see what fits, and keep scenarios.
    pub may_weigh: bool,
    /// The round bears a column in which the severity of reviewers was taken out.
    pub has_normalised: bool,
}

/// From where the ranking is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// By the chair, a programme manager or the steering group: each project leads to its page.
    OfRound,
    /// By an expert of the panel, from this review of theirs.
    Expert(ReviewId),
}

/// A project with the same total beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The other project.
    pub other: String,
    /// What decided.
    pub by: Decided,
    /// It goes before the other.
    pub is_before: bool,
}

/// A project with its place.
pub struct RankedLine {
    /// The proposal.
    pub proposal: ProposalId,
    /// The project.
    pub project: String,
    /// Its place.
    pub place: usize,
    /// The places that chance leaves open, the best and the worst.
    pub band: (usize, usize),
    /// What decided between it and the project beside it with the same total.
    pub tie: Option<Tie>,
    /// What was agreed.
    pub scores: Scores,
    /// What they come to.
    pub verdict: Verdict,
    /// The points without the severity of reviewers, and how many places that would move it up.
    pub normalised: Option<(Points, i64)>,
    /// Whether one review left out would change whether it passes.
    pub tips: bool,
    /// The lowest and highest mean total with one review left out.
    pub left_out: Option<(Points, Points)>,
    /// The public money that its dossier asks for.
    pub requested: Eur,
    /// The advice.
    pub advice: Advice,
    /// The scores of the reviews.
    pub given: Vec<Scores>,
}

//! What the page of a proposed assignment shows.

use super::{Person, TiedExpert};
use crate::ui::NoticeView;
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{Hint, Reason};

/// A proposal of who reads what.
pub struct AssignmentView {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub round_name: String,
    /// Reviews that each project gets.
    pub per_project: u32,
    /// Projects that the same two experts read at most.
    pub together: u32,
    /// The projects that still need somebody.
    pub projects: Vec<AssignedProject>,
    /// Two experts who sit together more often than was asked.
    pub too_often: Vec<(String, String)>,
    /// Experts who are not proposed: without a profile, away, or with enough on hand.
    pub left_out: Vec<(String, LeftOutFor)>,
    /// What the pairs cost together: lower is more expertise and work better spread.
    pub cost: u64,
    /// The key of the form.
    pub key: String,
    /// What happened.
    pub notice: Option<NoticeView>,
}

/// Why somebody is not proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutFor {
    /// Nothing is known of what the expert knows.
    NoProfile,
    /// The expert is away.
    Away,
    /// The expert has enough on hand.
    Full,
}

/// A project and whom it is proposed to ask.
pub struct AssignedProject {
    /// The proposal.
    pub proposal: ProposalId,
    /// Its title.
    pub title: String,
    /// Who was asked before and has not said no.
    pub seated: Vec<String>,
    /// Whom to ask.
    pub pairs: Vec<AssignedExpert>,
    /// Reviews that nobody has room for.
    pub missing: u32,
    /// What the panel lacks, with all of these.
    pub lacks: Vec<Hint>,
    /// Who may not be asked, with the reason.
    pub tied: Vec<TiedExpert>,
}

/// Somebody whom it is proposed to ask.
pub struct AssignedExpert {
    /// Who.
    pub expert: Person,
    /// Why.
    pub reasons: Vec<Reason>,
    /// What the areas of the reasons are called, in their order.
    pub names: Vec<String>,
    /// Reviews on hand now, and at most.
    pub load: (usize, u32),
    /// The box is ticked.
    pub is_chosen: bool,
}

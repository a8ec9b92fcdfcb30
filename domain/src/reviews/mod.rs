//! Expert reviews: scores on five criteria, what they add up to, and what a chair has to look at before the panel agrees.
//! Section 5 of the specification; the weights and thresholds are those of EFRO Oost 2022.

mod afterwards;
mod arrangement;
mod assignment;
mod chair;
mod conflicts;
mod consensus;
mod criteria;
mod disclosure;
mod draft;
mod expert_form;
mod flags;
mod form;
mod grid;
mod interests;
mod panel;
mod quorum;
mod ranking;
mod rebuttal;
mod round;
mod round_form;
#[cfg(test)]
mod round_tests;
mod score;
#[cfg(feature = "statistics")]
mod statistics;

pub use afterwards::{DOSSIER_DAYS, asked_until, may_rank, takes_part};
pub use arrangement::{Arrangement, Seated, arrange};
pub use assignment::{Assignment, AssignmentProblem, assign};
pub use chair::{ChairCandidate, ChairRefusal, may_take_over};
pub use conflicts::{ExpertTies, FoundConflict, Party, ProjectTies, domain_of, found_conflicts, new_ties};
pub use consensus::{Advice, AgreementForm, ConsensusForm, NewAgreement, NewConsensus, departs};
pub use criteria::{Criteria, CriteriaProblem, Criterion, SoFar, Verdict, Weighing};
pub use disclosure::{Disclosure, Viewer};
pub use draft::{Arrival, DraftKind, DraftSave, LastSave};
pub use expert_form::{ExpertForm, NewExpert};
pub use flags::{Flag, Reviewed, flags};
pub use form::{NOTE_LENGTH, NewReview, ReviewForm, comment_field, score_field};
pub use grid::{ChosenForm, GridCell, GridOrder, GridRow, GridState, columns, grid};
pub use interests::{DECLINE_AT_MOST, Declaration, InterestForm, InterestKind, Measure, NewDeclaration};
pub use panel::{ExpertRole, Hint, Profile, Reason, Subject, cost, hints, is_available, reasons, wanted};
pub use quorum::{QUORUM, may_open, shuts_again};
pub use ranking::{Decided, Entry, LeftOut, better, decided_by, leave_one_out, places};
pub use rebuttal::{ANSWER_AT_MOST, ANSWER_DAYS, RebuttalRefusal, RebuttalState, answer_until, rebuttal};
pub use round::{ReviewRefusal, ReviewState, ReviewStatus};
pub use round_form::{NewRound, RoundForm, extended};
pub use score::{Points, Score};
#[cfg(feature = "statistics")]
pub use statistics::{Band, CERTAIN_PERCENT, Given, bands, mean_and_deviation, normalised, normalised_points, tells_chance};

use std::collections::BTreeMap;

/// A score for each criterion that has one.
pub type Scores = BTreeMap<Criterion, Score>;

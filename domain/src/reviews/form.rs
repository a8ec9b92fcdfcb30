//! A review as it is typed, saved half done, and handed in.

use super::{Criteria, Criterion, Points, Scores};
use crate::problem::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A review as typed. Its fields are named `score.FIT`, `comment.FIT` and `note`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReviewForm {
    /// The score of each criterion, as typed.
    pub scores: BTreeMap<Criterion, String>,
    /// The comment on each criterion. The applicant reads it, without a name, when the panel has agreed.
    pub comments: BTreeMap<Criterion, String>,
    /// A note that only the chair reads.
    pub note: String,
}

/// A review that can be handed in: nothing is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReview {
    /// A score for every criterion.
    pub scores: Scores,
    /// A comment for every criterion.
    pub comments: BTreeMap<Criterion, String>,
    /// The note for the chair; may be empty.
    pub note: String,
}

/// Characters of what is added to a review after the other reviews could be read.
pub const NOTE_LENGTH: std::ops::RangeInclusive<u32> = 20..=10_000;

impl NewReview {
    /// The criteria on which another version of this review says something else, in score or comment.
    pub fn differs_from<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Criterion> + 'a {
        let differs = |criterion: &&Criterion| {
            self.scores.get(criterion) != other.scores.get(criterion) || self.comments.get(criterion) != other.comments.get(criterion)
        };
        Criterion::ALL.iter().filter(differs).copied()
    }
}

/// The name of the field for a score.
pub fn score_field(criterion: Criterion) -> String {
    format!("score.{criterion}")
}

/// The name of the field for a comment.
pub fn comment_field(criterion: Criterion) -> String {
    format!("comment.{criterion}")
}

impl ReviewForm {
    /// Characters that a comment or the note has at most when it is handed in.
    pub const TEXT_AT_MOST: usize = 10_000;

    /// The form with one field as it was typed. A name that it does not know changes nothing.
    pub fn with(mut self, field: &str, typed: &str) -> Self {
        let of = |prefix: &str| field.strip_prefix(prefix).and_then(|code| code.parse::<Criterion>().ok());
        if field == "note" {
            typed.clone_into(&mut self.note);
        } else if let Some(criterion) = of("score.") {
            self.scores.insert(criterion, typed.to_owned());
        } else if let Some(criterion) = of("comment.") {
            self.comments.insert(criterion, typed.to_owned());
        }
        self
    }

    fn comment(&self, criterion: Criterion) -> &str {
        self.comments.get(&criterion).map_or("", |text| text.trim())
    }

    pub(super) fn typed_score(&self, criterion: Criterion) -> &str {
        self.scores.get(&criterion).map_or("", |text| text.trim())
    }

    /// The scores that can be read, for the total that is shown while typing.
    pub fn scored(&self) -> Scores {
        Criterion::ALL.iter().filter_map(|criterion| Some((*criterion, self.typed_score(*criterion).parse().ok()?))).collect()
    }

    /// The total of what was scored.
    pub fn total(&self, criteria: &Criteria) -> Points {
        criteria.total(&self.scored())
    }

    /// The first criterion that still has no score or no comment: where the reviewer goes on.
    pub fn first_open(&self) -> Option<Criterion> {
        let scored = self.scored();
        Criterion::ALL.iter().copied().find(|criterion| !scored.contains_key(criterion) || self.comment(*criterion).is_empty())
    }

    /// The texts that are longer than what can be handed in, with how many characters each has too many. A draft keeps all of it.
    pub fn too_long(&self) -> Vec<(String, usize)> {
        let comments = Criterion::ALL.iter().map(|criterion| (comment_field(*criterion), self.comment(*criterion)));
        let texts = comments.chain([("note".to_owned(), self.note.trim())]);
        let over = texts.map(|(field, text)| (field, text.chars().count().saturating_sub(Self::TEXT_AT_MOST)));
        over.filter(|(_, over)| *over > 0).collect()
    }

    /// What is typed and cannot be handed in: a score that is none, or a text that is too long. It may be incomplete.
    pub fn problems(&self) -> Vec<Problem> {
        let wrong = self.wrong_scores().into_iter().map(|criterion| Problem::new(score_field(criterion), ProblemKind::NotOnTheList));
        let most = u32::try_from(Self::TEXT_AT_MOST).unwrap_or(u32::MAX);
        wrong.chain(self.too_long().into_iter().map(|(field, _)| Problem::new(field, ProblemKind::TooLong(most)))).collect()
    }

    /// The review to hand in.
    ///
    /// # Errors
    /// Everything that must be mended: a score and a comment for every criterion.
    pub fn check(&self) -> Result<NewReview, Vec<Problem>> {
        let mut problems = self.problems();
        for &criterion in Criterion::ALL {
            if self.typed_score(criterion).is_empty() {
                problems.push(Problem::new(score_field(criterion), ProblemKind::Missing));
            }
            if self.comment(criterion).is_empty() {
                problems.push(Problem::new(comment_field(criterion), ProblemKind::Missing));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let comments = Criterion::ALL.iter().map(|criterion| (*criterion, self.comment(*criterion).to_owned())).collect();
        Ok(NewReview { scores: self.scored(), comments, note: self.note.trim().to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::criteria::tests::efro_oost;
    use super::*;

    fn filled_in() -> ReviewForm {
        let fill = |form: ReviewForm, criterion: &Criterion| {
            form.with(&score_field(*criterion), "3,5").with(&comment_field(*criterion), " Helder en onderbouwd. ")
        };
        Criterion::ALL.iter().fold(ReviewForm::default().with("note", "De leverancier is bekend."), fill)
    }

    #[test]
    fn a_review_with_a_score_and_a_comment_for_each_criterion_can_be_handed_in() {
        let review = filled_in().check().expect("a review");
        assert_eq!((efro_oost().total(&review.scores), review.note.as_str()), (Points::whole(70), "De leverancier is bekend."));
        assert!(review.comments.values().all(|comment| comment == "Helder en onderbouwd."));
        assert_eq!(filled_in().first_open(), None);
    }

    #[test]
    fn an_empty_criterion_or_comment_stops_it_and_says_where_to_go_on() {
        let form = filled_in().with("score.ECO", "").with("comment.QUA", " ");
        let told = vec![Problem::new("score.ECO", ProblemKind::Missing), Problem::new("comment.QUA", ProblemKind::Missing)];
        assert_eq!((form.check(), form.problems(), form.first_open()), (Err(told), Vec::new(), Some(Criterion::Economy)));
        assert_eq!(ReviewForm::default().check().map_err(|problems| problems.len()), Err(10));
    }

    #[test]
    fn a_score_that_is_no_half_is_never_handed_in() {
        for typed in ["3.4", "6", "-1", "drie"] {
            let form = filled_in().with("score.FIT", typed);
            assert_eq!(form.problems(), [Problem::new("score.FIT", ProblemKind::NotOnTheList)], "{typed}");
            assert_eq!((form.check().is_err(), form.scored().len()), (true, 4));
        }
    }

    #[test]
    fn a_draft_may_be_incomplete_and_says_what_is_too_long_to_hand_in() {
        let draft = ReviewForm::default().with("score.INN", "4").with("comment.INN", &"x".repeat(ReviewForm::TEXT_AT_MOST)).with("unknown", "x");
        assert_eq!((draft.problems(), draft.total(&efro_oost())), (Vec::new(), Points::whole(16)));
        let told = [Problem::new("note", ProblemKind::TooLong(10_000))];
        let draft = draft.with("note", &format!(" {} ", "é".repeat(ReviewForm::TEXT_AT_MOST + 7)));
        assert_eq!((draft.problems().as_slice(), draft.too_long()), (told.as_slice(), vec![("note".to_owned(), 7)]));
        assert!(draft.check().is_err_and(|problems| problems.contains(&told[0])));
    }
}

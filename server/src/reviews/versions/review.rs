//! Reviews that were handed in, and drafts of reviews.

use crate::store::versioned::{Unreadable, Versioned, same_fields};
use domain::reviews::{Criterion, NewReview, ReviewForm, Score};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Scores are counted in halves.
#[derive(Serialize, Deserialize)]
struct ReviewV1 {
    scores: BTreeMap<Criterion, Score>,
    comments: BTreeMap<Criterion, String>,
    note: String,
}

/// Scores are as they were typed.
#[derive(Serialize, Deserialize)]
struct DraftV1 {
    scores: BTreeMap<Criterion, String>,
    comments: BTreeMap<Criterion, String>,
    note: String,
}

same_fields! {
    ReviewV1 = NewReview { scores, comments, note }
    DraftV1 = ReviewForm { scores, comments, note }
}

impl Versioned for NewReview {
    const NAME: &'static str = "text of the review";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        ReviewV1::from(self.clone())
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => Ok(serde_json::from_str::<ReviewV1>(text)?.into()),
            other => Err(Unreadable::Version(other)),
        }
    }
}

impl Versioned for ReviewForm {
    const NAME: &'static str = "draft of the review";
    const VERSION: u32 = 1;

    fn written(&self) -> impl Serialize {
        DraftV1::from(self.clone())
    }

    fn parse(version: u32, text: &str) -> Result<Self, Unreadable> {
        match version {
            1 => Ok(serde_json::from_str::<DraftV1>(text)?.into()),
            other => Err(Unreadable::Version(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::versioned;

    #[test]
    fn a_review_of_version_1_is_read_and_written_as_it_is() {
        let halves = [7, 0, 10, 5, 6].map(|halves| Score::of_halves(halves).expect("a score"));
        let comments = ["Past goed.", "Niet nieuw.", "Sterk.", "Een klein team.", "Minder plastic."].map(str::to_owned);
        let expected = NewReview {
            scores: Criterion::ALL.iter().copied().zip(halves).collect(),
            comments: Criterion::ALL.iter().copied().zip(comments).collect(),
            note: "Ik ken de leverancier.".to_owned(),
        };
        assert_eq!(versioned::golden::<NewReview>(include_str!("../golden/review_v1.json")), expected);
    }

    #[test]
    fn a_draft_of_version_1_is_read_and_written_as_it_is_and_an_old_empty_one_too() {
        let typed = [("score.FIT", "3,5"), ("score.INN", "vier"), ("comment.FIT", "Past go"), ("note", "Nog navragen")];
        let expected = typed.into_iter().fold(ReviewForm::default(), |form, (field, text)| form.with(field, text));
        assert_eq!(versioned::golden::<ReviewForm>(include_str!("../golden/review_draft_v1.json")), expected);
        assert_eq!(versioned::read(r#"{"scores":{},"comments":{},"note":""}"#, 1), Ok(ReviewForm::default()));
    }

    #[test]
    fn a_review_with_a_score_that_is_none_is_an_error() {
        let told = "the text of the review of 7 cannot be read: another shape from column 20 on";
        let read = versioned::read::<NewReview>(r#"{"scores":{"FIT":11},"comments":{},"note":""}"#, 7);
        assert_eq!(read, Err(sea_orm::DbErr::Custom(told.to_owned())));
    }
}

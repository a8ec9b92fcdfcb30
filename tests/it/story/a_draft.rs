//! A review while it is written, in one window or more.

use super::a_review::{a_panel, accepts, stands};
use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use domain::ids::ReviewId;
use domain::reviews::{DraftKind, ReviewForm};
use entity::review_draft;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use server::store::versioned;

/// A review that an expert has accepted.
pub struct Writing<'a> {
    pub poort: &'a Poort,
    pub expert: Visitor<'a>,
    pub review: ReviewId,
}

/// The workbench as a window has it: its mark, and the version that it has read.
pub struct Window {
    pub form: PageForm,
}

/// The expert who signs in as reviewer, at a review that may be written.
pub async fn a_writer(poort: &Poort) -> Writing<'_> {
    let review = a_panel(poort, "chair", &["reviewer"]).await.reviews[0];
    let expert = poort.signed_in("reviewer").await;
    accepts(poort, &expert, review).await;
    Writing { poort, expert, review }
}

impl Writing<'_> {
    /// Where the workbench is.
    pub fn path(&self) -> String {
        format!("/reviews/{}/write", self.review)
    }

    /// Opens it.
    pub async fn opens(&self) -> Window {
        self.on(&self.expert.get(&self.path()).await)
    }

    /// The window with this page.
    pub fn on(&self, page: &Answer) -> Window {
        Window { form: PageForm::on(page, &self.path()) }
    }

    /// Saves by itself, as the window's save number `turn`, this comment on the first criterion.
    pub async fn types(&self, window: &Window, turn: u32, text: &str) -> Answer {
        window.form.clone().with("turn", &turn.to_string()).with("comment.FIT", text).with("go", "autosave").send(&self.expert).await
    }

    /// Presses the button.
    pub async fn saves(&self, window: &Window, text: &str, go: &str) -> Answer {
        window.form.clone().with("comment.FIT", text).with("go", go).send(&self.expert).await
    }

    /// The comment on the first criterion as the draft has it.
    pub async fn draft(&self) -> String {
        let draft: ReviewForm = versioned::read(&stands(self.poort, self.review).await.draft, self.review).expect("a draft");
        draft.comments.into_values().next().unwrap_or_default()
    }

    /// The comments on the first criterion among the earlier drafts, oldest first, and why they are kept.
    pub async fn earlier(&self) -> Vec<(String, DraftKind)> {
        let rows = review_draft::Entity::find().filter(review_draft::Column::ReviewId.eq(self.review)).order_by_asc(review_draft::Column::Number);
        let rows = rows.all(&self.poort.state.database.read).await.expect("the database answers");
        let read = |row: review_draft::Model| {
            let form: ReviewForm = versioned::read(&row.content, self.review).expect("a draft");
            (form.comments.into_values().next().unwrap_or_default(), row.kind.expect("a kind"))
        };
        rows.into_iter().map(read).collect()
    }

    /// The page with the earlier drafts.
    pub async fn page_of_earlier(&self) -> Answer {
        self.expert.get(&format!("/reviews/{}/drafts", self.review)).await
    }
}

/// What the page that saves by itself is told.
pub fn told(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("{} {}", answer.status, answer.text))
}

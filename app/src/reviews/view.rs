//! What the pages of reviews show.

use crate::gates::FrozenBody;
use crate::ui::{FormErrors, NoticeView, PageLinks};
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::Gate;
use domain::ids::ReviewId;
use domain::reviews::{Advice, Criteria, DraftKind, FoundConflict, InterestForm, Measure, NewReview, ReviewForm, ReviewStatus};

/// What every page of a review begins with.
#[derive(Debug, Clone)]
pub struct ReviewHead {
    /// The review.
    pub id: ReviewId,
    /// The project's title.
    pub title: String,
    /// The last day to hand it in.
    pub due_on: NaiveDate,
    /// The version that the page was made at.
    pub version: i64,
}

/// The reviews of an expert.
pub struct ReviewsView {
    /// The lines, first due first.
    pub lines: Vec<ReviewLine>,
    /// Today.
    pub today: NaiveDate,
    /// The expert leads a panel.
    pub leads: bool,
}

/// One review of an expert.
pub struct ReviewLine {
    /// The review.
    pub id: ReviewId,
    /// The project's title.
    pub title: String,
    /// The round.
    pub round: String,
    /// How far it has come.
    pub status: ReviewStatus,
    /// The last day to hand it in.
    pub due_on: NaiveDate,
    /// Where its next step is.
    pub href: String,
}

/// What an expert reads before the dossier opens.
pub struct Asked {
    /// The summary for the public.
    pub summary: String,
    /// The organisation that leads.
    pub lead: String,
    /// The other partners.
    pub partners: Vec<String>,
    /// The round.
    pub round: String,
}

/// One's own review as it was handed in.
pub struct Handed {
    /// The review.
    pub review: NewReview,
    /// When.
    pub at: DateTime<Utc>,
    /// The chair opened the reviews to the panel.
    pub is_opened: bool,
    /// Why dossier, reviews and ranking cannot be read any more, if so.
    pub shut: Option<String>,
    /// What was added since.
    pub notes: Vec<super::AddedNote>,
    /// The expert could read the other reviews, takes part, and may add.
    pub may_add: bool,
    /// Why the chair asked to add, when nothing was added since.
    pub note_asked: Option<String>,
}

/// What an expert wrote of a review that is not being written now.
pub enum OwnText {
    /// As it was handed in last.
    Handed(Handed),
    /// As far as it came.
    Draft(ReviewForm),
}

/// What a panel advised at a gate before.
pub struct EarlierAdvice {
    /// The gate.
    pub gate: Gate,
    /// The day on which it was recorded.
    pub on: NaiveDate,
    /// The advice.
    pub advice: Advice,
    /// Its reasons.
    pub reasons: String,
}

/// How a review stands.
pub enum ReviewState {
    /// The expert was asked, and may answer.
    Asked,
    /// The expert said no, or somebody else was asked instead.
    Declined(String, Option<OwnText>),
    /// An interest waits for the chair.
    InterestWaits(Option<OwnText>),
    /// The expert takes no part.
    Recused(Measure, String, Option<OwnText>),
    /// The dossier was taken back.
    TakenBack(Option<OwnText>),
    /// The expert writes; with what the chair decided about an interest and why, and why the chair gave back what was handed in.
    Writes(Option<(Measure, String)>, Option<String>),
    /// Nothing was handed in, and nothing can be any more; with why.
    Missed(String, Option<OwnText>),
    /// The project was taken out of the round; with the reason, unless it has ended or was decided on.
    TakenOut(String, Option<OwnText>),
    /// Handed in.
    Submitted(Handed, Vec<EarlierAdvice>),
    /// Put aside for an interest that came to light.
    Void(Option<Handed>),
}

/// A review that is not being written now.
pub struct ReviewView {
    /// What it is.
    pub head: ReviewHead,
    /// What the expert was asked.
    pub asked: Asked,
    /// How it stands.
    pub state: ReviewState,
    /// The criteria of the round.
    pub criteria: Criteria,
    /// The key of the form.
    pub key: String,
    /// The declaration as typed.
    pub form: InterestForm,
    /// The reason to decline as typed.
    pub reason: String,
    /// What the data show, where the expert declared nothing.
    pub found: Vec<FoundConflict>,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// The frozen dossier as an expert reads it.
pub struct DossierView {
    /// Its number.
    pub number: i64,
    /// What it says.
    pub body: FrozenBody,
}

/// Where what the workbench shows is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum KeptAs {
    /// As the draft.
    #[default]
    Draft,
    /// Apart from the draft, which shows beside it: another window saved later.
    Apart,
    /// Only on the page: it is more than a draft takes in.
    Global,
}

/// Dossier and form.
pub struct WorkbenchView {
    /// What it is.
    pub head: ReviewHead,
    /// The dossier.
    pub dossier: DossierView,
    /// The criteria of the round.
    pub criteria: Criteria,
    /// The draft, or what was typed.
    pub form: ReviewForm,
    /// Where it is kept.
    pub kept: KeptAs,
    /// The draft as it is saved now.
    pub stored: ReviewForm,
    /// When the draft was saved.
    pub saved_at: Option<DateTime<Utc>>,
    /// When the expert declared.
    pub declared_on: Option<NaiveDate>,
    /// The key of the form.
    pub key: String,
    /// The mark of this opened page.
    pub window: String,
    /// Which of its saves came last; empty where there was none.
    pub turn: String,
    /// The page and its save that the draft stands by, apart by a space.
    pub stands: String,
    /// Today.
    pub today: NaiveDate,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// The review before it is handed in.
pub struct CheckView {
    /// What it is.
    pub head: ReviewHead,
    /// The criteria of the round.
    pub criteria: Criteria,
    /// The review.
    pub review: NewReview,
    /// The key of the form.
    pub key: String,
}

/// An earlier draft: of each field what cannot be had back from what came after it.
pub struct EarlierDraft {
    /// What it said.
    pub form: ReviewForm,
    /// When it was saved.
    pub at: DateTime<Utc>,
    /// Why it is kept; unknown for the oldest.
    pub kind: Option<DraftKind>,
}

/// Earlier drafts.
pub struct DraftsView {
    /// What it is.
    pub head: ReviewHead,
    /// The review can still be written.
    pub is_open: bool,
    /// Newest first.
    pub drafts: Vec<EarlierDraft>,
    /// Which part of them this is.
    pub page: PageLinks,
}

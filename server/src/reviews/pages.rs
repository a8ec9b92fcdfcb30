//! What the pages of one's own reviews show.

use super::access::Found;
use super::write_routes::refusal_words;
use super::{criteria, drafts, notes, read};
use crate::dossier::frozen;
use crate::dossier::frozen::Content;
use crate::dossier::frozen_page::{self, Panels};
use crate::frame::respond::AppError;
use crate::reference::Reference;
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::versioned;
use ::entity::submitted_review;
use app::language::Words;
use app::reviews::{Asked, DossierView, EarlierAdvice, Handed, KeptAs, OwnText, ReviewHead, ReviewState, ReviewView, WorkbenchView};
use app::ui::{FormErrors, NoticeView};
use chrono::{DateTime, Utc};
use domain::gates::{Facts, Gate};
use domain::partners::PartnerRole;
use domain::people::Language;
use domain::reviews::{Declaration, DraftSave, FoundConflict, InterestForm, NewConsensus, ReviewForm, ReviewRefusal, ReviewStatus};
use sea_orm::DbErr;

/// The frozen dossier of a proposal.
pub(super) struct Frozen {
    number: i64,
    content: Content,
}

/// The frozen dossier that the review is about.
pub(super) async fn frozen(state: &State, found: &Found) -> Result<Frozen, AppError> {
    let row = frozen::snapshot(&state.database.read, found.proposal.project_id, found.proposal.snapshot_id).await?.ok_or(AppError::NotFound)?;
    Ok(Frozen { number: row.number, content: Content::read(&row)? })
}

impl Frozen {
    /// The title that was frozen.
    pub(super) fn title(&self) -> String {
        self.content.texts.title.clone()
    }

    fn asked(&self, round: &str) -> Asked {
        let of = |facts: &Facts, leads: bool| {
            let partners = facts.partners.iter().filter(|partner| (partner.role == PartnerRole::Lead) == leads);
            partners.map(|partner| partner.name.clone()).collect::<Vec<_>>()
        };
        let Content { facts, texts, .. } = &self.content;
        Asked { summary: texts.public_summary.clone(), lead: of(facts, true).join(", "), partners: of(facts, false), round: round.to_owned() }
    }

    pub(super) fn dossier(self, reference: &Reference, language: Language) -> DossierView {
        DossierView { number: self.number, body: frozen_page::body(reference, language, self.content, Panels::Hidden) }
    }
}

pub(super) fn head(found: &Found, title: String) -> ReviewHead {
    ReviewHead { id: found.review.id, title, due_on: found.review.due_on, version: found.review.version }
}

/// One's own review as it was handed in last. One query.
async fn handed(state: &State, words: Words, found: &Found) -> Result<Option<Handed>, DbErr> {
    let row = read::handed_in(&state.database.read, found.review.id).await?;
    let handed = |row: submitted_review::Model| -> Result<Handed, DbErr> {
        let review = versioned::read(&row.content, row.review_id)?;
        let out = found.proposal.taken_out_at.map(|_| {
            let reason = found.proposal.taken_out_reason.clone().filter(|reason| !reason.is_empty());
            format!("{}. {}", words.t("review-taken-out"), reason.unwrap_or_else(|| words.t("panel-taken-out-ended")))
        });
        let shut = out.or_else(|| found.may_look_back(state.clock.today()).err().map(|refusal| refusal_words(words, refusal)));
        Ok(Handed {
            review,
            at: row.submitted_at,
            is_opened: found.proposal.opened_at.is_some(),
            shut,
            notes: Vec::new(),
            may_add: false,
            note_asked: None,
        })
    };
    let Some(handed) = row.map(handed).transpose()? else { return Ok(None) };
    if !found.state().read_others {
        return Ok(Some(handed));
    }
    let connection = &state.database.read;
    let notes = notes::of(connection, [found.review.id]).await?.remove(&found.review.id).unwrap_or_default();
    let may_add = found.state().may_add_note() && !notes::is_over(connection, found).await?;
    let note_asked = if may_add { notes::asked(connection, found).await? } else { None };
    Ok(Some(Handed { notes, may_add, note_asked, ..handed }))
}

/// What the expert wrote of a review that is not being written now: as it was handed in, or as far as it came. At most three queries.
async fn own_text(state: &State, words: Words, found: &Found) -> Result<Option<OwnText>, DbErr> {
    let handed = handed(state, words, found).await?.map(OwnText::Handed);
    let draft = drafts::draft(&found.review)?;
    Ok(handed.or_else(|| (!draft.is_empty()).then_some(OwnText::Draft(draft))))
}

/// What panels advised on the project at the gates before, the first one first. One query.
async fn earlier(state: &State, found: &Found) -> Result<Vec<EarlierAdvice>, DbErr> {
    let gates = Gate::ALL.iter().copied().filter(|gate| found.state().reads_advice_of(*gate, found.round.gate));
    let rows = read::agreed(&state.database.read, found.proposal.project_id, gates).await?;
    let advice = |(gate, content, at): (Gate, String, DateTime<Utc>)| {
        let NewConsensus { advice, reasons, .. } = versioned::read(&content, found.proposal.project_id)?;
        Ok(EarlierAdvice { gate, on: day_of(at), advice, reasons })
    };
    rows.into_iter().map(advice).collect()
}

/// What was typed on the page of a review, and what became of it.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) form: InterestForm,
    pub(super) reason: String,
    pub(super) found: Vec<FoundConflict>,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

/// The page of a review that is not being written.
pub(super) async fn review(state: &State, words: Words, found: &Found, typed: Typed) -> Result<ReviewView, AppError> {
    let frozen = frozen(state, found).await?;
    let declaration = found.declaration.as_ref();
    let review_state = match (found.review.status, found.state().declaration) {
        (ReviewStatus::Declined, _) if found.proposal.taken_out_at.is_some() => {
            ReviewState::TakenOut(found.proposal.taken_out_reason.clone().unwrap_or_default(), own_text(state, words, found).await?)
        }
        (ReviewStatus::Declined, _) => ReviewState::Declined(found.review.reason.clone(), own_text(state, words, found).await?),
        (ReviewStatus::Void, _) => ReviewState::Void(handed(state, words, found).await?),
        (ReviewStatus::Invited | ReviewStatus::Accepted, _) if found.is_taken_back => ReviewState::TakenBack(own_text(state, words, found).await?),
        // What the panel opened meanwhile is written by nobody.
        (ReviewStatus::Invited | ReviewStatus::Accepted, _) if found.proposal.opened_at.is_some() => {
            ReviewState::Missed(refusal_words(words, ReviewRefusal::Opened), own_text(state, words, found).await?)
        }
        (_, Declaration::Open) => ReviewState::Asked,
        (_, Declaration::Waits) => ReviewState::InterestWaits(own_text(state, words, found).await?),
        (_, Declaration::Decided(measure)) if !found.state().declaration.opens_dossier() => {
            let reason = declaration.map(|row| row.reason.clone()).unwrap_or_default();
            ReviewState::Recused(measure, reason, own_text(state, words, found).await?)
        }
        (ReviewStatus::Submitted, _) => match handed(state, words, found).await? {
            Some(handed) => ReviewState::Submitted(handed, earlier(state, found).await?),
            None => return Err(AppError::Internal("a review without its text".to_owned())),
        },
        (ReviewStatus::Invited | ReviewStatus::Accepted, standing) => {
            let decided = match standing {
                Declaration::Decided(measure) => declaration.map(|row| (measure, row.reason.clone())),
                Declaration::Open | Declaration::Clear | Declaration::Waits => None,
            };
            ReviewState::Writes(decided, read::given_back(&state.database.read, found.review.id).await?)
        }
    };
    let Typed { form, reason, found: shown, errors, notice } = typed;
    Ok(ReviewView {
        head: head(found, frozen.title()),
        asked: frozen.asked(&found.round.name),
        state: review_state,
        criteria: criteria::of_round(&found.round)?,
        key: state.form_key(found.review.expert_id),
        form,
        reason,
        found: shown,
        errors,
        notice,
    })
}

/// What was typed on the workbench, and what became of it. All of it is empty where the draft is shown.
#[derive(Default)]
pub(super) struct Bench {
    pub(super) form: Option<ReviewForm>,
    /// The page that it was typed on, which it stays.
    pub(super) from: Option<DraftSave>,
    pub(super) kept: KeptAs,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

/// The workbench, with the draft or with what was typed.
pub(super) async fn workbench(state: &State, found: &Found, language: Language, typed: Bench) -> Result<WorkbenchView, AppError> {
    let frozen = frozen(state, found).await?;
    let Bench { form, from, kept, errors, notice } = typed;
    let row = &found.review;
    let (draft, from) = (drafts::draft(row)?, from.unwrap_or_default());
    Ok(WorkbenchView {
        head: head(found, frozen.title()),
        dossier: frozen.dossier(&state.reference(), language),
        criteria: criteria::of_round(&found.round)?,
        form: form.unwrap_or_else(|| draft.clone()),
        kept,
        stored: draft,
        saved_at: row.saved_at,
        declared_on: found.declaration.as_ref().map(|row| day_of(row.declared_at)),
        key: state.form_key(found.review.expert_id),
        window: from.window.unwrap_or_else(new_id).to_string(),
        turn: from.turn.map(|turn| turn.to_string()).unwrap_or_default(),
        stands: row.draft_window.map(|window| format!("{window} {}", row.draft_turn)).unwrap_or_default(),
        today: state.clock.today(),
        errors,
        notice,
    })
}

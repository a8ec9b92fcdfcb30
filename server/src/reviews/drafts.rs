//! Drafts of reviews. Whatever was said to be saved can be had back: it stands in the draft, or among the earlier ones.

use super::access;
use super::store::text;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::store::unreadable::unreadable;
use ::entity::{review, review_draft};
use app::reviews::EarlierDraft;
use chrono::{DateTime, Utc};
use domain::access::{Permit, act};
use domain::ids::ReviewId;
use domain::reviews::{Arrival, DraftKind, DraftSave, LastSave, ReviewForm, ReviewRefusal};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// How many earlier drafts a page shows.
pub const A_PAGE: u64 = 20;

/// What came of saving a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It stands, or something later of the same window does: the version that has been read now, and when it was saved.
    Kept(i64, DateTime<Utc>),
    /// Another window saved something that this one has not read. What was typed is kept among the earlier drafts, which tells whether
    /// that was needed: it may stand there, or in the draft, already.
    Apart(bool),
    /// It may not be written any more. What was typed is kept among the earlier drafts.
    Refused(ReviewRefusal),
}

/// The draft of a review.
///
/// # Errors
/// When it cannot be read.
pub fn draft(row: &review::Model) -> Result<ReviewForm, AppError> {
    Ok(typed(row.id, &row.draft)?)
}

/// The draft of a review, from its text.
///
/// # Errors
/// When it cannot be read.
pub(super) fn typed(id: ReviewId, text: &str) -> Result<ReviewForm, DbErr> {
    serde_json::from_str(text).map_err(|error| unreadable(format!("the draft of review {id}"), error))
}

/// Saves a draft. Nothing that was typed is ever dropped: what cannot stand as the draft is kept beside it, and so is what it replaces.
pub async fn save(state: &State, permit: &Permit<act::WriteReview>, sent: DraftSave, form: ReviewForm) -> Result<Saved, AppError> {
    let now = state.clock.now();
    let transaction = state.database.write_tx().await?;
    let found = access::find(&transaction, permit.review()).await?.ok_or(AppError::NotFound)?;
    let review = &found.review;
    let before = draft(review)?;
    let form = form.kept_after(&before);
    let last = LastSave { window: review.draft_window, turn: review.draft_turn, version: review.draft_version };
    let arrival = sent.arrives(&last);
    let saved_at = review.saved_at.unwrap_or(now);
    let outcome = match (found.standing().may_write(), arrival) {
        (Err(refusal), _) => {
            keep(&transaction, review, &form.lost_in(&before), (DraftKind::Refused, sent.window), now).await?;
            Saved::Refused(refusal)
        }
        (Ok(()), _) if form.says_the_same(&before) => {
            if arrival != Arrival::Late {
                stand(&transaction, review, sent, review::ActiveModel::default()).await?;
            }
            Saved::Kept(review.version, saved_at)
        }
        (Ok(()), Arrival::Newest) => {
            keep(&transaction, review, &before.lost_in(&form), (DraftKind::Replaced, review.draft_window), saved_at).await?;
            let version = review.version + 1;
            let row = review::ActiveModel {
                draft: Set(text(&form)?),
                saved_at: Set(Some(now)),
                draft_version: Set(version),
                version: Set(version),
                ..Default::default()
            };
            stand(&transaction, review, sent, row).await?;
            Saved::Kept(version, now)
        }
        (Ok(()), Arrival::Late) => {
            keep(&transaction, review, &form.lost_in(&before), (DraftKind::Replaced, sent.window), now).await?;
            Saved::Kept(review.version, saved_at)
        }
        (Ok(()), Arrival::Elsewhere) => {
            Saved::Apart(keep(&transaction, review, &form.lost_in(&before), (DraftKind::Elsewhere, sent.window), now).await?)
        }
    };
    transaction.commit().await?;
    Ok(outcome)
}

/// Notes which save the draft stands by now. A page that does not count stays at the turn that it was at.
async fn stand(connection: &impl ConnectionTrait, review: &review::Model, sent: DraftSave, row: review::ActiveModel) -> Result<(), AppError> {
    let before = if sent.window == review.draft_window { review.draft_turn } else { 0 };
    let row = review::ActiveModel { id: Set(review.id), draft_window: Set(sent.window), draft_turn: Set(sent.turn.unwrap_or(before)), ..row };
    review::Entity::update(row).validate()?.exec_without_returning(connection).await?;
    Ok(())
}

fn drafts_of(review: ReviewId) -> Select<review_draft::Entity> {
    review_draft::Entity::find().filter(review_draft::Column::ReviewId.eq(review))
}

/// Keeps what was lost as an earlier draft, and tells whether that was needed. What a window types on while it is kept apart grows in
/// place; what is kept already is not kept twice.
async fn keep(
    connection: &impl ConnectionTrait,
    review: &review::Model,
    lost: &ReviewForm,
    (kind, window): (DraftKind, Option<Uuid>),
    saved_at: DateTime<Utc>,
) -> Result<bool, AppError> {
    let content = text(lost)?;
    if lost.is_empty() || drafts_of(review.id).filter(review_draft::Column::Content.eq(&content)).limit(1).one(connection).await?.is_some() {
        return Ok(false);
    }
    let grows = match (kind, window) {
        (DraftKind::Elsewhere | DraftKind::Refused, Some(window)) => {
            let of_window = drafts_of(review.id).filter(review_draft::Column::DraftWindow.eq(window)).filter(review_draft::Column::Kind.eq(kind));
            of_window.order_by_desc(review_draft::Column::Number).limit(1).one(connection).await?
        }
        (DraftKind::Elsewhere | DraftKind::Refused, None) | (DraftKind::Replaced, _) => None,
    };
    if let Some(row) = grows.filter(|row| read(row).is_some_and(|before| before.lost_in(lost).is_empty())) {
        let row = review_draft::ActiveModel {
            review_id: Set(row.review_id),
            number: Set(row.number),
            content: Set(content),
            saved_at: Set(saved_at),
            ..Default::default()
        };
        review_draft::Entity::update(row).validate()?.exec_without_returning(connection).await?;
        return Ok(true);
    }
    let last: Option<Option<i64>> =
        drafts_of(review.id).select_only().column_as(review_draft::Column::Number.max(), "last").into_tuple().one(connection).await?;
    let row = review_draft::Model {
        review_id: review.id,
        number: last.flatten().unwrap_or(0) + 1,
        content,
        saved_at,
        draft_window: window,
        kind: Some(kind),
    };
    review_draft::Entity::insert(row.into_active_model()).exec_without_returning(connection).await?;
    Ok(true)
}

fn read(row: &review_draft::Model) -> Option<ReviewForm> {
    serde_json::from_str(&row.content).ok()
}

/// A page of the earlier drafts of the permit's review, newest first, and how many there are in all.
pub async fn earlier(connection: &impl ConnectionTrait, permit: &Permit<act::WriteReview>, page: u64) -> Result<(Vec<EarlierDraft>, u64), DbErr> {
    let all = drafts_of(permit.review());
    let newest = all.clone().order_by_desc(review_draft::Column::SavedAt).order_by_desc(review_draft::Column::Number);
    let rows = newest.offset((page - 1) * A_PAGE).limit(A_PAGE).all(connection).await?;
    let drafts = rows.iter().filter_map(|row| Some(EarlierDraft { form: read(row)?, at: row.saved_at, kind: row.kind }));
    Ok((drafts.collect(), all.count(connection).await?))
}

//! Drafts of reviews. Whatever was said to be saved can be had back: it stands in the draft, or among the earlier ones.

use super::access;
use crate::frame::respond::AppError;
use crate::state::State;
use crate::store::versioned;
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
pub fn draft(row: &review::Model) -> Result<ReviewForm, DbErr> {
    read(&row.draft, row.id)
}

/// A draft, read from its text.
///
/// # Errors
/// When it cannot be read.
pub fn read(text: &str, review: ReviewId) -> Result<ReviewForm, DbErr> {
    versioned::read(text, review)
}

/// Saves a draft. Nothing that was typed is ever dropped: what cannot stand as the draft is kept beside it, and so is what it replaces.
pub async fn save(state: &State, permit: &Permit<act::WriteReview>, sent: DraftSave, form: ReviewForm) -> Result<Saved, AppError> {
    let now = state.clock.now();
    let write = state.database.begin(now).await?;
    let found = access::find(&write, permit.review()).await?.ok_or(AppError::NotFound)?;
    let review = &found.review;
    let before = draft(review)?;
    let form = form.kept_after(&before);
    let last = LastSave { window: review.draft_window, turn: review.draft_turn, version: review.draft_version };
    let arrival = sent.arrives(&last);
    let saved_at = review.saved_at.unwrap_or(now);
    let outcome = match (found.state().may_write(), arrival) {
        (Err(refusal), _) => {
            keep(&write, review, &form.lost_in(&before), (DraftKind::Refused, sent.window), now).await?;
            Saved::Refused(refusal)
        }
        (Ok(()), _) if form.says_the_same(&before) => {
            if arrival != Arrival::Late {
                stand(&write, review, sent, review::ActiveModel::default()).await?;
            }
            Saved::Kept(review.version, saved_at)
        }
        (Ok(()), Arrival::Newest) => {
            keep(&write, review, &before.lost_in(&form), (DraftKind::Replaced, review.draft_window), saved_at).await?;
            let version = review.version + 1;
            let row = review::ActiveModel {
                draft: Set(versioned::write(&form)?),
                saved_at: Set(Some(now)),
                draft_version: Set(version),
                version: Set(version),
                ..Default::default()
            };
            stand(&write, review, sent, row).await?;
            Saved::Kept(version, now)
        }
        (Ok(()), Arrival::Late) => {
            keep(&write, review, &form.lost_in(&before), (DraftKind::Replaced, sent.window), now).await?;
            Saved::Kept(review.version, saved_at)
        }
        (Ok(()), Arrival::Elsewhere) => Saved::Apart(keep(&write, review, &form.lost_in(&before), (DraftKind::Elsewhere, sent.window), now).await?),
    };
    write.finish([]).await?;
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
    let content = versioned::write(lost)?;
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
    let grown = match &grows {
        Some(row) => read(&row.content, row.review_id)?.lost_in(lost).is_empty(),
        None => false,
    };
    if let Some(row) = grows.filter(|_| grown) {
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

/// How many earlier drafts the permit's review has.
pub async fn how_many(connection: &impl ConnectionTrait, permit: &Permit<act::WriteReview>) -> Result<u64, DbErr> {
    drafts_of(permit.review()).count(connection).await
}

/// A page of the earlier drafts of the permit's review, newest first.
pub async fn earlier(connection: &impl ConnectionTrait, permit: &Permit<act::WriteReview>, page: u64) -> Result<Vec<EarlierDraft>, DbErr> {
    let newest = drafts_of(permit.review()).order_by_desc(review_draft::Column::SavedAt).order_by_desc(review_draft::Column::Number);
    let rows = newest.offset((page - 1) * A_PAGE).limit(A_PAGE).all(connection).await?;
    let drafts = rows.iter().map(|row| Ok(EarlierDraft { form: read(&row.content, row.review_id)?, at: row.saved_at, kind: row.kind }));
    drafts.collect()
}

//! What an expert adds to a review after the other reviews could be read: beside what was handed in, never in its place.

use super::access;
use super::taken_out::is_agreed;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{review, review_note, review_reopening};
use app::reviews::AddedNote;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::ReviewId;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// What was added to these reviews, the first addition first. One query.
pub(crate) async fn of(
    connection: &impl ConnectionTrait,
    reviews: impl IntoIterator<Item = ReviewId>,
) -> Result<BTreeMap<ReviewId, Vec<AddedNote>>, DbErr> {
    let rows = review_note::Entity::find().filter(review_note::Column::ReviewId.is_in(reviews)).order_by_asc(review_note::Column::Number);
    let mut notes: BTreeMap<ReviewId, Vec<AddedNote>> = BTreeMap::new();
    for row in rows.all(connection).await? {
        notes.entry(row.review_id).or_default().push(AddedNote { text: row.text, at: row.written_at });
    }
    Ok(notes)
}

/// Whether the panel has agreed on the project of a review, or the project was taken out of the round. One query.
pub(super) async fn is_over(connection: &impl ConnectionTrait, found: &access::Found) -> Result<bool, DbErr> {
    Ok(found.proposal.taken_out_at.is_some() || is_agreed(connection, &found.proposal).await?)
}

/// Why the chair asked to add to a review, when nothing was added since. One query.
pub(super) async fn asked(connection: &impl ConnectionTrait, found: &access::Found) -> Result<Option<String>, DbErr> {
    let of_review = review_reopening::Entity::find().filter(review_reopening::Column::ReviewId.eq(found.review.id));
    let last = of_review.order_by_desc(review_reopening::Column::Number).one(connection).await?;
    let added = review_note::Entity::find().filter(review_note::Column::ReviewId.eq(found.review.id));
    let added = added.order_by_desc(review_note::Column::Number).one(connection).await?;
    let is_about_others = |row: &review_reopening::Model| found.review.read_others_at.is_some_and(|at| row.reopened_at >= at);
    Ok(last.filter(|row| is_about_others(row) && added.is_none_or(|note| note.number <= row.number)).map(|row| row.reason))
}

/// Adds to the permit's review.
///
/// # Errors
/// Lost when nothing may be added any more, or the review changed since this version was read.
pub(super) async fn add(state: &State, permit: &Permit<act::WriteReview>, submission: &Submission, text: String) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let found = access::find(&write, permit.review()).await?.ok_or(AppError::NotFound)?;
    if found.review.version != submission.version || !found.state().may_add_note() || is_over(&write, &found).await? {
        return Err(AppError::Conflict.into());
    }
    let version = found.review.version + 1;
    let row = review_note::Model { review_id: found.review.id, number: version, text, written_at: write.now(), is_demo: found.review.is_demo };
    review_note::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let row = review::ActiveModel { id: Set(found.review.id), version: Set(version), ..Default::default() };
    review::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let added = HistoryEvent::NoteAdded { review: found.review.id, round: found.round.name };
    Ok(write.finish([Event::by_expert(permit.person(), added)]).await?)
}

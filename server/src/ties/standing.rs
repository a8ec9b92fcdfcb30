//! How reviews stand: rows into what the rules read.

use ::entity::{declaration, proposal, review, snapshot_release};
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ProposalId, ReviewId, SnapshotId};
use domain::reviews::{Declaration, ReviewState};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

/// How a review stands, without a word of what it says.
#[derive(Debug, Clone)]
pub(crate) struct ReviewSummary {
    pub(crate) review: ReviewId,
    pub(crate) expert: PersonId,
    pub(crate) proposal: ProposalId,
    pub(crate) standing: ReviewState,
    pub(crate) version: i64,
    pub(crate) reminded_at: Option<DateTime<Utc>>,
    pub(crate) declaration: Option<declaration::Model>,
}

/// Where a declaration stands, from its row.
fn declared(row: Option<&declaration::Model>) -> Declaration {
    Declaration::of(row.map(|row| row.has_interest), row.is_some_and(|row| !row.found.is_empty()), row.and_then(|row| row.measure))
}

/// Everything that decides what may be done with a review. Who is asked once more declares once more.
pub fn state_of(
    review: &review::Model,
    declaration: Option<&declaration::Model>,
    (proposal, is_taken_back): (&proposal::Model, bool),
) -> ReviewState {
    let is_asked = review.status == domain::reviews::ReviewStatus::Invited;
    ReviewState {
        status: review.status,
        declaration: declared(declaration.filter(|_| !is_asked)),
        due_on: review.due_on,
        is_opened: proposal.opened_at.is_some(),
        read_others: review.read_others_at.is_some(),
        is_taken_back,
    }
}

/// Which of these frozen dossiers were taken back. One query.
pub async fn taken_back(connection: &impl ConnectionTrait, of: impl IntoIterator<Item = SnapshotId>) -> Result<BTreeSet<SnapshotId>, DbErr> {
    let rows = snapshot_release::Entity::find().filter(snapshot_release::Column::SnapshotId.is_in(of)).all(connection).await?;
    Ok(rows.into_iter().map(|row| row.snapshot_id).collect())
}

/// How the reviews of these proposals stand. Three queries.
pub(crate) async fn summaries(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<ReviewSummary>, DbErr> {
    let ids = proposals.iter().map(|proposal| proposal.id);
    let rows = review::Entity::find().filter(review::Column::ProposalId.is_in(ids)).order_by_asc(review::Column::Id).all(connection).await?;
    let of_these = declaration::Column::ReviewId.is_in(rows.iter().map(|row| row.id));
    let declarations = declaration::Entity::find().filter(of_these).order_by_asc(declaration::Column::Number).all(connection).await?;
    let back = taken_back(connection, proposals.iter().map(|proposal| proposal.snapshot_id)).await?;
    let mut last: BTreeMap<ReviewId, declaration::Model> = declarations.into_iter().map(|row| (row.review_id, row)).collect();
    let summaries = rows.into_iter().filter_map(|row| {
        let proposal = proposals.iter().find(|proposal| proposal.id == row.proposal_id)?;
        let declaration = last.remove(&row.id);
        Some(ReviewSummary {
            review: row.id,
            expert: row.expert_id,
            proposal: row.proposal_id,
            standing: state_of(&row, declaration.as_ref(), (proposal, back.contains(&proposal.snapshot_id))),
            version: row.version,
            reminded_at: row.reminded_at,
            declaration,
        })
    });
    Ok(summaries.collect())
}

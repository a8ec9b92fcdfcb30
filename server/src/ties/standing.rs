//! How reviews stand: rows into what the rules read.

use ::entity::{declaration, proposal, review, snapshot_release};
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ProposalId, ReviewId, SnapshotId};
use domain::reviews::{Declaration, ReviewState};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};
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

/// A review, and its dossier when that was taken back.
#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    review: review::Model,
    snapshot_id: Option<SnapshotId>,
}

async fn rows(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<Row>, DbErr> {
    let lies = review::Entity::belongs_to(proposal::Entity).from(review::Column::ProposalId).to(proposal::Column::Id);
    let released = proposal::Entity::belongs_to(snapshot_release::Entity).from(proposal::Column::SnapshotId).to(snapshot_release::Column::SnapshotId);
    review::Entity::find()
        .column(snapshot_release::Column::SnapshotId)
        .join(JoinType::InnerJoin, lies.into())
        .join(JoinType::LeftJoin, released.into())
        .filter(review::Column::ProposalId.is_in(proposals.iter().map(|proposal| proposal.id)))
        .order_by_asc(review::Column::Id)
        .into_model()
        .all(connection)
        .await
}

/// How the reviews of these proposals stand. Two queries.
pub(crate) async fn summaries(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<ReviewSummary>, DbErr> {
    let rows = rows(connection, proposals).await?;
    let of_these = declaration::Column::ReviewId.is_in(rows.iter().map(|row| row.review.id));
    let declarations = declaration::Entity::find().filter(of_these).order_by_asc(declaration::Column::Number).all(connection).await?;
    let mut last: BTreeMap<ReviewId, declaration::Model> = declarations.into_iter().map(|row| (row.review_id, row)).collect();
    let summaries = rows.into_iter().filter_map(|Row { review: row, snapshot_id }| {
        let proposal = proposals.iter().find(|proposal| proposal.id == row.proposal_id)?;
        let declaration = last.remove(&row.id);
        Some(ReviewSummary {
            review: row.id,
            expert: row.expert_id,
            proposal: row.proposal_id,
            standing: state_of(&row, declaration.as_ref(), (proposal, snapshot_id.is_some())),
            version: row.version,
            reminded_at: row.reminded_at,
            declaration,
        })
    });
    Ok(summaries.collect())
}

//! Rounds and what their panels made of the projects, read.

use crate::store::versioned;
use ::entity::{consensus, proposal, rebuttal, review_round, snapshot};
use domain::ids::{PersonId, ProposalId};
use domain::reviews::ConsensusForm;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The most rounds that a page shows.
const MOST: u64 = 200;

/// The rounds, or those that somebody leads, the last one first. One query.
pub(super) async fn rounds(connection: &impl ConnectionTrait, led_by: Option<PersonId>) -> Result<Vec<review_round::Model>, DbErr> {
    let own = led_by.map(|chair| review_round::Column::ChairId.eq(chair));
    let rows = review_round::Entity::find().filter(Condition::all().add_option(own));
    rows.order_by_desc(review_round::Column::DueOn).order_by_asc(review_round::Column::Id).limit(MOST).all(connection).await
}

/// What the panel keeps of a project; nothing while nobody wrote. One query.
pub(super) async fn consensus(connection: &impl ConnectionTrait, id: ProposalId) -> Result<Option<consensus::Model>, DbErr> {
    consensus::Entity::find_by_id(id).one(connection).await
}

/// The same of several projects. One query.
pub(super) async fn consensus_of_all(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<consensus::Model>, DbErr> {
    consensus::Entity::find().filter(consensus::Column::ProposalId.is_in(proposals.iter().map(|row| row.id))).all(connection).await
}

/// What the panel has so far; an empty form while nobody kept anything. One query.
pub(super) async fn draft(connection: &impl ConnectionTrait, id: ProposalId) -> Result<ConsensusForm, DbErr> {
    Ok(consensus(connection, id).await?.map(|row| versioned::read(&row.draft, id)).transpose()?.unwrap_or_default())
}

/// What the applicant answered, if anything. One query.
pub(super) async fn rebuttal(connection: &impl ConnectionTrait, id: ProposalId) -> Result<Option<rebuttal::Model>, DbErr> {
    rebuttal::Entity::find_by_id(id).one(connection).await
}

/// The frozen dossiers that lie before the panel. One query.
pub(super) async fn frozen(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<Vec<snapshot::Model>, DbErr> {
    snapshot::Entity::find().filter(snapshot::Column::Id.is_in(proposals.iter().map(|row| row.snapshot_id))).all(connection).await
}

//! Reviews and the projects before their panels, read.

use ::entity::{consensus, project, proposal, review, review_reopening, review_round, snapshot, snapshot_release, submitted_review};
use app::reviews::WhichDossier;
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::Gate;
use domain::ids::{PersonId, ProjectId, ProposalId, ReviewId, RoundId, SnapshotId};
use domain::reviews::ReviewStatus;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::BTreeMap;

/// The projects before the panel of a round, in the order in which they came. One query.
pub async fn proposals(connection: &impl ConnectionTrait, round: RoundId) -> Result<Vec<proposal::Model>, DbErr> {
    in_round(round).filter(proposal::Column::TakenOutAt.is_null()).order_by_asc(proposal::Column::Id).all(connection).await
}

/// The projects that were taken out of a round. One query.
pub async fn taken_out(connection: &impl ConnectionTrait, round: RoundId) -> Result<Vec<proposal::Model>, DbErr> {
    in_round(round).filter(proposal::Column::TakenOutAt.is_not_null()).order_by_asc(proposal::Column::TakenOutAt).all(connection).await
}

fn in_round(round: RoundId) -> Select<proposal::Entity> {
    proposal::Entity::find().filter(proposal::Column::RoundId.eq(round))
}

/// The titles of projects. One query.
pub async fn titles(connection: &impl ConnectionTrait, projects: impl IntoIterator<Item = ProjectId>) -> Result<BTreeMap<ProjectId, String>, DbErr> {
    let rows = project::Entity::find().filter(project::Column::Id.is_in(projects)).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

/// The title of a project. One query.
pub async fn title(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<String>, DbErr> {
    Ok(project::Entity::find_by_id(project).one(connection).await?.map(|row| row.title))
}

/// Which dossier of its project lies before the panel, for each of these proposals. One query.
pub async fn dossiers(connection: &impl ConnectionTrait, proposals: &[proposal::Model]) -> Result<BTreeMap<ProposalId, WhichDossier>, DbErr> {
    let released = snapshot::Entity::belongs_to(snapshot_release::Entity).from(snapshot::Column::Id).to(snapshot_release::Column::SnapshotId);
    let all: Vec<(SnapshotId, i64, Option<SnapshotId>)> = snapshot::Entity::find()
        .select_only()
        .columns([snapshot::Column::Id, snapshot::Column::Number])
        .column(snapshot_release::Column::SnapshotId)
        .join(JoinType::LeftJoin, released.into())
        .filter(snapshot::Column::Id.is_in(proposals.iter().map(|proposal| proposal.snapshot_id)))
        .into_tuple()
        .all(connection)
        .await?;
    let dossier = |proposal: &proposal::Model| {
        let (_, number, released) = all.iter().find(|(id, ..)| *id == proposal.snapshot_id)?;
        Some((proposal.id, WhichDossier { number: *number, is_taken_back: released.is_some() }))
    };
    Ok(proposals.iter().filter_map(dossier).collect())
}

/// A review in the list of one's own.
#[derive(FromQueryResult)]
pub(super) struct Own {
    pub(super) id: ReviewId,
    pub(super) status: ReviewStatus,
    pub(super) due_on: NaiveDate,
    pub(super) title: String,
    pub(super) round: String,
}

/// Every review that an expert was asked for, by its last day. One query.
pub(super) async fn own(connection: &impl ConnectionTrait, expert: PersonId) -> Result<Vec<Own>, DbErr> {
    review::Entity::find()
        .select_only()
        .columns([review::Column::Id, review::Column::Status, review::Column::DueOn])
        .column(project::Column::Title)
        .column_as(review_round::Column::Name, "round")
        .join(JoinType::InnerJoin, review::Entity::belongs_to(proposal::Entity).from(review::Column::ProposalId).to(proposal::Column::Id).into())
        .join(JoinType::InnerJoin, proposal::Entity::belongs_to(project::Entity).from(proposal::Column::ProjectId).to(project::Column::Id).into())
        .join(
            JoinType::InnerJoin,
            proposal::Entity::belongs_to(review_round::Entity).from(proposal::Column::RoundId).to(review_round::Column::Id).into(),
        )
        .filter(review::Column::ExpertId.eq(expert))
        .order_by_asc(review::Column::DueOn)
        .order_by_asc(review::Column::Id)
        .into_model()
        .all(connection)
        .await
}

/// Whether somebody leads a panel. One query.
pub(super) async fn leads_a_panel(connection: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    let chaired = review_round::Entity::find().filter(review_round::Column::ChairId.eq(person)).limit(1);
    Ok(chaired.one(connection).await?.is_some())
}

/// A review as it was handed in last. One query.
pub(super) async fn handed_in(connection: &impl ConnectionTrait, review: ReviewId) -> Result<Option<submitted_review::Model>, DbErr> {
    let rows = submitted_review::Entity::find().filter(submitted_review::Column::ReviewId.eq(review));
    rows.order_by_desc(submitted_review::Column::Number).one(connection).await
}

/// Why the chair gave a review back the last time. One query.
pub(super) async fn given_back(connection: &impl ConnectionTrait, review: ReviewId) -> Result<Option<String>, DbErr> {
    let rows = review_reopening::Entity::find().filter(review_reopening::Column::ReviewId.eq(review));
    Ok(rows.order_by_desc(review_reopening::Column::Number).one(connection).await?.map(|row| row.reason))
}

/// What panels agreed on about a project at these gates, and when, the first one first. One query.
pub(super) async fn agreed(
    connection: &impl ConnectionTrait,
    project: ProjectId,
    gates: impl IntoIterator<Item = Gate>,
) -> Result<Vec<(Gate, String, DateTime<Utc>)>, DbErr> {
    consensus::Entity::find()
        .select_only()
        .column(review_round::Column::Gate)
        .columns([consensus::Column::Content, consensus::Column::RecordedAt])
        .join(
            JoinType::InnerJoin,
            consensus::Entity::belongs_to(proposal::Entity).from(consensus::Column::ProposalId).to(proposal::Column::Id).into(),
        )
        .join(
            JoinType::InnerJoin,
            proposal::Entity::belongs_to(review_round::Entity).from(proposal::Column::RoundId).to(review_round::Column::Id).into(),
        )
        .filter(proposal::Column::ProjectId.eq(project))
        .filter(review_round::Column::Gate.is_in(gates))
        .filter(consensus::Column::RecordedAt.is_not_null())
        .order_by_asc(consensus::Column::RecordedAt)
        .into_tuple()
        .all(connection)
        .await
}

//! Projects before the panel of a round, each with the frozen dossier that the experts read.

use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ProjectId, ProposalId, RoundId, SnapshotId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProposalId,
    pub round_id: RoundId,
    pub project_id: ProjectId,
    pub snapshot_id: SnapshotId,
    pub added_at: DateTime<Utc>,
    pub opened_by: Option<PersonId>,
    pub opened_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub version: i64,
    pub taken_out_at: Option<DateTime<Utc>>,
    pub taken_out_by: Option<PersonId>,
    pub taken_out_reason: Option<String>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

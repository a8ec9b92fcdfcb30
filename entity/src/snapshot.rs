//! Frozen dossiers. Immutable.

use chrono::{DateTime, Utc};
use domain::gates::Gate;
use domain::ids::{PersonId, ProjectId, SnapshotId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "snapshot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SnapshotId,
    pub project_id: ProjectId,
    pub gate: Gate,
    pub number: i64,
    pub sha256: String,
    pub content: String,
    pub rule_set_version: String,
    pub frozen_by: Option<PersonId>,
    pub frozen_at: DateTime<Utc>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

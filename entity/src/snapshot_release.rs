//! That a frozen dossier was opened again.

use chrono::{DateTime, Utc};
use domain::ids::{PersonId, SnapshotId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "snapshot_release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub snapshot_id: SnapshotId,
    pub reason: String,
    pub released_by: Option<PersonId>,
    pub released_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

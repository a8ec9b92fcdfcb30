//! What happened, in order. Append-only.

use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ProjectId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "history")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub actor_id: Option<PersonId>,
    pub actor_name: String,
    pub action: String,
    pub project_id: Option<ProjectId>,
    pub subject: String,
    pub detail: String,
    pub previous_hash: String,
    pub hash: String,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Evidence for a condition.

use chrono::{DateTime, Utc};
use domain::conditions::Condition;
use domain::ids::{DocumentId, EvidenceId, PersonId, ProjectId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    pub project_id: ProjectId,
    pub condition_code: Condition,
    pub title: String,
    pub reference: String,
    pub accepted: bool,
    pub added_by: Option<PersonId>,
    pub added_at: DateTime<Utc>,
    pub document_id: Option<DocumentId>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

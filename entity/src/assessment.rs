//! Opinions on conditions.

use chrono::{DateTime, Utc};
use domain::conditions::{Condition, Opinion};
use domain::gates::Gate;
use domain::ids::{AssessmentId, PersonId, ProjectId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssessmentId,
    pub project_id: ProjectId,
    pub gate: Gate,
    pub condition_code: Condition,
    pub opinion: Opinion,
    pub level: i32,
    pub reason: String,
    pub assessed_by: Option<PersonId>,
    pub assessed_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A named person's judgement on a human rule.

use chrono::{DateTime, Utc};
use domain::gates::Gate;
use domain::ids::{PersonId, ProjectId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "judgement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub gate: Gate,
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule_id: String,
    pub met: bool,
    pub reason: String,
    pub judged_by: Option<PersonId>,
    pub judged_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

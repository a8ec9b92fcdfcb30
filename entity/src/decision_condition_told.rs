//! That the owner of a condition was told that it comes due or is late.

use chrono::{DateTime, Utc};
use domain::gates::ConditionSignal;
use domain::ids::DecisionConditionId;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_condition_told")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_condition_id: DecisionConditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub signal: ConditionSignal,
    pub told_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

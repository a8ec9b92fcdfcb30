//! Who sees to a condition since the person it was given to lost access.

use chrono::{DateTime, Utc};
use domain::ids::{DecisionConditionId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_condition_hand")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_condition_id: DecisionConditionId,
    pub person_id: PersonId,
    pub handed_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Scenarios of a round: requests that somebody chose together, to compare and never to apply.

use chrono::{DateTime, Utc};
use domain::ids::{PersonId, RoundId, ScenarioId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scenario")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ScenarioId,
    pub round_id: RoundId,
    pub name: String,
    pub note: String,
    pub made_by: PersonId,
    pub made_at: DateTime<Utc>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

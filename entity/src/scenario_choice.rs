//! The requests that a scenario is made of.

use domain::ids::{ProposalId, ScenarioId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scenario_choice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub scenario_id: ScenarioId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What panels agree on: the draft while they talk, and what was recorded.

use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ProposalId};
use domain::reviews::Advice;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    pub draft: String,
    pub content: String,
    pub saved_at: DateTime<Utc>,
    pub advice: Option<Advice>,
    pub recorded_by: Option<PersonId>,
    pub recorded_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

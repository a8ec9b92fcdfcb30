//! Reviews: who was asked, how far it has come, and the draft.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, ProposalId, ReviewId};
use domain::reviews::ReviewStatus;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    pub proposal_id: ProposalId,
    pub expert_id: PersonId,
    pub status: ReviewStatus,
    pub due_on: NaiveDate,
    pub reason: String,
    pub draft: String,
    pub saved_at: Option<DateTime<Utc>>,
    pub draft_window: Option<Uuid>,
    pub draft_turn: i64,
    pub draft_version: i64,
    pub asked_at: DateTime<Utc>,
    pub reminded_at: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub read_others_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Requests to change what was approved.

use chrono::{DateTime, Utc};
use domain::changes::ChangeState;
use domain::ids::{ChangeRequestId, PersonId, ProjectId};
use domain::money::Eur;
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChangeRequestId,
    pub project_id: ProjectId,
    pub number: i32,
    pub phase: Phase,
    pub state: ChangeState,
    pub reason: String,
    pub content: String,
    pub round: i32,
    pub at_stake: Eur,
    pub steering_decides: bool,
    pub written_by: PersonId,
    pub written_at: DateTime<Utc>,
    pub changed_by: PersonId,
    pub since: DateTime<Utc>,
    pub handed_in_by: Option<PersonId>,
    pub handed_in_at: Option<DateTime<Utc>>,
    pub approves: Option<bool>,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decision_reason: Option<String>,
    pub signed_by: Option<PersonId>,
    pub signed_at: Option<DateTime<Utc>>,
    pub committed_change: Eur,
    pub withdrawn_by: Option<PersonId>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub withdrawn_reason: Option<String>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

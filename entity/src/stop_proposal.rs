//! Partners who propose to stop.

use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::StopReason;
use domain::ids::{PersonId, ProjectId, StopProposalId};
use domain::money::Eur;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stop_proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StopProposalId,
    pub project_id: ProjectId,
    pub reason: StopReason,
    pub learned: String,
    pub end_on: NaiveDate,
    pub unavoidable_costs: Eur,
    pub proposed_by: Option<PersonId>,
    pub proposed_at: DateTime<Utc>,
    pub confirmed_by: Option<PersonId>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub withdrawn_by: Option<PersonId>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub withdrawn_reason: Option<String>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

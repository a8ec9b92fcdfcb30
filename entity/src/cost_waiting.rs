//! A cost line that waits until somebody mends it, as it was typed.

use chrono::{DateTime, Utc};
use domain::ids::{CostWaitingId, OrganisationId, PersonId, ReportId};
use domain::people::Language;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_waiting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CostWaitingId,
    pub report_id: ReportId,
    pub organisation_id: OrganisationId,
    pub position: i32,
    pub language: Language,
    pub typed: String,
    pub written_by: PersonId,
    pub written_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Forecasts of public money, one row a version of a partner in a phase. Never changed, only followed.

use chrono::{DateTime, Utc};
use domain::ids::{ForecastId, OrganisationId, PersonId, ProjectId};
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "forecast")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ForecastId,
    pub project_id: ProjectId,
    pub phase: Phase,
    pub organisation_id: OrganisationId,
    pub version: i64,
    pub explanation: String,
    pub made_by: Option<PersonId>,
    pub made_at: DateTime<Utc>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! The part of a partner in a report.

use chrono::{DateTime, Utc};
use domain::ids::{OrganisationId, PersonId, ReportId, ReportPartId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportPartId,
    pub report_id: ReportId,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub leads: bool,
    pub has_no_cost: bool,
    pub handed_in_by: Option<PersonId>,
    pub handed_in_at: Option<DateTime<Utc>>,
    pub minutes: Option<i64>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

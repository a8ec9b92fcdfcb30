//! A remark of the programme about a section, and what the partner answered.

use chrono::{DateTime, Utc};
use domain::ids::{OrganisationId, PersonId, ReportId, ReportRemarkId};
use domain::reports::ReportSection;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_remark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportRemarkId,
    pub report_id: ReportId,
    pub organisation_id: OrganisationId,
    pub section: ReportSection,
    pub round: i32,
    pub text: String,
    pub made_by: PersonId,
    pub made_at: DateTime<Utc>,
    pub answer: String,
    pub answered_by: Option<PersonId>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

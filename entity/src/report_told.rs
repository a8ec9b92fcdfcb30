//! What was told of a report that was not in.

use chrono::{DateTime, Utc};
use domain::ids::ReportId;
use domain::reports::ReportReminder;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_told")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: ReportId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reminder: ReportReminder,
    pub told_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

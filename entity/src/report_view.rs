//! A mark in the short view of the programme manager after a report.

use domain::ids::ReportId;
use domain::reports::ReportAspect;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_view")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: ReportId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub aspect: ReportAspect,
    pub mark: i32,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

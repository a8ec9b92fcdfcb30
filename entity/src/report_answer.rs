//! An answer in the part of a partner.

use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ReportPartId};
use domain::reports::ReportField;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub part_id: ReportPartId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: ReportField,
    pub value: String,
    pub saved_by: PersonId,
    pub saved_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

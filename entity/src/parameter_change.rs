//! Changes of parameters, oldest first; the last of a parameter is its value. Immutable.

use chrono::{DateTime, Utc};
use domain::settings::ParameterKey;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parameter_change")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub parameter: ParameterKey,
    pub value: i64,
    pub value_before: i64,
    pub reason: String,
    pub reference: String,
    pub rule_set_version: i32,
    pub changed_by: String,
    pub changed_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Parameters that a person confirmed, each with the value that it had.

use chrono::{DateTime, Utc};
use domain::settings::ParameterKey;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parameter_confirmation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub parameter: ParameterKey,
    pub value: i64,
    pub confirmed_by: String,
    pub confirmed_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

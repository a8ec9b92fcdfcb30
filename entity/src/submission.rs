//! Forms that were handled: which form, what it held, and where it led.

use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub form: String,
    pub content: String,
    pub person_id: PersonId,
    pub location: String,
    pub created_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

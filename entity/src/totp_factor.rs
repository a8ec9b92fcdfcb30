//! Apps that make codes: one for each person. The secret is sealed with a key of the installation.

use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "totp_factor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub id: Uuid,
    pub sealed: String,
    /// The half minute of the code that was used last.
    pub last_step: i64,
    pub created_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! One run of an import.

use chrono::{DateTime, Utc};
use domain::ids::{ImportId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    pub file_name: String,
    pub format: String,
    pub rows: i64,
    pub imported: i64,
    pub changed: i64,
    pub imported_by: Option<PersonId>,
    pub imported_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Quarters for which an administrator signed who has access.

use chrono::{DateTime, Utc};
use domain::ids::{AccessReviewId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessReviewId,
    pub quarter: String,
    pub people: i64,
    pub sha256: String,
    pub signed_by: PersonId,
    pub signed_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

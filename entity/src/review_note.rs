//! What an expert added to a review after the other reviews could be read.

use chrono::{DateTime, Utc};
use domain::ids::ReviewId;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub review_id: ReviewId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub text: String,
    pub written_at: DateTime<Utc>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

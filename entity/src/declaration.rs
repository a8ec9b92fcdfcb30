//! What experts declared about their interests, the last one counts, and what the chair decided.

use chrono::{DateTime, Utc};
use domain::ids::{PersonId, ReviewId};
use domain::reviews::Measure;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "declaration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub review_id: ReviewId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub has_interest: bool,
    pub kinds: String,
    pub explanation: String,
    pub proposed: Option<Measure>,
    pub found: String,
    pub declared_at: DateTime<Utc>,
    pub measure: Option<Measure>,
    pub reason: String,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

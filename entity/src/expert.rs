//! What an expert knows and how much an expert can do.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::PersonId;
use domain::reviews::ExpertRole;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expert")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub role: ExpertRole,
    pub judges_business_case: bool,
    pub is_from_outside: bool,
    pub languages: String,
    pub most_reviews: i32,
    pub available_from: Option<NaiveDate>,
    pub available_until: Option<NaiveDate>,
    pub is_demo: bool,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

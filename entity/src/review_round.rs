//! Rounds of expert reviews.

use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::Gate;
use domain::ids::{PersonId, RoundId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoundId,
    pub name: String,
    pub gate: Gate,
    pub criteria: String,
    pub due_on: NaiveDate,
    pub chair_id: PersonId,
    pub has_rebuttal: bool,
    pub made_by: Option<PersonId>,
    pub made_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

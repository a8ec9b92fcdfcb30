//! The roles that a person has, each with its first and its last day. What is over stays: the history of access is read here.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, RoleId};
use domain::people::{Role, SteeringSeat};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoleId,
    pub person_id: PersonId,
    pub role: Role,
    pub seat: Option<SteeringSeat>,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub given_by: Option<PersonId>,
    pub given_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub told_at: Option<DateTime<Utc>>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

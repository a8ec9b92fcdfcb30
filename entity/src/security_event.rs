//! What failed or was refused at the doors: one row for the same thing within a minute, with how often.

use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::people::{SecurityAction, SecurityResult};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "security_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub action: SecurityAction,
    pub result: SecurityResult,
    pub object: String,
    pub origin: String,
    pub actor_id: Option<PersonId>,
    pub actor_name: String,
    pub times: i64,
    pub first_at: DateTime<Utc>,
    pub last_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

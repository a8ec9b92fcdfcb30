//! Lost second factors that one person asks to reset and another one confirms.

use chrono::{DateTime, Utc};
use domain::ids::{FactorResetId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "factor_reset")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FactorResetId,
    pub person_id: PersonId,
    pub reason: String,
    pub asked_by: PersonId,
    pub asked_at: DateTime<Utc>,
    pub confirmed_by: Option<PersonId>,
    pub ended_at: Option<DateTime<Utc>>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

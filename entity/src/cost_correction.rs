//! A correction of a cost line that was approved. Never changed, only followed.

use chrono::{DateTime, Utc};
use domain::claims::CostError;
use domain::ids::{CostCorrectionId, CostLineId, PersonId};
use domain::money::Eur;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CostCorrectionId,
    pub line_id: CostLineId,
    pub amount: Eur,
    pub error: Option<CostError>,
    pub reason: String,
    pub made_by: PersonId,
    pub made_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

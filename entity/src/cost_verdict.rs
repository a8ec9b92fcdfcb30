//! What the programme said of a cost line.

use chrono::{DateTime, Utc};
use domain::claims::{CostError, VerdictKind};
use domain::ids::{CostLineId, PersonId};
use domain::money::Eur;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_verdict")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: CostLineId,
    pub kind: VerdictKind,
    pub approved: Eur,
    pub error: Option<CostError>,
    pub reason: String,
    pub judged_by: PersonId,
    pub judged_at: DateTime<Utc>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

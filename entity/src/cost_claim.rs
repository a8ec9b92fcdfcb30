//! A cost line that is claimed: the ledger has its rows.

use domain::ids::CostLineId;
use domain::money::Eur;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_claim")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: CostLineId,
    pub value: Eur,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

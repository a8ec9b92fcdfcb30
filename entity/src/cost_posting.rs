//! Which cost line a row of the ledger is about.

use domain::ids::{CostLineId, LedgerRowId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_posting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ledger_row_id: LedgerRowId,
    pub line_id: CostLineId,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

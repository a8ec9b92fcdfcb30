//! Lines of statements. What one says is kept once it was booked, and does not change then.

use chrono::NaiveDate;
use domain::ids::{BankAccountId, BankStatementId, LedgerRowId, PaymentOrderId, StatementLineId};
use domain::money::Eur;
use domain::payments::{Direction, LineOutcome, Puzzle};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statement_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StatementLineId,
    pub statement_id: BankStatementId,
    pub account_id: BankAccountId,
    pub position: i32,
    pub reference: String,
    pub booked_on: NaiveDate,
    pub direction: Direction,
    pub amount: Eur,
    pub is_euro: bool,
    pub end_to_end: Option<String>,
    pub about: String,
    pub outcome: Option<LineOutcome>,
    pub why: Option<Puzzle>,
    pub order_id: Option<PaymentOrderId>,
    pub ledger_row_id: Option<LedgerRowId>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

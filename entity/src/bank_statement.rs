//! Statements of the bank that were brought in.

use chrono::{DateTime, Utc};
use domain::ids::{BankAccountId, BankStatementId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_statement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BankStatementId,
    pub account_id: BankAccountId,
    pub name: String,
    pub file_name: String,
    pub brought_by: PersonId,
    pub brought_at: DateTime<Utc>,
    pub booked_by: Option<PersonId>,
    pub booked_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

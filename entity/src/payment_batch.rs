//! Proposals of payments.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{BankAccountId, PaymentBatchId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_batch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentBatchId,
    pub number: i64,
    pub pay_on: NaiveDate,
    pub proposed_by: PersonId,
    pub proposed_at: DateTime<Utc>,
    pub approved_by: Option<PersonId>,
    pub approved_at: Option<DateTime<Utc>>,
    pub sent_by: Option<PersonId>,
    pub sent_at: Option<DateTime<Utc>>,
    pub account_id: Option<BankAccountId>,
    pub withdrawn_by: Option<PersonId>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub reason: String,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

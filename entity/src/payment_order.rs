//! Payments, each of one commitment. Never changed: what became of one stands in the lines of the bank.

use domain::financing::{InstrumentKind, PublicSource};
use domain::ids::{BankAccountId, OrganisationId, PaymentBatchId, PaymentOrderId, ProjectId};
use domain::money::Eur;
use domain::payments::OrderKind;
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_order")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentOrderId,
    pub batch_id: PaymentBatchId,
    pub position: i32,
    pub project_id: ProjectId,
    pub phase: Phase,
    pub organisation_id: OrganisationId,
    pub source: PublicSource,
    pub instrument: InstrumentKind,
    pub kind: OrderKind,
    pub amount: Eur,
    pub account_id: BankAccountId,
    pub end_to_end: String,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

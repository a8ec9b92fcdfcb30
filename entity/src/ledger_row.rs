//! The ledger: one row an amount. Never changed, only followed.

use chrono::{DateTime, NaiveDate, Utc};
use domain::financing::{InstrumentKind, PublicSource};
use domain::ids::{ChangeRequestId, DecisionId, LedgerRowId, OrganisationId, ProjectId, StopProposalId};
use domain::ledger::{Means, RowKind};
use domain::money::Eur;
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LedgerRowId,
    pub project_id: ProjectId,
    pub kind: RowKind,
    pub phase: Phase,
    pub organisation_id: OrganisationId,
    pub source: Option<PublicSource>,
    pub means: Option<Means>,
    pub instrument: Option<InstrumentKind>,
    pub amount: Eur,
    pub booked_on: NaiveDate,
    pub year: i32,
    pub follows_id: Option<LedgerRowId>,
    pub decision_id: Option<DecisionId>,
    pub stop_id: Option<StopProposalId>,
    pub document: Option<String>,
    pub change_id: Option<ChangeRequestId>,
    pub booked_at: DateTime<Utc>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

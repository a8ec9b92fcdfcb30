//! Gate decisions. Immutable once signed, or void.

use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::{Gate, Outcome, VoidCause};
use domain::ids::{DecisionId, PersonId, ProjectId, SnapshotId};
use domain::money::Eur;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub project_id: ProjectId,
    pub gate: Gate,
    pub snapshot_id: Option<SnapshotId>,
    pub outcome: Outcome,
    pub rationale: String,
    pub public_summary: String,
    pub effective_on: Option<NaiveDate>,
    pub next_gate_on: Option<NaiveDate>,
    pub resume_on: Option<NaiveDate>,
    pub approved_public: Eur,
    pub details: String,
    pub decided_by: PersonId,
    pub decided_at: DateTime<Utc>,
    pub signed_by: Option<PersonId>,
    pub signed_at: Option<DateTime<Utc>>,
    pub supersedes_id: Option<DecisionId>,
    pub is_demo: bool,
    pub void_at: Option<DateTime<Utc>>,
    pub void_by: Option<PersonId>,
    pub void_reason: Option<String>,
    pub void_cause: Option<VoidCause>,
    pub correction_reason: Option<String>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

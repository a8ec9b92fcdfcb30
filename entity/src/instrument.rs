//! Instruments of a project.

use chrono::NaiveDate;
use domain::financing::InstrumentKind;
use domain::ids::{InstrumentId, ProjectId};
use domain::money::Eur;
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "instrument")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InstrumentId,
    pub project_id: ProjectId,
    pub phase: Phase,
    pub kind: InstrumentKind,
    pub counterparty: String,
    pub amount: Eur,
    pub signed_on: Option<NaiveDate>,
    pub details: String,
    pub position: i32,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

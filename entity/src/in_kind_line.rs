//! What a partner brings in kind to a phase of a project. Amounts and rates are for the partner's own people.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{InKindLineId, PartnerId, ProjectId};
use domain::in_kind::{Hours, InKindMethod};
use domain::money::Eur;
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "in_kind_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InKindLineId,
    pub project_id: ProjectId,
    pub partner_id: PartnerId,
    pub phase: Phase,
    pub method: InKindMethod,
    pub person: String,
    pub person_key: String,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub year: i32,
    pub amount: Eur,
    pub residual: Eur,
    pub life_hours: Hours,
    pub hours: Hours,
    pub market_value: Option<Eur>,
    pub evidence: String,
    pub value: Eur,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

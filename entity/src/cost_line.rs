//! A cost line in the part of a partner. Rates are for the partner's own people and the programme.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claims::{CostCategory, CostMeans};
use domain::ids::{CostLineId, DocumentId, OrganisationId, PersonId, ReportId};
use domain::in_kind::{Hours, InKindMethod};
use domain::money::Eur;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CostLineId,
    pub report_id: ReportId,
    pub organisation_id: OrganisationId,
    pub number: i32,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub year: i32,
    pub description: String,
    pub category: CostCategory,
    pub work_package: String,
    pub means: CostMeans,
    pub person: String,
    pub person_key: String,
    pub method: Option<InKindMethod>,
    pub rate: Eur,
    pub hours: Hours,
    pub value: Eur,
    pub supplier: String,
    pub supplier_key: String,
    pub invoice: String,
    pub invoice_key: String,
    pub document_id: Option<DocumentId>,
    pub sha256: Option<String>,
    pub written_by: PersonId,
    pub written_at: DateTime<Utc>,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

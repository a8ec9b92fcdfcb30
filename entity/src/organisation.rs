//! Organisations.

use chrono::{DateTime, Utc};
use domain::ids::OrganisationId;
use domain::partners::{OrganisationType, Region, Sector, SizeClass};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    pub name: String,
    pub search_name: String,
    pub organisation_type: OrganisationType,
    pub size_class: Option<SizeClass>,
    pub region: Region,
    pub sector: Sector,
    pub kvk_number: Option<String>,
    pub foreign_register_id: Option<String>,
    pub group_name: Option<String>,
    pub merged_into: Option<OrganisationId>,
    pub needs_check: bool,
    pub is_demo: bool,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

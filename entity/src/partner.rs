//! An organisation's place in a project.

use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::PartnerRole;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PartnerId,
    pub project_id: ProjectId,
    pub organisation_id: OrganisationId,
    pub role: PartnerRole,
    pub core_business: Option<bool>,
    pub position: i32,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A document of a project; what it holds are its versions.

use chrono::{DateTime, Utc};
use domain::documents::{DocumentKind, PhotoPermission};
use domain::ids::{DocumentId, OrganisationId, PersonId, ProjectId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub project_id: ProjectId,
    pub organisation_id: Option<OrganisationId>,
    pub kind: DocumentKind,
    pub caption: Option<String>,
    pub maker: Option<String>,
    pub permission: Option<PhotoPermission>,
    pub recognisable: Option<bool>,
    pub created_by: PersonId,
    pub created_at: DateTime<Utc>,
    pub withdrawn_by: Option<PersonId>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub withdrawn_reason: Option<String>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

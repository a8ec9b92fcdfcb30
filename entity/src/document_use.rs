//! Which document stands for something in the dossier of a project.

use chrono::{DateTime, Utc};
use domain::documents::Purpose;
use domain::ids::{DocumentId, PersonId, ProjectId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_use")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub purpose: Purpose,
    pub document_id: DocumentId,
    pub chosen_by: PersonId,
    pub chosen_at: DateTime<Utc>,
    pub signed_by_all: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

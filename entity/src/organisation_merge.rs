//! Organisations that are one: proposed by one person, confirmed by another, and undone where that was wrong.

use chrono::{DateTime, Utc};
use domain::ids::{MergeId, OrganisationId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_merge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MergeId,
    pub organisation_id: OrganisationId,
    pub into_id: OrganisationId,
    pub reason: String,
    pub proposed_by: PersonId,
    pub proposed_at: DateTime<Utc>,
    pub confirmed_by: Option<PersonId>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub moved: String,
    pub ended_by: Option<PersonId>,
    pub ended_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What partners said to a request to change what was approved, each time that they were asked.

use chrono::{DateTime, Utc};
use domain::ids::{ChangeRequestId, OrganisationId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub change_id: ChangeRequestId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: OrganisationId,
    pub name: String,
    pub position: i32,
    pub agrees: Option<bool>,
    pub reason: String,
    pub on_behalf: bool,
    pub given_by: Option<PersonId>,
    pub given_at: Option<DateTime<Utc>>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! People with an account.

use chrono::{DateTime, Utc};
use domain::ids::{OrganisationId, PersonId};
use domain::people::Language;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    pub email: String,
    pub name: String,
    /// None for who never had a password, or signs in without one.
    pub password_hash: Option<String>,
    pub language: Language,
    pub organisation_id: Option<OrganisationId>,
    pub active: bool,
    pub is_demo: bool,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

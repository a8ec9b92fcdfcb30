//! Bank accounts of organisations and of the programme. The number never changes: another account takes its place.

use chrono::{DateTime, Utc};
use domain::ids::{BankAccountId, OrganisationId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BankAccountId,
    pub organisation_id: Option<OrganisationId>,
    pub is_programme: bool,
    pub iban: String,
    pub holder: String,
    pub entered_by: PersonId,
    pub entered_at: DateTime<Utc>,
    pub confirmed_by: Option<PersonId>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub ended_by: Option<PersonId>,
    pub ended_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

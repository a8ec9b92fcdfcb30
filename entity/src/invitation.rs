//! Invitations that open an account or give a role, once.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{InvitationId, OrganisationId, PersonId, ProjectId};
use domain::people::{Language, Role, SteeringSeat};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub token_hash: String,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub role: Role,
    pub seat: Option<SteeringSeat>,
    pub organisation_id: Option<OrganisationId>,
    pub project_id: Option<ProjectId>,
    pub first_day: Option<NaiveDate>,
    pub last_day: Option<NaiveDate>,
    pub invited_by: Option<PersonId>,
    pub invited_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    pub used_by: Option<PersonId>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

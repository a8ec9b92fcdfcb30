//! A note in the logbook of a partner.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LogEntryId, OrganisationId, PersonId, ProjectId};
use domain::in_kind::Hours;
use domain::reports::LogKind;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LogEntryId,
    pub project_id: ProjectId,
    pub organisation_id: OrganisationId,
    pub kind: LogKind,
    pub happened_on: NaiveDate,
    pub text: String,
    pub hours: Hours,
    pub written_by: PersonId,
    pub written_at: DateTime<Utc>,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

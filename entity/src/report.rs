//! A phase report: when it is due, and how far it is.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ChangeRequestId, PersonId, ProjectId, ReportId};
use domain::projects::Phase;
use domain::reports::{ReportKind, ReportState};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportId,
    pub project_id: ProjectId,
    pub phase: Phase,
    pub number: i32,
    pub kind: ReportKind,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub opens_on: NaiveDate,
    pub due_on: NaiveDate,
    pub term_on: NaiveDate,
    pub state: ReportState,
    pub since: DateTime<Utc>,
    pub round: i32,
    pub submitted_by: Option<PersonId>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub missing_reason: String,
    pub opened_by: Option<PersonId>,
    pub opened_at: Option<DateTime<Utc>>,
    pub judged_by: Option<PersonId>,
    pub approved_at: Option<DateTime<Utc>>,
    pub view_note: String,
    pub promised: Option<i32>,
    pub accepted: Option<i32>,
    pub moved_by: Option<ChangeRequestId>,
    pub is_demo: bool,
    pub version: i64,
    pub confirmed_by: Option<PersonId>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A lesson that a project learned, and who cleared it for publication.

use chrono::{DateTime, Utc};
use domain::ids::{LessonId, PersonId, ProjectId, ReportPartId, StopProposalId};
use domain::lessons::LessonSubject;
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LessonId,
    pub project_id: ProjectId,
    pub phase: Phase,
    pub part_id: Option<ReportPartId>,
    pub stop_id: Option<StopProposalId>,
    pub is_allowed: bool,
    pub title: String,
    pub subject: LessonSubject,
    pub text: String,
    pub search_key: String,
    pub made_by: PersonId,
    pub made_at: DateTime<Utc>,
    pub cleared_by: Option<PersonId>,
    pub cleared_at: Option<DateTime<Utc>>,
    pub published_by: Option<PersonId>,
    pub published_at: Option<DateTime<Utc>>,
    pub is_demo: bool,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What was recorded of the first hour, for the steps that leave no other trace.

use chrono::{DateTime, Utc};
use domain::settings::{MailTrouble, SetupStep, StepOutcome};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "setup_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: SetupStep,
    pub outcome: StepOutcome,
    pub address: String,
    pub trouble: Option<MailTrouble>,
    pub answer: String,
    pub recorded_at: DateTime<Utc>,
    pub is_demo: bool,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

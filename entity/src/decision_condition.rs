//! Conditions that a conditional go attaches. Immutable.

use chrono::NaiveDate;
use domain::gates::ConditionTiming;
use domain::ids::{DecisionConditionId, DecisionId, OrganisationId, PersonId};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_condition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionConditionId,
    pub decision_id: DecisionId,
    pub position: i32,
    pub text: String,
    pub owner: String,
    pub due_on: NaiveDate,
    pub timing: ConditionTiming,
    pub evidence: String,
    pub verifier: String,
    pub is_demo: bool,
    pub owner_organisation_id: Option<OrganisationId>,
    pub owner_person_id: Option<PersonId>,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

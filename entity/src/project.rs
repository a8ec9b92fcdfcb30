//! Projects, with the totals of their current phase, their weakest condition, and what else of them asks attention.

use chrono::{DateTime, NaiveDate, Utc};
use domain::conditions::Condition;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PersonId, ProjectId};
use domain::money::Eur;
use domain::projects::{Phase, ProjectKind, ResultType, Status};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "project")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProjectId,
    pub number: i64,
    pub title: String,
    pub search_text: String,
    pub title_key: String,
    pub public_summary: String,
    pub aim: String,
    pub product_market_combination: String,
    pub result_type: Option<ResultType>,
    pub kind: ProjectKind,
    pub phase: Phase,
    pub status: Status,
    pub entry_gate: Gate,
    pub primary_sub_area: Option<String>,
    pub cluster: Option<String>,
    pub lead_organisation_id: Option<OrganisationId>,
    pub lead_name: String,
    pub manager_id: Option<PersonId>,
    pub contact_id: Option<PersonId>,
    pub start_on: Option<NaiveDate>,
    pub duration_months: Option<i32>,
    pub next_gate_on: Option<NaiveDate>,
    pub hold_until: Option<NaiveDate>,
    pub recycles: i32,
    pub cost: Eur,
    pub public_money: Eur,
    pub own_cash: Eur,
    pub own_in_kind: Eur,
    pub other_money: Eur,
    pub weakest_condition: Option<Condition>,
    pub weakest_level: Option<i32>,
    pub weakest_gap: i32,
    pub levels_short: i32,
    pub not_assessed: i32,
    pub is_unbalanced: bool,
    pub condition_due_on: Option<NaiveDate>,
    pub phase_from: Option<NaiveDate>,
    pub is_demo: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

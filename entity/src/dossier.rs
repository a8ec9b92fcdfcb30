//! What the gates ask beyond partners and money; one row a project.

use chrono::NaiveDate;
use domain::ids::ProjectId;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dossier")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
    pub application_on: Option<NaiveDate>,
    pub works_start_on: Option<NaiveDate>,
    pub accession_clause: Option<String>,
    pub trl: Option<i32>,
    pub proof_of_concept: String,
    pub lessons: String,
    pub market_proofs: String,
    pub business_case_parts: String,
    pub business_case_on: Option<NaiveDate>,
    pub business_case_approved: bool,
    pub stopping_considered: String,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

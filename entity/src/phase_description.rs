//! The three phases as the policy note describes them.

use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "phase_description")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: Phase,
    pub name_nl: String,
    pub name_en: String,
    pub activities_nl: String,
    pub activities_en: String,
    pub features_nl: String,
    pub features_en: String,
    pub instruments_nl: String,
    pub instruments_en: String,
    pub sort: i32,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

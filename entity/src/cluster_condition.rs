//! The eight conditions with the level that each gate asks.

use domain::conditions::Condition;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cluster_condition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: Condition,
    pub name_nl: String,
    pub name_en: String,
    pub definition_nl: String,
    pub definition_en: String,
    pub level_g0: i32,
    pub level_g1: i32,
    pub level_g2: i32,
    pub level_g3: i32,
    pub sort: i32,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Other names beside the labels of the policy note.

use domain::settings::AliasKind;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reference_alias")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: AliasKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub alias_nl: String,
    pub alias_en: String,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

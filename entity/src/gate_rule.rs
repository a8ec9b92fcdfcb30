//! Gate rules as data: severity, default and provenance.

use domain::gates::{RuleKind, Severity};
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "gate_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub gate: String,
    pub kind: RuleKind,
    pub severity: Severity,
    pub label_nl: String,
    pub label_en: String,
    pub formula: String,
    pub parameter: String,
    pub default_value: String,
    pub provenance: String,
    pub sort: i32,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What one partner costs and pays in one phase.

use domain::ids::{PartnerId, ProjectId};
use domain::money::Eur;
use domain::projects::Phase;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "financing_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub phase: Phase,
    #[sea_orm(primary_key, auto_increment = false)]
    pub partner_id: PartnerId,
    pub cost: Eur,
    pub public_european: Eur,
    pub public_national: Eur,
    pub public_province: Eur,
    pub public_municipality: Eur,
    pub own_cash: Eur,
    pub own_in_kind: Eur,
    pub other: Eur,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

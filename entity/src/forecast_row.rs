//! What a version of a forecast expects in a half-year.

use domain::ids::ForecastId;
use domain::ledger::HalfYear;
use domain::money::Eur;
use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "forecast_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub forecast_id: ForecastId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub half_year: HalfYear,
    pub amount: Eur,
}

/// Rows are joined in the stores, by name.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

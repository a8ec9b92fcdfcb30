//! The financing rows of a project in the database.

use ::entity::financing_row;
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::ids::ProjectId;
use domain::projects::Phase;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The rows of one phase. One query.
pub async fn rows(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<Vec<FinancingRow>, DbErr> {
    let rows = financing_row::Entity::find()
        .filter(financing_row::Column::ProjectId.eq(project))
        .filter(financing_row::Column::Phase.eq(phase))
        .order_by_asc(financing_row::Column::PartnerId)
        .all(connection)
        .await?;
    Ok(rows.iter().map(read).collect())
}

/// A row as the rules know it.
pub fn read(row: &financing_row::Model) -> FinancingRow {
    let public = PublicMoney::from_sources(|source| match source {
        PublicSource::European => row.public_european,
        PublicSource::National => row.public_national,
        PublicSource::Province => row.public_province,
        PublicSource::Municipality => row.public_municipality,
    });
    FinancingRow { partner: row.partner_id, cost: row.cost, public, own_cash: row.own_cash, own_in_kind: row.own_in_kind, other: row.other }
}

/// The row of a project and phase as the database keeps it.
pub fn row_of(project: ProjectId, phase: Phase, row: &FinancingRow) -> financing_row::Model {
    financing_row::Model {
        project_id: project,
        phase,
        partner_id: row.partner,
        cost: row.cost,
        public_european: row.public.from(PublicSource::European),
        public_national: row.public.from(PublicSource::National),
        public_province: row.public.from(PublicSource::Province),
        public_municipality: row.public.from(PublicSource::Municipality),
        own_cash: row.own_cash,
        own_in_kind: row.own_in_kind,
        other: row.other,
    }
}

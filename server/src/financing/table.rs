//! The financing table of a phase together with its partners, in one query.

use crate::dossier::money::read;
use crate::dossier::partners::{COLUMNS, PartnerRow};
use ::entity::financing_row;
use domain::financing::FinancingRow;
use domain::ids::ProjectId;
use domain::partners::PartnerFacts;
use domain::projects::Phase;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    partner: PartnerRow,
    #[sea_orm(nested)]
    money: Option<financing_row::Model>,
}

async fn rows(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<Vec<Row>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS}, f.* FROM partner p JOIN organisation o ON o.id = p.organisation_id \
         LEFT JOIN financing_row f ON f.project_id = p.project_id AND f.phase = $2 AND f.partner_id = p.id \
         WHERE p.project_id = $1 ORDER BY p.position, p.id"
    );
    Row::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, [project.into(), phase.into()]))
        .all(connection)
        .await
}

/// Every partner in the order in which they came, each with a row; partners without money have an empty one. One query.
pub async fn table(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<(Vec<PartnerFacts>, Vec<FinancingRow>), DbErr> {
    let both = |row: Row| {
        let partner = row.partner.facts();
        let money = row.money.as_ref().map_or_else(|| FinancingRow::empty(partner.id), read);
        (partner, money)
    };
    Ok(rows(connection, project, phase).await?.into_iter().map(both).unzip())
}

/// The partners, and the rows of those that have money in the phase. One query.
pub(super) async fn partners_and_money(
    connection: &impl ConnectionTrait,
    project: ProjectId,
    phase: Phase,
) -> Result<(Vec<PartnerFacts>, Vec<FinancingRow>), DbErr> {
    let rows = rows(connection, project, phase).await?;
    let money = rows.iter().filter_map(|row| row.money.as_ref()).map(read).collect();
    Ok((rows.into_iter().map(|row| row.partner.facts()).collect(), money))
}

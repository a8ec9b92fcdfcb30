//! The financing table of a phase together with its partners, in one query.

use domain::Eur;
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use domain::projects::Phase;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    id: PartnerId,
    organisation: OrganisationId,
    name: String,
    role: PartnerRole,
    organisation_type: OrganisationType,
    size: Option<SizeClass>,
    region: Region,
    is_core_business: Option<bool>,
    cost: Eur,
    public_european: Eur,
    public_national: Eur,
    public_province: Eur,
    public_municipality: Eur,
    own_cash: Eur,
    own_in_kind: Eur,
    other: Eur,
}

const TABLE: &str = "SELECT p.id, p.organisation_id AS organisation, o.name, p.role, o.organisation_type, o.size_class AS size, o.region, \
     p.core_business AS is_core_business, COALESCE(f.cost, 0) AS cost, COALESCE(f.public_european, 0) AS public_european, \
     COALESCE(f.public_national, 0) AS public_national, COALESCE(f.public_province, 0) AS public_province, \
     COALESCE(f.public_municipality, 0) AS public_municipality, COALESCE(f.own_cash, 0) AS own_cash, \
     COALESCE(f.own_in_kind, 0) AS own_in_kind, COALESCE(f.other, 0) AS other \
     FROM partner p JOIN organisation o ON o.id = p.organisation_id \
     LEFT JOIN financing_row f ON f.project_id = p.project_id AND f.phase = $2 AND f.partner_id = p.id \
     WHERE p.project_id = $1 ORDER BY p.position, p.id";

/// Every partner in the order in which they came, each with a row; partners without money have an empty one. One query.
pub async fn table(connection: &impl ConnectionTrait, project: ProjectId, phase: Phase) -> Result<(Vec<PartnerFacts>, Vec<FinancingRow>), DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), TABLE, [project.into(), phase.into()]);
    let rows = Row::find_by_statement(statement).all(connection).await?;
    Ok(rows.into_iter().map(read).unzip())
}

fn read(row: Row) -> (PartnerFacts, FinancingRow) {
    let public = PublicMoney::from_sources(|source| match source {
        PublicSource::European => row.public_european,
        PublicSource::National => row.public_national,
        PublicSource::Province => row.public_province,
        PublicSource::Municipality => row.public_municipality,
    });
    let money = FinancingRow { partner: row.id, cost: row.cost, public, own_cash: row.own_cash, own_in_kind: row.own_in_kind, other: row.other };
    let partner = PartnerFacts {
        id: row.id,
        organisation: row.organisation,
        name: row.name,
        role: row.role,
        organisation_type: row.organisation_type,
        size: row.size,
        region: row.region,
        is_core_business: row.is_core_business,
    };
    (partner, money)
}

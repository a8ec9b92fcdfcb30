//! The partners of a project, and who pays what in the phase that a gate is about.

use ::entity::project;
use domain::Eur;
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::gates::Gate;
use domain::ids::{OrganisationId, PartnerId};
use domain::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct MoneyRow {
    id: PartnerId,
    organisation: OrganisationId,
    name: String,
    role: PartnerRole,
    organisation_type: OrganisationType,
    size: Option<SizeClass>,
    region: Region,
    is_core_business: Option<bool>,
    cost: Option<Eur>,
    european: Option<Eur>,
    national: Option<Eur>,
    province: Option<Eur>,
    municipality: Option<Eur>,
    own_cash: Option<Eur>,
    own_in_kind: Option<Eur>,
    other: Option<Eur>,
}

const MONEY: &str = "SELECT p.id, p.organisation_id AS organisation, o.name, p.role, o.organisation_type, o.size_class AS size, o.region, \
     p.core_business AS is_core_business, f.cost, f.public_european AS european, f.public_national AS national, f.public_province AS province, \
     f.public_municipality AS municipality, f.own_cash, f.own_in_kind, f.other \
     FROM partner p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN financing_row f ON f.partner_id = p.id AND f.phase = $2 AND f.project_id = $1 \
     WHERE p.project_id = $1 ORDER BY p.position, p.id";

/// The partners, and their rows in the phase that the gate is about. One query.
pub(super) async fn partners_and_money(
    connection: &impl ConnectionTrait,
    project: &project::Model,
    gate: Gate,
) -> Result<(Vec<PartnerFacts>, Vec<FinancingRow>), DbErr> {
    let values = [project.id.into(), gate.money_phase().into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), MONEY, values);
    let rows = MoneyRow::find_by_statement(statement).all(connection).await?;
    let financing = rows.iter().filter_map(|row| {
        let public = PublicMoney::from_sources(|source| {
            let amount = match source {
                PublicSource::European => row.european,
                PublicSource::National => row.national,
                PublicSource::Province => row.province,
                PublicSource::Municipality => row.municipality,
            };
            amount.unwrap_or(Eur::ZERO)
        });
        Some(FinancingRow { partner: row.id, cost: row.cost?, public, own_cash: row.own_cash?, own_in_kind: row.own_in_kind?, other: row.other? })
    });
    let financing = financing.collect();
    let partners = rows.into_iter().map(|row| PartnerFacts {
        id: row.id,
        organisation: row.organisation,
        name: row.name,
        role: row.role,
        organisation_type: row.organisation_type,
        size: row.size,
        region: row.region,
        is_core_business: row.is_core_business,
    });
    Ok((partners.collect(), financing))
}

//! Partners in the database.

use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
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
}

const OF_PROJECT: &str = "SELECT p.id, p.organisation_id AS organisation, o.name, p.role, o.organisation_type, o.size_class AS size, o.region, \
     p.core_business AS is_core_business FROM partner p JOIN organisation o ON o.id = p.organisation_id WHERE p.project_id = $1 ORDER BY p.position, p.id";

/// The partners of a project, in the order in which they came, with what the rules need of their organisations. One query.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<PartnerFacts>, DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), OF_PROJECT, [project.into()]);
    let rows = Row::find_by_statement(statement).all(connection).await?;
    Ok(rows
        .into_iter()
        .map(|Row { id, organisation, name, role, organisation_type, size, region, is_core_business }| PartnerFacts {
            id,
            organisation,
            name,
            role,
            organisation_type,
            size,
            region,
            is_core_business,
        })
        .collect())
}

//! Partners in the database.

use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

/// A partner with what the rules need of its organisation.
#[derive(Debug, Clone, FromQueryResult)]
pub struct PartnerRow {
    id: PartnerId,
    organisation: OrganisationId,
    name: String,
    role: PartnerRole,
    organisation_type: OrganisationType,
    size: Option<SizeClass>,
    region: Region,
    is_core_business: Option<bool>,
}

/// The columns of a [`PartnerRow`], of `partner p` and `organisation o`. Another organisation of the same name is told apart by the number.
pub const COLUMNS: &str = "p.id, p.organisation_id AS organisation, CASE WHEN COALESCE(o.kvk_number, o.foreign_register_id) IS NOT NULL \
     AND EXISTS (SELECT 1 FROM organisation n WHERE n.search_name = o.search_name AND n.id <> o.id AND n.merged_into IS NULL) \
     THEN o.name || ' (' || COALESCE(o.kvk_number, o.foreign_register_id) || ')' ELSE o.name END AS name, p.role, o.organisation_type, o.size_class AS size, o.region, \
     p.core_business AS is_core_business";

impl PartnerRow {
    /// The partner as the rules know it.
    pub fn facts(self) -> PartnerFacts {
        let Self { id, organisation, name, role, organisation_type, size, region, is_core_business } = self;
        PartnerFacts { id, organisation, name, role, organisation_type, size, region, is_core_business }
    }
}

/// The partners of a project, in the order in which they came, with what the rules need of their organisations. One query.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<PartnerFacts>, DbErr> {
    let sql =
        format!("SELECT {COLUMNS} FROM partner p JOIN organisation o ON o.id = p.organisation_id WHERE p.project_id = $1 ORDER BY p.position, p.id");
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [project.into()]);
    Ok(PartnerRow::find_by_statement(statement).all(connection).await?.into_iter().map(PartnerRow::facts).collect())
}

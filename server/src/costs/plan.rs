//! Cost against plan, for every partner of a report: the approved budget by the days of the phase, and what was claimed.

use ::entity::report;
use chrono::NaiveDate;
use domain::Eur;
use domain::claims::{CostMeans, PlanLine};
use domain::ids::{OrganisationId, ProjectId};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};
use std::collections::BTreeMap;

#[derive(Debug, FromQueryResult)]
struct Budget {
    organisation: OrganisationId,
    cost: i64,
    in_kind: i64,
}

#[derive(Debug, FromQueryResult)]
struct Claimed {
    organisation: OrganisationId,
    means: CostMeans,
    earlier: i64,
    now: i64,
}

#[derive(Debug, FromQueryResult)]
struct Phase {
    first: NaiveDate,
    last: NaiveDate,
}

const BUDGET: &str = "SELECT COALESCE(o.merged_into, o.id) AS organisation, \
     CAST(SUM(CASE WHEN l.kind = 'budget_line' THEN l.amount ELSE 0 END) AS bigint) AS cost, \
     CAST(SUM(CASE WHEN l.kind = 'contribution' AND l.means = 'in_kind' THEN l.amount ELSE 0 END) AS bigint) AS in_kind \
     FROM ledger_row l JOIN organisation o ON o.id = l.organisation_id WHERE l.project_id = $1 AND l.phase = $2 \
     AND l.kind IN ('budget_line', 'contribution') GROUP BY COALESCE(o.merged_into, o.id)";

const CLAIMED: &str = "SELECT c.organisation_id AS organisation, c.means, \
     CAST(SUM(CASE WHEN r.until_on < $3 THEN c.value ELSE 0 END) AS bigint) AS earlier, \
     CAST(SUM(CASE WHEN r.id = $4 THEN c.value ELSE 0 END) AS bigint) AS now FROM cost_line c JOIN report r ON r.id = c.report_id \
     WHERE r.project_id = $1 AND r.phase = $2 GROUP BY c.organisation_id, c.means";

const PHASE: &str = "SELECT MIN(from_on) AS first, MAX(until_on) AS last FROM report WHERE project_id = $1 AND phase = $2 HAVING COUNT(*) > 0";

/// What is planned and claimed in money and in kind, by partner; nothing for who has no approved budget. Three queries.
///
/// # Errors
/// The database failed.
pub async fn plans(
    connection: &impl ConnectionTrait,
    project: ProjectId,
    report: &report::Model,
) -> Result<BTreeMap<OrganisationId, [PlanLine; 2]>, DbErr> {
    let backend = connection.get_database_backend();
    let of = || vec![project.into(), report.phase.code().into()];
    let budgets = Budget::find_by_statement(Statement::from_sql_and_values(backend, BUDGET, of())).all(connection).await?;
    if budgets.is_empty() {
        return Ok(BTreeMap::new());
    }
    let values: Vec<sea_orm::Value> = of().into_iter().chain([report.from_on.into(), report.id.into()]).collect();
    let claimed = Claimed::find_by_statement(Statement::from_sql_and_values(backend, CLAIMED, values)).all(connection).await?;
    let phase = Phase::find_by_statement(Statement::from_sql_and_values(backend, PHASE, of())).one(connection).await?;
    let period = (report.from_on, report.until_on);
    let phase = phase.map_or(period, |phase| (phase.first, phase.last));
    let line = |organisation, means, budget: i64| {
        let found = claimed.iter().find(|one| one.organisation == organisation && one.means == means);
        let claimed = found.map_or((Eur::ZERO, Eur::ZERO), |one| (Eur(one.earlier), Eur(one.now)));
        PlanLine::of(means, Eur(budget), (phase, period), claimed)
    };
    let of_partner = |row: Budget| {
        let of = row.organisation;
        (of, [line(of, CostMeans::Cash, row.cost - row.in_kind), line(of, CostMeans::InKind, row.in_kind)])
    };
    Ok(budgets.into_iter().map(of_partner).collect())
}

//! How the cost lines of each part of a report stand, as far as the report asks.

use super::plan::plans;
use ::entity::{cost_line, cost_waiting, report};
use domain::Eur;
use domain::claims::PlanLine;
use domain::ids::{OrganisationId, PersonId, ProjectId};
use domain::projects::Phase;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// How the lines of a part stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CostStand {
    /// Lines that are right.
    pub lines: usize,
    /// Lines that wait to be mended.
    pub waiting: usize,
    /// Who wrote them.
    pub writers: BTreeSet<PersonId>,
    /// The partner has an approved budget in the phase: its cost is asked line by line.
    pub is_asked: bool,
    /// Its grant is small: it is paid without cost lines.
    pub is_small: bool,
    /// Its cost differs from the plan by so much that it says why.
    pub is_to_explain: bool,
}

impl CostStand {
    /// Whether the part can be handed in as far as its lines go.
    pub fn is_done(&self) -> bool {
        self.waiting == 0 && (self.lines > 0 || !self.is_asked)
    }
}

#[derive(Debug, FromQueryResult)]
struct Money {
    organisation: OrganisationId,
    budget: i64,
    committed: i64,
}

const MONEY: &str = "SELECT COALESCE(o.merged_into, o.id) AS organisation, \
     CAST(SUM(CASE WHEN l.kind = 'budget_line' THEN l.amount ELSE 0 END) AS bigint) AS budget, \
     CAST(SUM(CASE WHEN l.kind = 'commitment' THEN l.amount ELSE 0 END) AS bigint) AS committed \
     FROM ledger_row l JOIN organisation o ON o.id = l.organisation_id WHERE l.project_id = $1 AND l.phase = $2 \
     AND l.kind IN ('budget_line', 'commitment') GROUP BY COALESCE(o.merged_into, o.id)";

/// How the parts of a report stand, by organisation. Below `small` a grant has no cost lines. Six queries, and none in the start phase.
///
/// # Errors
/// The database failed.
pub async fn stands(
    connection: &impl ConnectionTrait,
    project: ProjectId,
    report: &report::Model,
    small: Eur,
) -> Result<BTreeMap<OrganisationId, CostStand>, DbErr> {
    let mut stands: BTreeMap<OrganisationId, CostStand> = BTreeMap::new();
    if report.phase == Phase::Start {
        return Ok(stands);
    }
    let money = Statement::from_sql_and_values(connection.get_database_backend(), MONEY, [project.into(), report.phase.code().into()]);
    for row in Money::find_by_statement(money).all(connection).await? {
        let stand = stands.entry(row.organisation).or_default();
        stand.is_asked = row.budget > 0;
        stand.is_small = row.committed > 0 && row.committed < small.0;
    }
    for (organisation, lines) in plans(connection, project, report).await? {
        stands.entry(organisation).or_default().is_to_explain = lines.iter().any(PlanLine::is_to_explain);
    }
    use cost_line::Column as Line;
    let lines = cost_line::Entity::find().select_only().columns([Line::OrganisationId, Line::WrittenBy]).column_as(Line::Id.count(), "lines");
    let lines = lines.filter(Line::ReportId.eq(report.id)).group_by(Line::OrganisationId).group_by(Line::WrittenBy);
    for (organisation, by, count) in lines.into_tuple::<(OrganisationId, PersonId, i64)>().all(connection).await? {
        let stand = stands.entry(organisation).or_default();
        stand.lines += usize::try_from(count).unwrap_or_default();
        stand.writers.insert(by);
    }
    use cost_waiting::Column as Of;
    let waiting = cost_waiting::Entity::find().select_only().columns([Of::OrganisationId, Of::WrittenBy]).column_as(Of::Id.count(), "lines");
    let waiting = waiting.filter(Of::ReportId.eq(report.id)).group_by(Of::OrganisationId).group_by(Of::WrittenBy);
    for (organisation, by, count) in waiting.into_tuple::<(OrganisationId, PersonId, i64)>().all(connection).await? {
        let stand = stands.entry(organisation).or_default();
        stand.waiting += usize::try_from(count).unwrap_or_default();
        stand.writers.insert(by);
    }
    Ok(stands)
}

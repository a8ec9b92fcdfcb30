//! What the programme needs by half-year: the last forecast of every partner, and what is left of the others spread over their phase.

use crate::gates::lapse::running;
use crate::state::figures::Need;
use ::entity::project;
use chrono::NaiveDate;
use domain::Eur;
use domain::ids::{OrganisationId, ProjectId};
use domain::ledger::{HalfYear, spread};
use domain::projects::Phase;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, Statement};
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct Promise {
    project_id: ProjectId,
    phase: Phase,
    party: OrganisationId,
    remaining: i64,
}

#[derive(FromQueryResult)]
struct Expected {
    project_id: ProjectId,
    phase: Phase,
    organisation_id: OrganisationId,
    half_year: HalfYear,
    amount: Eur,
}

/// What is left of every promise. One query that reads every row of the ledger.
const PROMISES: &str = "SELECT s.project_id, s.phase, COALESCE(o.merged_into, o.id) AS party, CAST(SUM(CASE s.kind WHEN 'commitment' THEN s.amount \
     WHEN 'release' THEN -s.amount WHEN 'payment' THEN -s.amount WHEN 'recovery' THEN s.amount ELSE 0 END) AS bigint) AS remaining \
     FROM ledger_row s JOIN organisation o ON o.id = s.organisation_id WHERE s.source IS NOT NULL AND s.instrument IS NOT NULL \
     GROUP BY s.project_id, s.phase, COALESCE(o.merged_into, o.id) \
     HAVING SUM(CASE s.kind WHEN 'commitment' THEN s.amount WHEN 'release' THEN -s.amount WHEN 'payment' THEN -s.amount \
     WHEN 'recovery' THEN s.amount ELSE 0 END) > 0";

/// The rows of the last versions.
const EXPECTED: &str = "SELECT s.project_id, s.phase, s.organisation_id, r.half_year, r.amount FROM forecast s \
     JOIN forecast_row r ON r.forecast_id = s.id WHERE r.half_year >= $1 AND NOT EXISTS (SELECT 1 FROM forecast n WHERE n.project_id = s.project_id \
     AND n.phase = s.phase AND n.organisation_id = s.organisation_id AND n.version > s.version)";

/// What the programme needs, from this half-year on. Three queries.
///
/// # Errors
/// A sum that cannot be held.
pub async fn needs(connection: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<Need>, DbErr> {
    let backend = connection.get_database_backend();
    let promises = Promise::find_by_statement(Statement::from_string(backend, PROMISES)).all(connection).await?;
    let now = HalfYear::of(today);
    let expected = Expected::find_by_statement(Statement::from_sql_and_values(backend, EXPECTED, [now.into()])).all(connection).await?;
    let mut by: BTreeMap<HalfYear, (Eur, Eur)> = BTreeMap::new();
    let mut forecast: BTreeMap<(ProjectId, Phase, OrganisationId), Vec<(HalfYear, Eur)>> = BTreeMap::new();
    for row in expected {
        forecast.entry((row.project_id, row.phase, row.organisation_id)).or_default().push((row.half_year, row.amount));
    }
    let too_large = |_| DbErr::Custom("a sum of money is too large to be held".to_owned());
    let spread_of = promises.iter().filter(|one| !forecast.contains_key(&(one.project_id, one.phase, one.party)));
    let mut projects: BTreeMap<ProjectId, project::Model> = BTreeMap::new();
    let ids: Vec<ProjectId> = spread_of.clone().map(|one| one.project_id).collect();
    for some in ids.chunks(1_000) {
        let found = project::Entity::find().filter(project::Column::Id.is_in(some.iter().copied())).all(connection).await?;
        projects.extend(found.into_iter().map(|project| (project.id, project)));
    }
    for promise in spread_of {
        let Some(project) = projects.get(&promise.project_id) else { continue };
        let last = running(project).last_day(promise.phase);
        for (half, amount) in spread(Eur(promise.remaining), today, last) {
            let sum = &mut by.entry(half).or_default().1;
            *sum = sum.checked_add(amount).map_err(too_large)?;
        }
    }
    let promised = promises.iter().filter_map(|one| forecast.get(&(one.project_id, one.phase, one.party)));
    for (half, amount) in promised.flatten() {
        let sum = &mut by.entry(*half).or_default().0;
        *sum = sum.checked_add(*amount).map_err(too_large)?;
    }
    Ok(by.into_iter().map(|(half, (forecast, spread))| Need { half, forecast, spread }).collect())
}

//! Assessments and evidence in the database.

use crate::store::unreadable::unreadable;
use ::entity::cluster_condition;
use domain::conditions::{self, Assessment, Condition, ConditionLevels, CurrentLevel, Level, Opinion};
use domain::gates::Gate;
use domain::ids::ProjectId;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    condition_code: Condition,
    opinion: Opinion,
    level: i32,
    reason: String,
    evidence_accepted: i64,
}

const AT_GATE: &str = "SELECT a.condition_code, a.opinion, a.level, a.reason, \
     (SELECT COUNT(*) FROM evidence e WHERE e.project_id = a.project_id AND e.condition_code = a.condition_code AND e.accepted) AS evidence_accepted \
     FROM assessment a WHERE a.project_id = $1 AND a.gate = $2 ORDER BY a.condition_code, a.opinion";

/// A stored level.
///
/// # Errors
/// A number that is none.
pub fn level(number: i32) -> Result<Level, DbErr> {
    let known = u8::try_from(number).ok().and_then(Level::new);
    known.ok_or_else(|| unreadable("a level of a condition", format!("{number} is not 0 to 4")))
}

/// The opinions at a gate, each with the number of accepted pieces of evidence for its condition. One query.
pub async fn assessments(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<Assessment>, DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), AT_GATE, [project.into(), gate.into()]);
    let rows = Row::find_by_statement(statement).all(connection).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Assessment, DbErr> {
    Ok(Assessment {
        condition: row.condition_code,
        opinion: row.opinion,
        level: level(row.level)?,
        reason: row.reason,
        evidence_accepted: u32::try_from(row.evidence_accepted).map_err(|error| unreadable("a count of evidence", error))?,
    })
}

/// The levels that count at a gate.
pub async fn current_levels(connection: &impl ConnectionTrait, project: ProjectId, gate: Gate) -> Result<Vec<CurrentLevel>, DbErr> {
    Ok(conditions::current_levels(&assessments(connection, project, gate).await?))
}

/// The level that each gate asks of each condition, as it is kept. One query.
///
/// # Errors
/// A table with a gap, or whatever the database says.
pub async fn required(connection: &impl ConnectionTrait) -> Result<ConditionLevels, DbErr> {
    let rows = cluster_condition::Entity::find().all(connection).await?;
    let cells = |row: &cluster_condition::Model| [row.level_g0, row.level_g1, row.level_g2, row.level_g3].map(|level| level.to_string());
    let cells: Vec<_> = rows.iter().map(|row| (row.code.code(), cells(row))).collect();
    let rows = cells.iter().map(|(code, [g0, g1, g2, g3])| (*code, [g0.as_str(), g1, g2, g3]));
    ConditionLevels::parse(rows).map_err(|problem| unreadable("the levels that the gates ask", format!("{problem:?}")))
}

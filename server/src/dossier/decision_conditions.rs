//! Conditions of signed decisions that stand, as far as what else changes in a project depends on them.

use chrono::NaiveDate;
use domain::gates::ConditionTiming;
use domain::ids::{DecisionConditionId, PersonId, ProjectId};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};
use std::collections::BTreeSet;

/// A condition of a signed decision that stands, `c` of decision `d`: no signed correction came in its place.
pub const STANDS: &str = "d.signed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.supersedes_id = d.id AND n.void_at IS NULL AND n.signed_at IS NOT NULL)";

/// Nobody said that condition `c` is met.
pub const OPEN: &str = "NOT EXISTS (SELECT 1 FROM decision_condition_met m WHERE m.decision_condition_id = c.id)";

/// The person who sees to condition `c`: whom it was handed to, or else whom the decision gave it to.
pub const SEES_TO: &str = "COALESCE((SELECT h.person_id FROM decision_condition_hand h WHERE h.decision_condition_id = c.id), c.owner_person_id)";

#[derive(FromQueryResult)]
struct Open {
    due_on: NaiveDate,
    timing: ConditionTiming,
}

async fn open(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Vec<Open>, DbErr> {
    let sql = format!(
        "SELECT c.due_on, c.timing FROM decision_condition c JOIN decision d ON d.id = c.decision_id \
         WHERE d.project_id = $1 AND {STANDS} AND {OPEN} ORDER BY c.due_on"
    );
    Open::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, [project.into()])).all(connection).await
}

/// The first date among the open conditions of a project. One query.
pub async fn first_due(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<NaiveDate>, DbErr> {
    Ok(open(connection, project).await?.first().map(|one| one.due_on))
}

/// An open condition of a signed decision that one person sees to, and its project.
#[derive(Debug, Clone, FromQueryResult)]
pub struct OwnCondition {
    /// Its id.
    pub id: DecisionConditionId,
    /// What it says.
    pub text: String,
    /// Of which project.
    pub project_id: ProjectId,
}

/// The open conditions that a person sees to, in projects that go on. One query.
pub async fn of_person(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<OwnCondition>, DbErr> {
    let sql = format!(
        "SELECT c.id, c.text, d.project_id FROM decision_condition c JOIN decision d ON d.id = c.decision_id JOIN project p ON p.id = d.project_id \
         WHERE {SEES_TO} = $1 AND {STANDS} AND {OPEN} AND p.status NOT IN ('stopped','refused','graduated','closed_completed') ORDER BY c.due_on, c.id"
    );
    OwnCondition::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, [person.into()])).all(connection).await
}

/// Whether an open condition keeps the phase of a project from starting. One query.
pub async fn block_start(connection: &impl ConnectionTrait, project: ProjectId) -> Result<bool, DbErr> {
    Ok(domain::gates::blocks_start(open(connection, project).await?.into_iter().map(|one| (one.timing, false))))
}

#[derive(FromQueryResult)]
struct Waits {
    project_id: ProjectId,
}

/// The projects of which a condition that comes first is open: of a phase that has not started, or added to a decision after that; of one project, or
/// of all that have an open condition. One query.
pub async fn first_open(connection: &impl ConnectionTrait, of: Option<ProjectId>) -> Result<BTreeSet<ProjectId>, DbErr> {
    let sql = format!(
        "SELECT DISTINCT d.project_id FROM project p CROSS JOIN decision d CROSS JOIN decision_condition c \
         WHERE d.project_id = p.id AND c.decision_id = d.id AND p.condition_due_on IS NOT NULL AND c.timing = 'precedent' AND {STANDS} AND {OPEN}{}",
        if of.is_some() { " AND p.id = $1" } else { "" }
    );
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, of.map(Into::into));
    Ok(Waits::find_by_statement(statement).all(connection).await?.into_iter().map(|row| row.project_id).collect())
}

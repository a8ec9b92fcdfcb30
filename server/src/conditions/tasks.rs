//! What evidence that was handed in asks of who accepts it.

use crate::gates::tasks::key;
use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, ProjectStanding};
use domain::conditions::Condition;
use domain::gates::{Gate, tasks};
use domain::ids::{PersonId, ProjectId};
use domain::people::Role;
use domain::projects::{Phase, Place, Status};
use sea_orm::{DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    project_id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    entry_gate: Gate,
    manager_id: Option<PersonId>,
    condition_code: Condition,
    evidence: String,
    added_at: DateTime<Utc>,
}

/// Evidence that waits in projects whose dossier is open, oldest first.
const WAITS: &str = "SELECT e.project_id, p.title, p.phase, p.status, p.entry_gate, p.manager_id, e.condition_code, e.title AS evidence, e.added_at \
     FROM evidence e JOIN project p ON p.id = e.project_id WHERE e.accepted = false AND (p.manager_id = $1 OR p.manager_id IS NULL) \
     AND p.status IN ('draft','active','awaiting_start','recycled','legacy') ORDER BY e.added_at, e.id LIMIT $2";

/// Evidence to look at. At most one query.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.is(Role::ProgrammeManager) {
        return Ok(Vec::new());
    }
    let (read, values) = (&state.database.read, [actor.id.into(), WorkItem::MOST.into()]);
    let rows = Row::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), WAITS, values)).all(read).await?;
    let item = |row: Row| {
        let place = Place { phase: row.phase, status: row.status };
        let task = tasks::at_evidence(place, row.manager_id, (actor, ProjectStanding::outside(row.project_id)))?;
        let gate = Gate::due(row.phase, row.entry_gate)?;
        Some(WorkItem {
            what: words.with(key(task), &[("title", row.evidence.into()), ("condition", words.label(row.condition_code).into())]),
            project: row.title,
            href: paths::condition(row.project_id, gate, row.condition_code),
            due_on: None,
            project_id: Some(row.project_id),
            about: None,
            since: Some(day_of(row.added_at)),
            facts: None,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

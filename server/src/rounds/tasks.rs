//! What rounds ask of who runs them: panels that need experts.

use crate::reviews::access::{SITS, TAKEN_BACK};
use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Actor;
use domain::ids::{ProjectId, RoundId};
use domain::people::Role;
use domain::reviews::QUORUM;
use sea_orm::{DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    id: RoundId,
    name: String,
    project_id: ProjectId,
    title: String,
    due_on: NaiveDate,
    added_at: DateTime<Utc>,
}

/// Projects before a panel for which fewer reviews are asked or handed in than a panel needs. At most one query.
///
/// # Errors
/// Whatever the database says.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.is(Role::ProgrammeManager) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT r.id, r.name, o.project_id, p.title, r.due_on, o.added_at FROM review_round r JOIN proposal o ON o.round_id = r.id JOIN project p ON p.id = o.project_id \
         WHERE r.closed_at IS NULL AND o.opened_at IS NULL AND o.taken_out_at IS NULL AND NOT {TAKEN_BACK} \
         AND (SELECT COUNT(*) FROM review v WHERE v.proposal_id = o.id AND {SITS}) < {QUORUM} \
         ORDER BY r.due_on, p.title, r.id LIMIT $1"
    );
    let read = &state.database.read;
    let rows = Row::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, [WorkItem::MOST.into()])).all(read).await?;
    let item = |row: Row| WorkItem {
        what: words.t("work-ask-experts"),
        project: row.title,
        href: paths::round(row.id),
        due_on: Some(row.due_on),
        project_id: Some(row.project_id),
        about: Some(words.with("work-about-round", &[("round", row.name.into())])),
        since: Some(day_of(row.added_at)),
        facts: None,
    };
    Ok(rows.into_iter().map(item).collect())
}

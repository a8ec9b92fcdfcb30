//! What decisions ask of a person: signing, taking back.

use super::key;
use crate::gates::signer::{Recorder, columns, seat};
use crate::state::State;
use crate::state::days::day_of;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, ProjectStanding};
use domain::gates::tasks;
use domain::gates::{DecisionState, Gate, Outcome, ProposedDecision, Signer};
use domain::ids::{DecisionId, ProjectId};
use sea_orm::{DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct ToSign {
    id: DecisionId,
    project_id: ProjectId,
    title: String,
    gate: Gate,
    outcome: Outcome,
    supersedes_id: Option<DecisionId>,
    decided_at: DateTime<Utc>,
    decided_by_name: String,
    #[sea_orm(nested)]
    recorder: Recorder,
}

/// Decisions and corrections to sign, or to take back because nobody can sign them any more. At most one query.
pub(super) async fn to_sign(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.may_sign() {
        return Ok(Vec::new());
    }
    let gates = if Signer::of(actor).is_chair_or_secretary() { "" } else { "AND d.gate = 'G0'" };
    let sql = format!(
        "SELECT d.id, d.project_id, p.title, d.gate, d.outcome, d.supersedes_id, d.decided_at, a.name AS decided_by_name, {} FROM decision d JOIN project p ON p.id = d.project_id JOIN person a ON a.id = d.decided_by \
         WHERE d.signed_at IS NULL AND d.void_at IS NULL {gates} \
         AND (d.decided_by <> $1 OR (d.gate <> 'G0' AND COALESCE({seat}, '') NOT IN ('chair','secretary'))) \
         ORDER BY d.decided_at, d.id LIMIT {}",
        columns("a", today),
        WorkItem::MOST,
        seat = seat("a", today)
    );
    let read = &state.database.read;
    let rows = ToSign::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, [actor.id.into()])).all(read).await?;
    let item = |row: ToSign| {
        let proposed = ProposedDecision {
            gate: row.gate,
            outcome: row.outcome,
            state: DecisionState::Proposed,
            is_correction: row.supersedes_id.is_some(),
            signed_by: vec![row.recorder.signer()],
        };
        let task = tasks::at_decision(&proposed, (actor, ProjectStanding::outside(row.project_id)))?;
        Some(WorkItem {
            what: words.with(key(task), &[("gate", words.label(row.gate).into())]),
            project: row.title,
            href: paths::decision(row.project_id, row.id),
            due_on: None,
            project_id: Some(row.project_id),
            about: Some(words.with("work-about-decision", &[("outcome", words.label(row.outcome).into()), ("name", row.decided_by_name.into())])),
            since: Some(day_of(row.decided_at)),
            facts: None,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

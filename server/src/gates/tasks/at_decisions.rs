//! What decisions ask of a person: signing, taking back, verifying a condition.

use super::key;
use crate::gates::signer::{Recorder, columns};
use crate::state::State;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::access::{Actor, ProjectStanding};
use domain::gates::tasks::{self, OpenCondition};
use domain::gates::{DecisionState, Gate, Outcome, ProposedDecision, Signer};
use domain::ids::{DecisionId, ProjectId};
use domain::projects::{Phase, Place, Status};
use sea_orm::{DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct ToSign {
    id: DecisionId,
    project_id: ProjectId,
    title: String,
    gate: Gate,
    outcome: Outcome,
    supersedes_id: Option<DecisionId>,
    #[sea_orm(nested)]
    recorder: Recorder,
}

/// Decisions and corrections to sign, or to take back because nobody can sign them any more. At most one query.
pub(super) async fn to_sign(state: &State, actor: &Actor, words: Words) -> Result<Vec<WorkItem>, DbErr> {
    if !actor.may_sign() {
        return Ok(Vec::new());
    }
    let gates = if Signer::of(actor).is_chair_or_secretary() { "" } else { "AND d.gate = 'G0'" };
    let sql = format!(
        "SELECT d.id, d.project_id, p.title, d.gate, d.outcome, d.supersedes_id, {} FROM decision d JOIN project p ON p.id = d.project_id JOIN person a ON a.id = d.decided_by \
         WHERE d.signed_at IS NULL AND d.void_at IS NULL {gates} \
         AND (d.decided_by <> $1 OR (d.gate <> 'G0' AND COALESCE(a.steering_seat, '') NOT IN ('chair','secretary'))) \
         ORDER BY d.decided_at, d.id LIMIT {}",
        columns("a"),
        WorkItem::MOST
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
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

#[derive(FromQueryResult)]
struct ToVerify {
    decision_id: DecisionId,
    project_id: ProjectId,
    title: String,
    phase: Phase,
    status: Status,
    text: String,
    owner: String,
    due_on: NaiveDate,
}

/// Conditions that come due of decisions that stand, in projects that go on.
const TO_VERIFY: &str = "SELECT c.decision_id, d.project_id, p.title, p.phase, p.status, c.text, c.owner, c.due_on FROM decision_condition c \
     JOIN decision d ON d.id = c.decision_id AND d.signed_at IS NOT NULL JOIN project p ON p.id = d.project_id \
     WHERE c.due_on <= $1 AND LOWER(TRIM(c.owner)) <> $2 AND p.status NOT IN ('stopped','refused','graduated','closed_completed') \
     AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.supersedes_id = d.id AND n.void_at IS NULL AND n.signed_at IS NOT NULL) \
     AND NOT EXISTS (SELECT 1 FROM decision_condition_met m WHERE m.decision_condition_id = c.id) ORDER BY c.due_on, c.id LIMIT $3";

/// Conditions to verify. One query.
pub(super) async fn to_verify(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let own = actor.name.trim().to_lowercase();
    let (read, values) = (&state.database.read, [tasks::ahead(today).into(), own.into(), WorkItem::MOST.into()]);
    let rows = ToVerify::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), TO_VERIFY, values)).all(read).await?;
    let item = |row: ToVerify| {
        let place = Place { phase: row.phase, status: row.status };
        let open = OpenCondition { owner: row.owner, due_on: row.due_on, state: DecisionState::Signed, place };
        let due = tasks::at_condition(&open, (actor, ProjectStanding::outside(row.project_id)), today)?;
        Some(WorkItem {
            what: words.with(key(due.task), &[("text", row.text.into())]),
            project: row.title,
            href: paths::decision(row.project_id, row.decision_id),
            due_on: due.on,
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

//! Telling who sees to a condition that it comes due, fourteen days before, and that it is late, the day after. Each is told once.

use super::letters::Told;
use super::owners::people;
use crate::dossier::decision_conditions::{OPEN, SEES_TO, STANDS};
use crate::frame::respond::AppError;
use crate::reviews::letters::{News, tell_all};
use crate::state::State;
use crate::store::database::Write;
use ::entity::{decision_condition_told, project};
use chrono::NaiveDate;
use domain::gates::{ConditionOwner, ConditionSignal, soon};
use domain::ids::{DecisionConditionId, DecisionId, OrganisationId, PersonId, ProjectId};
use domain::mail::MailKind;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, Statement};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::sync::watch;

/// How often it is looked whether a condition comes due.
const LOOKS_EVERY: Duration = Duration::from_secs(60);

/// How many conditions are told of in one write.
const AT_ONCE: i64 = 50;

#[derive(FromQueryResult)]
struct Row {
    id: DecisionConditionId,
    decision_id: DecisionId,
    project_id: ProjectId,
    text: String,
    owner: String,
    owner_organisation_id: Option<OrganisationId>,
    owner_person_id: Option<PersonId>,
    due_on: NaiveDate,
}

/// Tells of what comes due or is late, at once and then every minute, until the other end of `stopped` is dropped.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        if let Err(error) = tell_owners(&state).await {
            tracing::warn!(%error, "who sees to a condition could not be told that it comes due");
        }
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// Open conditions of projects that go on, which come due or are late and whose owner was not told so. One query.
async fn untold(connection: &impl ConnectionTrait, from: Option<NaiveDate>, until: NaiveDate, signal: ConditionSignal) -> Result<Vec<Row>, DbErr> {
    let sql = format!(
        "SELECT c.id, c.decision_id, d.project_id, c.text, c.owner, c.owner_organisation_id, {SEES_TO} AS owner_person_id, c.due_on \
         FROM decision_condition c JOIN decision d ON d.id = c.decision_id JOIN project p ON p.id = d.project_id \
         WHERE c.due_on >= $1 AND c.due_on <= $2 AND {STANDS} AND {OPEN} AND p.status NOT IN ('stopped','refused','graduated','closed_completed') \
         AND NOT EXISTS (SELECT 1 FROM decision_condition_told t WHERE t.decision_condition_id = c.id AND t.signal = $3) \
         ORDER BY c.due_on, c.id LIMIT {AT_ONCE}"
    );
    let values = [from.unwrap_or(EARLIEST).into(), until.into(), signal.into()];
    Row::find_by_statement(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).all(connection).await
}

/// No decision is older.
const EARLIEST: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day");

/// Tells every owner who was not told yet. Says how many conditions it told of.
pub async fn tell_owners(state: &State) -> Result<usize, AppError> {
    let today = state.clock.today();
    let yesterday = today.pred_opt().unwrap_or(today);
    let mut count = 0;
    for (signal, from, until) in [(ConditionSignal::Late, None, yesterday), (ConditionSignal::Soon, Some(today), soon(today))] {
        // Readers look, so that no turn to write is taken for nothing.
        while !untold(&state.database.read, from, until, signal).await?.is_empty() {
            let write = state.begin().await?;
            let rows = untold(&write, from, until, signal).await?;
            told(state, &write, &rows, signal).await?;
            write.finish([]).await?;
            count += rows.len();
        }
    }
    Ok(count)
}

async fn told(state: &State, write: &Write, rows: &[Row], signal: ConditionSignal) -> Result<(), DbErr> {
    let mark = |row: &Row| decision_condition_told::Model { decision_condition_id: row.id, signal, told_at: write.now() }.into_active_model();
    if !rows.is_empty() {
        decision_condition_told::Entity::insert_many(rows.iter().map(mark)).exec_without_returning(write).await?;
    }
    let about: BTreeSet<ProjectId> = rows.iter().map(|row| row.project_id).collect();
    let projects = project::Entity::find().filter(project::Column::Id.is_in(about)).all(write).await?;
    let projects: BTreeMap<ProjectId, project::Model> = projects.into_iter().map(|project| (project.id, project)).collect();
    let kind = if signal == ConditionSignal::Late { MailKind::ConditionLate } else { MailKind::ConditionDue };
    let mut letters = Vec::new();
    for row in rows {
        let Some(project) = projects.get(&row.project_id) else { continue };
        let owner = ConditionOwner { name: row.owner.clone(), organisation: row.owner_organisation_id, person: row.owner_person_id };
        let Told { kind, path, said, .. } = Told::of(kind, app::paths::decision(row.project_id, row.decision_id)).because(&row.text);
        let news = News { kind, project: row.project_id, until: Some(row.due_on), path, said };
        letters.extend(people(write, project, &owner).await?.into_iter().map(|person| (person, news.clone())));
    }
    tell_all(write, &state.base_url, letters).await
}

//! Commitments that lapse: once a day it is looked which phases have been over for so long that what is left of their money is released, back
//! under the ceiling. Told to those concerned, in one write a project, and once.

use super::letters::{Circle, Told, tell};
use crate::dossier::change::{Change, Touches};
use crate::frame::respond::AppError;
use crate::ledger::{self, Book};
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::project;
use chrono::{Months, NaiveDate};
use domain::audit::HistoryEvent;
use domain::ids::{PersonId, ProjectId};
use domain::ledger::{Cause, LAPSED, Running};
use domain::mail::MailKind;
use domain::projects::{Period, Phase};
use domain::settings::ParameterKey;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Statement};
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How often it is looked whether another day has come.
const LOOKS_EVERY: Duration = Duration::from_secs(60);

#[derive(FromQueryResult)]
struct Candidate {
    id: ProjectId,
}

/// Releases what has lapsed, at once and then every day, until the other end of `stopped` is dropped.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    let mut looked: Option<NaiveDate> = None;
    loop {
        let today = state.clock.today();
        if looked != Some(today) {
            match release_lapsed(&state).await {
                Ok(_) => looked = Some(today),
                Err(error) => tracing::warn!(%error, "commitments that have lapsed could not be released"),
            }
        }
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// For how many months after the end of a phase what was spent can still be told.
fn term(state: &State) -> u32 {
    u32::try_from(state.reference().values.get(ParameterKey::LapseMonths)).unwrap_or(u32::MAX)
}

/// Projects with a promise so old that it may have lapsed, and not all of it spent or released. One query.
async fn candidates(connection: &impl ConnectionTrait, booked_before: NaiveDate) -> Result<Vec<Candidate>, DbErr> {
    let sql = "SELECT l.project_id AS id FROM ledger_row l WHERE l.source IS NOT NULL AND l.instrument IS NOT NULL AND l.project_id IN \
         (SELECT c.project_id FROM ledger_row c WHERE c.kind = 'commitment' AND c.booked_on < $1) GROUP BY l.project_id \
         HAVING SUM(CASE l.kind WHEN 'commitment' THEN l.amount WHEN 'release' THEN -l.amount ELSE 0 END) > 0 ORDER BY l.project_id";
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [booked_before.into()]);
    Candidate::find_by_statement(statement).all(connection).await
}

/// Releases what has lapsed by today. Tells of how many projects.
///
/// # Errors
/// When the database cannot be asked which; one that then fails stands in the log, and the next look tries it again.
pub async fn release_lapsed(state: &State) -> Result<usize, AppError> {
    let (months, today) = (term(state), state.clock.today());
    let Some(booked_before) = today.checked_sub_months(Months::new(months)) else { return Ok(0) };
    let mut count = 0;
    for Candidate { id } in candidates(&state.database.read, booked_before).await? {
        match of_project(state, id, (months, today)).await {
            Ok(has_lapsed) => count += usize::from(has_lapsed),
            // The others do not wait for one that fails.
            Err(error) => tracing::warn!(%error, project = %id, "a commitment that has lapsed could not be released"),
        }
    }
    Ok(count)
}

/// Where a project is, as its commitments are measured by it.
pub(crate) fn running(project: &project::Model) -> Running {
    let months = project.duration_months.and_then(|months| u32::try_from(months).ok());
    Running {
        phase: project.phase,
        status: project.status,
        period: Period::of(project.start_on, project.phase_from, months),
        phase_from: project.phase_from,
        waits_until: project.condition_due_on,
    }
}

/// The phases of which money can have been promised.
const PHASES: [Phase; 3] = [Phase::Start, Phase::Innovation, Phase::MarketEntry];

/// Readers look first, so that no turn to write is taken for nothing; another server may have been first.
async fn of_project(state: &State, id: ProjectId, on: (u32, NaiveDate)) -> Result<bool, AppError> {
    let project = project::Entity::find_by_id(id).one(&state.database.read).await?.ok_or(AppError::NotFound)?;
    let phases = running(&project).lapsed_phases(PHASES, on);
    let mut next_id = new_id;
    let mut book = Book::open((id, project.is_demo), ledger::of_project(&state.database.read, id).await?, &mut next_id);
    let cause = Cause::Document(LAPSED.to_owned());
    if book.lapse(&phases, &cause, state.clock.now())?.is_empty() {
        return Ok(false);
    }
    let change = Change::of(state.begin().await?, id, Touches::Project).await?;
    let phases = running(&change.project).lapsed_phases(PHASES, on);
    let mut book = Book::open((id, change.project.is_demo), ledger::of_project(&change.write, id).await?, &mut next_id);
    let released = book.lapse(&phases, &cause, change.now())?;
    if released.is_empty() {
        return Ok(false);
    }
    ledger::save(&change.write, book.new_rows()).await?;
    let told = Told::of(MailKind::MoneyLapsed, app::paths::project_money(id));
    let concerned = [Circle::Partners, Circle::Manager, Circle::Seats];
    // Nobody did it: nobody is left out.
    tell((&change.write, &state.base_url), &change.project, PersonId(Uuid::nil()), concerned, &told).await?;
    let event = |(phase, released)| Event::by_operator(HistoryEvent::MoneyLapsed { project: id, phase, released });
    let events = released.into_iter().map(event).collect();
    change.finish_with(project::ActiveModel::default(), events).await?;
    Ok(true)
}

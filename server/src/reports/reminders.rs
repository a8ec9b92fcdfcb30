//! Telling who has a report that it is asked for, due or late: each once for each time that it is to be handed in, however many servers there are and
//! however often one was started again.

use super::read;
use crate::dossier::overdue::{self, owed};
use crate::dossier::schedule;
use crate::frame::respond::AppError;
use crate::gates::letters::{Circle, Told, tell};
use crate::state::State;
use ::entity::{project, report, report_told};
use chrono::{Days, NaiveDate};
use domain::ids::{PersonId, ProjectId, ReportId};
use domain::mail::MailKind;
use domain::projects::Status;
use domain::reports::{ReportHolder, ReportReminder, holder};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::sync::watch;

/// How often it is looked whether somebody is to be told.
const LOOKS_EVERY: Duration = Duration::from_secs(60);

/// Schedules what was never scheduled, tells at once and then every minute, until the other end of `stopped` is dropped.
pub async fn run(state: State, mut stopped: watch::Receiver<()>) {
    match schedule::make_missing(&state).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "reports of running phases were scheduled"),
        Err(error) => tracing::warn!(%error, "reports of running phases could not be scheduled; the next start tries again"),
    }
    loop {
        if let Err(error) = tell_of_reports(&state).await {
            tracing::warn!(%error, "who has a report could not be told that it is due");
        }
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// The reports of which something is to be told today, and what. Four queries.
async fn untold(connection: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<(ProjectId, ReportId, ReportReminder)>, DbErr> {
    let ahead = today.checked_add_days(Days::new(ReportReminder::Asked.offset().unsigned_abs())).unwrap_or(today);
    let rows = report::Entity::find().filter(report::Column::State.is_in(owed())).filter(report::Column::TermOn.lte(ahead));
    let rows = rows.order_by_asc(report::Column::TermOn).order_by_asc(report::Column::Id).all(connection).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let projects: BTreeSet<ProjectId> = rows.iter().map(|row| row.project_id).collect();
    let holds = overdue::holds(connection, projects.clone()).await?;
    let ended = [Status::Stopped, Status::Refused, Status::Graduated, Status::ClosedCompleted, Status::OnHold];
    let still = project::Entity::find().filter(project::Column::Id.is_in(projects)).filter(project::Column::Status.is_in(ended));
    let still: BTreeSet<ProjectId> = still.all(connection).await?.into_iter().map(|project| project.id).collect();
    let told = report_told::Entity::find().filter(report_told::Column::ReportId.is_in(rows.iter().map(|row| row.id))).all(connection).await?;
    let mut found = Vec::new();
    for row in rows.iter().filter(|row| !still.contains(&row.project_id)) {
        let days = overdue::standing(row, holds.get(&row.project_id).map_or(&[][..], Vec::as_slice), today).days_past;
        let Some(reminder) = ReportReminder::come(days) else { continue };
        // What comes after it was told already where a day was put off.
        let was_told = told.iter().any(|one| one.report_id == row.id && one.round == row.round && one.reminder >= reminder);
        if !was_told {
            found.push((row.project_id, row.id, reminder));
        }
    }
    Ok(found)
}

/// Tells everybody who has a report that is due. Says of how many reports.
///
/// # Errors
/// When the database cannot be asked which; one that then fails stands in the log, and the next look tries it again.
pub async fn tell_of_reports(state: &State) -> Result<usize, AppError> {
    let mut count = 0;
    for (project, report, reminder) in untold(&state.database.read, state.clock.today()).await? {
        match tell_of(state, (project, report), reminder).await {
            Ok(was_told) => count += usize::from(was_told),
            // The others do not wait for one that fails.
            Err(error) => tracing::warn!(%error, %report, "who has a report could not be told that it is due"),
        }
    }
    Ok(count)
}

/// Readers look first; another server may have told of it meanwhile, or it came in.
async fn tell_of(state: &State, (id, report): (ProjectId, ReportId), reminder: ReportReminder) -> Result<bool, AppError> {
    let write = state.begin().await?;
    let project = project::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound)?;
    let Some(whole) = read::whole(&write, &project, report, read::Moment::now(state)).await? else { return Ok(false) };
    let round = whole.row.round;
    let told = report_told::Entity::find().filter(report_told::Column::ReportId.eq(report)).filter(report_told::Column::Round.eq(round));
    let was_told = told.all(&write).await?.iter().any(|one| one.reminder >= reminder);
    let is_due = whole.row.state.is_owed() && !whole.on_hold && ReportReminder::come(whole.time.days_past) == Some(reminder);
    if was_told || !is_due {
        return Ok(false);
    }
    let mark = report_told::Model { report_id: report, round, reminder, told_at: write.now() };
    report_told::Entity::insert(mark.into_active_model()).exec_without_returning(&write).await?;
    let mut circles: Vec<Circle> = match holder(&whole.facts) {
        ReportHolder::Lead => vec![Circle::Lead],
        ReportHolder::Partners | ReportHolder::Programme | ReportHolder::Nobody => {
            whole.facts.parts.iter().filter(|part| !part.is_in).map(|part| Circle::Of(part.organisation)).collect()
        }
    };
    circles.extend(reminder.tells_manager().then_some(Circle::Manager));
    circles.extend(reminder.tells_manager().then_some(Circle::Lead));
    circles.extend(reminder.tells_steering().then_some(Circle::Seats));
    let kind = match reminder {
        ReportReminder::Asked => MailKind::ReportAsked,
        ReportReminder::TwoWeeks | ReportReminder::ThreeDays => MailKind::ReportDue,
        ReportReminder::Late | ReportReminder::Second => MailKind::ReportLate,
        ReportReminder::Blocks => MailKind::ReportBlocks,
    };
    let told = Told { until: Some(whole.time.due), ..Told::of(kind, app::paths::report(id, report)) };
    // Nobody did it: nobody is left out.
    tell((&write, &state.base_url), &project, PersonId(uuid::Uuid::nil()), circles, &told).await?;
    write.finish([]).await?;
    Ok(true)
}

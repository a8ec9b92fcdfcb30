//! The reports of a phase, scheduled in the write in which it starts, whatever started it: a signature, or the last condition that came first; for a
//! phase that ran before there were reports, when the server starts. What nobody could write in yet moves with an approved request alone.

use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{project, report};
use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::HistoryEvent;
use domain::ids::{ChangeRequestId, ReportId};
use domain::projects::{Period, Phase, Status};
use domain::reports::{Begun, Planned, ReportState, moved, schedule, schedule_of_rest, standing};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, Select};

/// Whether a phase started between one moment and the next.
fn has_started(before: &project::Model, after: &project::Model) -> bool {
    after.status == Status::Active && (before.phase != after.phase || before.status == Status::AwaitingStart)
}

/// The first and the last day of the phase that a project is in; none while nobody said how long it lasts.
fn days(project: &project::Model) -> Option<(NaiveDate, NaiveDate)> {
    let months = project.duration_months.and_then(|months| u32::try_from(months).ok());
    let until = Period::of(project.start_on, project.phase_from, months).last.or(project.next_gate_on);
    Ord::max(project.start_on, project.phase_from).zip(until)
}

/// The reports that the phase of a project asks for; none while nobody said how long it lasts.
pub fn planned(project: &project::Model) -> Vec<Planned> {
    days(project).map(|(from, until)| schedule(project.phase, from, until)).unwrap_or_default()
}

/// A planned report as it is kept at first.
pub fn row(project: &project::Model, one: &Planned, now: DateTime<Utc>) -> report::Model {
    report::Model {
        id: ReportId(new_id()),
        project_id: project.id,
        phase: project.phase,
        number: i32::try_from(one.number).unwrap_or(i32::MAX),
        kind: one.kind,
        from_on: one.from_on,
        until_on: one.until_on,
        opens_on: one.opens_on,
        due_on: one.due_on,
        term_on: one.due_on,
        state: ReportState::Scheduled,
        since: now,
        round: 0,
        submitted_by: None,
        submitted_at: None,
        missing_reason: String::new(),
        opened_by: None,
        opened_at: None,
        judged_by: None,
        approved_at: None,
        view_note: String::new(),
        promised: None,
        accepted: None,
        moved_by: None,
        confirmed_by: None,
        is_demo: project.is_demo,
        version: 1,
    }
}

/// The reports of the phase that a project is in.
fn there(project: &project::Model) -> Select<report::Entity> {
    report::Entity::find().filter(report::Column::ProjectId.eq(project.id)).filter(report::Column::Phase.eq(project.phase))
}

async fn keep(write: &Write, rows: Vec<report::Model>) -> Result<(), DbErr> {
    report::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(write).await.map(|_| ())
}

fn scheduled(project: &project::Model, planned: &[Planned]) -> Option<Event> {
    let (first_day, last_day) = (planned.first()?.due_on, planned.last()?.due_on);
    let happened = HistoryEvent::ReportsScheduled { project: project.id, phase: project.phase, reports: planned.len(), first_day, last_day };
    Some(Event::by_operator(happened).in_project(project.id))
}

/// Makes the schedule of the phase that has just started, once. At most two statements.
pub(super) async fn make(write: &Write, before: &project::Model, after: &project::Model) -> Result<Option<Event>, DbErr> {
    if !has_started(before, after) {
        return Ok(None);
    }
    let planned = planned(after);
    if planned.is_empty() || there(after).count(write).await? > 0 {
        return Ok(None);
    }
    keep(write, planned.iter().map(|one| row(after, one, write.now())).collect()).await?;
    Ok(scheduled(after, &planned))
}

/// How many projects are scheduled in one write.
const IN_ONE_WRITE: usize = 100;

/// The statuses in which partners of a running phase report.
fn runs() -> Vec<Status> {
    let reports = |status: &Status| match status {
        Status::Active | Status::GateRequested | Status::UnderReview | Status::DecisionPending | Status::OnHold | Status::Recycled => true,
        Status::Draft | Status::AwaitingStart | Status::Legacy | Status::Stopped | Status::Refused | Status::Graduated => false,
        Status::ClosedCompleted => false,
    };
    Status::ALL.iter().copied().filter(reports).collect()
}

/// Projects in a phase with days whose reports were never scheduled. One query.
async fn unscheduled(connection: &impl ConnectionTrait) -> Result<Vec<project::Model>, DbErr> {
    use project::Column as Of;
    let scheduled = Query::select()
        .expr(Expr::val(1))
        .from(report::Entity)
        .and_where(Expr::col((report::Entity, report::Column::ProjectId)).equals((project::Entity, Of::Id)))
        .and_where(Expr::col((report::Entity, report::Column::Phase)).equals((project::Entity, Of::Phase)))
        .to_owned();
    let running =
        project::Entity::find().filter(Of::Status.is_in(runs())).filter(Of::Phase.is_in([Phase::Start, Phase::Innovation, Phase::MarketEntry]));
    running.filter(Expr::exists(scheduled).not()).order_by_asc(Of::Number).all(connection).await
}

/// Makes the schedule of the rest of each phase that runs without one: those that were running when reports came. Says of how many. Who comes
/// second finds them made.
///
/// # Errors
/// The database failed; the next start tries again.
pub async fn make_missing(state: &State) -> Result<usize, DbErr> {
    let today = state.clock.today();
    let asked = |project: &project::Model| {
        days(project).map(|(from, until)| schedule_of_rest(project.phase, from, until, today)).filter(|rest| !rest.is_empty())
    };
    let mut made = 0;
    loop {
        // Readers look first, and each turn is short.
        if !unscheduled(&state.database.read).await?.iter().any(|project| asked(project).is_some()) {
            return Ok(made);
        }
        let write = state.database.begin(state.clock.now()).await?;
        let running = unscheduled(&write).await?;
        let mut events = Vec::new();
        for (project, rest) in running.iter().filter_map(|project| Some((project, asked(project)?))).take(IN_ONE_WRITE) {
            keep(&write, rest.iter().map(|one| row(project, one, write.now())).collect()).await?;
            events.extend(scheduled(project, &rest));
        }
        made += events.len();
        write.finish(events).await?;
    }
}

/// Moves the reports in which nobody could write yet, after an approved request changed how long the phase lasts. `after` is the project as it is
/// from then on.
///
/// # Errors
/// The database failed.
pub async fn follow(write: &Write, after: &project::Model, change: ChangeRequestId) -> Result<Option<Event>, DbErr> {
    let Some(days) = days(after) else { return Ok(None) };
    let today = day_of(write.now());
    let rows = there(after).order_by_asc(report::Column::Number).all(write).await?;
    let (waiting, begun): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| standing(row.state, row.opens_on, today) == ReportState::Scheduled);
    let begun: Vec<Begun> =
        begun.iter().map(|row| Begun { number: u32::try_from(row.number).unwrap_or_default(), kind: row.kind, until_on: row.until_on }).collect();
    let moved = moved(after.phase, days, &begun);
    let is_same = |(row, one): (&report::Model, &Planned)| (row.kind, row.from_on, row.until_on) == (one.kind, one.from_on, one.until_on);
    if waiting.len() == moved.len() && waiting.iter().zip(&moved).all(is_same) {
        return Ok(None);
    }
    for row in &waiting {
        let marked = report::ActiveModel { id: Set(row.id), moved_by: Set(Some(change)), ..Default::default() };
        report::Entity::update(marked).validate()?.exec_without_returning(write).await?;
        report::Entity::delete_by_id(row.id).exec(write).await?;
    }
    let Some((first, last)) = moved.first().zip(moved.last()) else { return Ok(None) };
    keep(write, moved.iter().map(|one| report::Model { moved_by: Some(change), ..row(after, one, write.now()) }).collect()).await?;
    let (first_day, last_day) = (first.due_on, last.due_on);
    Ok(Some(Event::by_operator(HistoryEvent::ReportsMoved { project: after.id, phase: after.phase, reports: moved.len(), first_day, last_day })))
}

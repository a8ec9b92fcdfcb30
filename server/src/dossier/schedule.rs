//! The reports of a phase, scheduled in the write in which it starts, whatever started it: a signature, or the last condition that came first.

use crate::state::new_id;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{project, report};
use chrono::{DateTime, Utc};
use domain::audit::HistoryEvent;
use domain::ids::ReportId;
use domain::projects::{Period, Status};
use domain::reports::{Planned, ReportState, schedule};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

/// Whether a phase started between one moment and the next.
fn has_started(before: &project::Model, after: &project::Model) -> bool {
    after.status == Status::Active && (before.phase != after.phase || before.status == Status::AwaitingStart)
}

/// The reports that the phase of a project asks for; none while nobody said how long it lasts.
pub fn planned(project: &project::Model) -> Vec<Planned> {
    let months = project.duration_months.and_then(|months| u32::try_from(months).ok());
    let until = Period::of(project.start_on, project.phase_from, months).last.or(project.next_gate_on);
    let Some((from, until)) = project.start_on.max(project.phase_from).zip(until) else { return Vec::new() };
    schedule(project.phase, from, until)
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
        confirmed_by: None,
        is_demo: project.is_demo,
        version: 1,
    }
}

/// Makes the schedule of the phase that has just started, once. At most two statements.
pub(super) async fn make(write: &Write, before: &project::Model, after: &project::Model) -> Result<Option<Event>, DbErr> {
    if !has_started(before, after) {
        return Ok(None);
    }
    let planned = planned(after);
    let Some((first, last)) = planned.first().zip(planned.last()) else { return Ok(None) };
    let there = report::Entity::find().filter(report::Column::ProjectId.eq(after.id)).filter(report::Column::Phase.eq(after.phase));
    if there.count(write).await? > 0 {
        return Ok(None);
    }
    let rows = planned.iter().map(|one| row(after, one, write.now()).into_active_model());
    report::Entity::insert_many(rows).exec_without_returning(write).await?;
    let (first_day, last_day) = (first.due_on, last.due_on);
    let happened = HistoryEvent::ReportsScheduled { project: after.id, phase: after.phase, reports: planned.len(), first_day, last_day };
    Ok(Some(Event::by_operator(happened)))
}

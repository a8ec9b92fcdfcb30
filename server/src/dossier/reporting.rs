//! What the reports of a phase say to whom decides at the gate that ends it: how far they are, what came of what was promised, and the lessons.

use super::overdue;
use ::entity::{project, report, report_answer, report_part, report_view};
use chrono::NaiveDate;
use domain::gates::{Gate, ReportingFacts};
use domain::ids::{ProjectId, ReportId};
use domain::reports::{Delivered, ReportAspect, ReportField, ReportKind, ReportState, standing};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// The reports of the phase that a gate ends, by the days of their periods. One query; none at the first gate, before which nobody reports.
async fn of_phase(connection: &impl ConnectionTrait, id: ProjectId, gate: Gate) -> Result<Vec<report::Model>, DbErr> {
    if gate == Gate::G0 {
        return Ok(Vec::new());
    }
    let rows = report::Entity::find().filter(report::Column::ProjectId.eq(id)).filter(report::Column::Phase.eq(gate.from()));
    rows.order_by_asc(report::Column::UntilOn).order_by_asc(report::Column::Id).all(connection).await
}

/// What came of what was promised by the end of a period, where who approved the report counted that.
pub fn delivered(row: &report::Model) -> Option<Delivered> {
    let count = |count: Option<i32>| count.and_then(|count| u32::try_from(count).ok());
    count(row.promised).zip(count(row.accepted)).map(|(promised, accepted)| Delivered { promised, accepted })
}

/// Part of the facts of a gate. At most three queries.
///
/// # Errors
/// The database failed.
pub async fn facts(connection: &impl ConnectionTrait, project: &project::Model, gate: Gate, today: NaiveDate) -> Result<ReportingFacts, DbErr> {
    let rows = of_phase(connection, project.id, gate).await?;
    let is_past = |row: &report::Model| row.state.is_owed() && row.term_on < today;
    let holds = if rows.iter().any(is_past) { overdue::holds(connection, std::iter::once(project.id).collect()).await? } else { BTreeMap::new() };
    let holds = holds.get(&project.id).map_or(&[][..], Vec::as_slice);
    let state = |row: &report::Model| standing(row.state, row.opens_on, today);
    let is_open = |row: &&report::Model| match state(row) {
        ReportState::Draft
        | ReportState::PartsIn
        | ReportState::Returned
        | ReportState::Submitted
        | ReportState::Resubmitted
        | ReportState::ToConfirm => true,
        ReportState::Scheduled | ReportState::Open => is_past(row) && overdue::standing(row, holds, today).days_past > 0,
        ReportState::Approved | ReportState::PartlyApproved => false,
    };
    let approved = || rows.iter().filter(|row| row.state.is_approved());
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    Ok(ReportingFacts {
        asked: count(rows.len()),
        approved: count(approved().count()),
        open: count(rows.iter().filter(is_open).count()),
        end: rows.iter().rfind(|row| row.kind == ReportKind::End).map(state),
        delivered: approved().rev().find_map(delivered),
        lessons: if gate == Gate::G3 { lessons(connection, project.id).await? } else { 0 },
    })
}

/// Lessons in approved reports of a project that may be public: one of each partner that said so. One query.
async fn lessons(connection: &impl ConnectionTrait, project: ProjectId) -> Result<u32, DbErr> {
    let part = report_answer::Entity::belongs_to(report_part::Entity).from(report_answer::Column::PartId).to(report_part::Column::Id);
    let whole = report_part::Entity::belongs_to(report::Entity).from(report_part::Column::ReportId).to(report::Column::Id);
    let found = report_answer::Entity::find().join(JoinType::InnerJoin, part.into()).join(JoinType::InnerJoin, whole.into());
    let found = found.filter(report_answer::Column::Field.eq(ReportField::LessonsPublic)).filter(report::Column::ProjectId.eq(project));
    let count = found.filter(report::Column::ApprovedAt.is_not_null()).count(connection).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// An approved report as the next gate shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewed {
    /// Its row.
    pub row: report::Model,
    /// One to five for each aspect.
    pub marks: BTreeMap<ReportAspect, u8>,
}

/// The approved reports of the phase that a gate ends, with the short view that was given after each. At most two queries.
///
/// # Errors
/// The database failed.
pub async fn viewed(connection: &impl ConnectionTrait, id: ProjectId, gate: Gate) -> Result<Vec<Viewed>, DbErr> {
    let rows: Vec<report::Model> = of_phase(connection, id, gate).await?.into_iter().filter(|row| row.state.is_approved()).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let marks = report_view::Entity::find().filter(report_view::Column::ReportId.is_in(rows.iter().map(|row| row.id))).all(connection).await?;
    let of = |id: ReportId| marks.iter().filter(move |mark| mark.report_id == id);
    let marks = |id: ReportId| of(id).filter_map(|mark| Some((mark.aspect, u8::try_from(mark.mark).ok()?))).collect();
    Ok(rows.into_iter().map(|row| Viewed { marks: marks(row.id), row }).collect())
}

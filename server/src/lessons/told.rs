//! What partners told in approved reports and at confirmed stops, and nobody put into the collection or passed over yet.

use ::entity::{lesson, lesson_passed_over, project, report, report_answer, report_part, stop_proposal};
use chrono::{DateTime, Utc};
use domain::ids::{ProjectId, ReportId, ReportPartId, StopProposalId};
use domain::lessons::LessonSource;
use domain::projects::Phase;
use domain::reports::ReportField;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What somebody told.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) source: LessonSource,
    pub(super) project: (ProjectId, String),
    pub(super) report: Option<ReportId>,
    pub(super) partner: Option<String>,
    pub(super) phase: Phase,
    pub(super) text: String,
    pub(super) is_allowed: bool,
    pub(super) at: DateTime<Utc>,
    pub(super) is_demo: bool,
}

#[derive(Debug, FromQueryResult)]
struct InReport {
    part: ReportPartId,
    project: ProjectId,
    title: String,
    report: ReportId,
    partner: String,
    phase: Phase,
    text: String,
    at: DateTime<Utc>,
    is_demo: bool,
}

#[derive(Debug, FromQueryResult)]
struct AtStop {
    stop: StopProposalId,
    project: ProjectId,
    title: String,
    phase: Phase,
    text: String,
    at: DateTime<Utc>,
    is_demo: bool,
}

/// Whether something with this id was passed over.
fn passed_over(id: impl Into<Expr>) -> SelectStatement {
    let id: Expr = id.into();
    Query::select()
        .expr(Expr::val(1))
        .from(lesson_passed_over::Entity)
        .and_where(Expr::col((lesson_passed_over::Entity, lesson_passed_over::Column::SourceId)).eq(id))
        .to_owned()
}

/// Whether a lesson was made of something with this id.
fn is_kept(of: lesson::Column, id: impl Into<Expr>) -> SelectStatement {
    let id: Expr = id.into();
    Query::select().expr(Expr::val(1)).from(lesson::Entity).and_where(Expr::col((lesson::Entity, of)).eq(id)).to_owned()
}

fn in_reports() -> Select<report_answer::Entity> {
    let of_part = report_answer::Entity::belongs_to(report_part::Entity).from(report_answer::Column::PartId).to(report_part::Column::Id);
    let of_report = report_part::Entity::belongs_to(report::Entity).from(report_part::Column::ReportId).to(report::Column::Id);
    let of_project = report::Entity::belongs_to(project::Entity).from(report::Column::ProjectId).to(project::Column::Id);
    report_answer::Entity::find()
        .select_only()
        .join(JoinType::InnerJoin, of_part.into())
        .join(JoinType::InnerJoin, of_report.into())
        .join(JoinType::InnerJoin, of_project.into())
        .filter(report_answer::Column::Field.eq(ReportField::Lessons))
        .filter(report::Column::ApprovedAt.is_not_null())
}

fn at_stops() -> Select<stop_proposal::Entity> {
    let of_project = stop_proposal::Entity::belongs_to(project::Entity).from(stop_proposal::Column::ProjectId).to(project::Column::Id);
    stop_proposal::Entity::find()
        .select_only()
        .join(JoinType::InnerJoin, of_project.into())
        .filter(stop_proposal::Column::ConfirmedAt.is_not_null())
        .filter(stop_proposal::Column::WithdrawnAt.is_null())
        .filter(stop_proposal::Column::Learned.ne(""))
}

/// What nobody looked at.
fn unseen<E: EntityTrait>(found: Select<E>, of: lesson::Column, id: (impl sea_orm::Iden + 'static, impl sea_orm::Iden + 'static)) -> Select<E> {
    let id = Expr::col(id);
    let seen = Condition::any().add(Expr::exists(passed_over(id.clone()))).add(Expr::exists(is_kept(of, id)));
    found.filter(seen.not())
}

/// What was told last that nobody looked at: at most this many of reports and of stops. Three queries.
pub(super) async fn unseen_told(connection: &impl ConnectionTrait, most: u64) -> Result<Vec<Told>, DbErr> {
    let reports = unseen(in_reports(), lesson::Column::PartId, (report_part::Entity, report_part::Column::Id));
    let stops = unseen(at_stops(), lesson::Column::StopId, (stop_proposal::Entity, stop_proposal::Column::Id));
    let mut told =
        of_reports(connection, reports.order_by_desc(report::Column::ApprovedAt).order_by_desc(report_part::Column::Id).limit(most)).await?;
    told.extend(of_stops(connection, stops.order_by_desc(stop_proposal::Column::ConfirmedAt).limit(most)).await?);
    told.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(told)
}

/// How much was told that nobody looked at. Two queries.
pub(super) async fn count(connection: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let reports = unseen(in_reports().column(report_part::Column::Id), lesson::Column::PartId, (report_part::Entity, report_part::Column::Id));
    let stops = unseen(at_stops().column(stop_proposal::Column::Id), lesson::Column::StopId, (stop_proposal::Entity, stop_proposal::Column::Id));
    Ok(reports.count(connection).await?.saturating_add(stops.count(connection).await?))
}

/// What was told there, also when somebody looked at it already. At most two queries.
pub(super) async fn one(connection: &impl ConnectionTrait, source: LessonSource) -> Result<Option<Told>, DbErr> {
    let mut told = match source {
        LessonSource::Report(part) => of_reports(connection, in_reports().filter(report_part::Column::Id.eq(part))).await?,
        LessonSource::Stop(stop) => of_stops(connection, at_stops().filter(stop_proposal::Column::Id.eq(stop))).await?,
    };
    Ok(told.pop())
}

async fn of_reports(connection: &impl ConnectionTrait, found: Select<report_answer::Entity>) -> Result<Vec<Told>, DbErr> {
    let found = found
        .column_as(report_part::Column::Id, "part")
        .column_as(project::Column::Id, "project")
        .column_as(project::Column::Title, "title")
        .column_as(report::Column::Id, "report")
        .column_as(report_part::Column::Name, "partner")
        .column_as(report::Column::Phase, "phase")
        .column_as(report_answer::Column::Value, "text")
        .column_as(report::Column::ApprovedAt, "at")
        .column_as(report::Column::IsDemo, "is_demo");
    let rows = found.into_model::<InReport>().all(connection).await?;
    let allowed: BTreeSet<ReportPartId> = if rows.is_empty() {
        BTreeSet::new()
    } else {
        let ticked = report_answer::Entity::find().select_only().column(report_answer::Column::PartId);
        let ticked = ticked.filter(report_answer::Column::Field.eq(ReportField::LessonsPublic));
        let ticked = ticked.filter(report_answer::Column::PartId.is_in(rows.iter().map(|row| row.part)));
        ticked.into_tuple::<ReportPartId>().all(connection).await?.into_iter().collect()
    };
    let told = |row: InReport| Told {
        is_allowed: allowed.contains(&row.part),
        source: LessonSource::Report(row.part),
        project: (row.project, row.title),
        report: Some(row.report),
        partner: Some(row.partner),
        phase: row.phase,
        text: row.text,
        at: row.at,
        is_demo: row.is_demo,
    };
    Ok(rows.into_iter().map(told).collect())
}

async fn of_stops(connection: &impl ConnectionTrait, found: Select<stop_proposal::Entity>) -> Result<Vec<Told>, DbErr> {
    let found = found
        .column_as(stop_proposal::Column::Id, "stop")
        .column_as(project::Column::Id, "project")
        .column_as(project::Column::Title, "title")
        .column_as(project::Column::Phase, "phase")
        .column_as(stop_proposal::Column::Learned, "text")
        .column_as(stop_proposal::Column::ConfirmedAt, "at")
        .column_as(project::Column::IsDemo, "is_demo");
    let told = |row: AtStop| Told {
        // Partners told it so that others can use it.
        is_allowed: true,
        source: LessonSource::Stop(row.stop),
        project: (row.project, row.title),
        report: None,
        partner: None,
        phase: row.phase.money_phase(),
        text: row.text,
        at: row.at,
        is_demo: row.is_demo,
    };
    Ok(found.into_model::<AtStop>().all(connection).await?.into_iter().map(told).collect())
}

/// The id under which something is passed over.
pub(super) const fn id_of(source: LessonSource) -> Uuid {
    match source {
        LessonSource::Report(part) => part.0,
        LessonSource::Stop(stop) => stop.0,
    }
}

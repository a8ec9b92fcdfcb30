//! Reports among others: of a project, of all that a reader may know of, and those that somebody has.

use super::read::{Whole, may_read};
use crate::dossier::access::visible_to;
use crate::dossier::overdue;
use crate::state::days::day_of;
use ::entity::{project, report, report_part};
use app::reports::{ReportLine, ReportsShown};
use chrono::NaiveDate;
use domain::access::Actor;
use domain::ids::{OrganisationId, ProjectId};
use domain::reports::{Hold, ReportHolder, ReportState, holder, programme_term, standing};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use std::collections::BTreeMap;

/// A report with what its project is called.
#[derive(Debug, FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    report: report::Model,
    title: String,
}

/// A line of a list. Who has a report that is being written is told by how far it is.
pub(super) fn line(row: &report::Model, title: &str, holds: &[Hold], today: NaiveDate) -> ReportLine {
    let time = overdue::standing(row, holds, today);
    let state = standing(row.state, row.opens_on, today);
    let with = match state {
        ReportState::Scheduled | ReportState::Approved | ReportState::PartlyApproved => ReportHolder::Nobody,
        ReportState::Open | ReportState::Draft | ReportState::Returned => ReportHolder::Partners,
        ReportState::PartsIn => ReportHolder::Lead,
        ReportState::Submitted | ReportState::Resubmitted | ReportState::ToConfirm => ReportHolder::Programme,
    };
    let since = if row.state == ReportState::Scheduled { row.opens_on } else { day_of(row.since) };
    ReportLine {
        project: row.project_id,
        title: title.to_owned(),
        report: row.id,
        phase: row.phase,
        kind: row.kind,
        number: row.number,
        period: (row.from_on, row.until_on),
        state,
        holder: with,
        since,
        due: time.due,
        days_past: time.days_past,
        programme_due: state.is_with_programme().then(|| programme_term(day_of(row.since))),
    }
}

/// The line of a report that was read whole: with who has it by its parts.
pub(super) fn line_of(whole: &Whole, title: &str, today: NaiveDate) -> ReportLine {
    let line = line(&whole.row, title, &[], today);
    ReportLine { holder: holder(&whole.facts), due: whole.time.due, days_past: whole.time.days_past, ..line }
}

/// The reports of a project, in the order of their days. Two queries.
pub(super) async fn of_project(connection: &impl ConnectionTrait, project: &project::Model, today: NaiveDate) -> Result<Vec<ReportLine>, DbErr> {
    let rows = report::Entity::find().filter(report::Column::ProjectId.eq(project.id));
    let rows = rows.order_by_asc(report::Column::UntilOn).order_by_asc(report::Column::Id).all(connection).await?;
    let holds = overdue::holds(connection, std::iter::once(project.id).collect()).await?;
    let holds = holds.get(&project.id).map_or(&[][..], Vec::as_slice);
    Ok(rows.iter().map(|row| line(row, &project.title, holds, today)).collect())
}

fn shown(actor: &Actor, which: ReportsShown, today: NaiveDate) -> Select<report::Entity> {
    use report::Column as Of;
    let with_programme = [ReportState::Submitted, ReportState::Resubmitted, ReportState::ToConfirm];
    let which = match which {
        ReportsShown::Open => Condition::any()
            .add(Of::State.is_in(with_programme))
            .add(Condition::all().add(Of::State.is_in(overdue::owed())).add(Of::OpensOn.lte(today))),
        ReportsShown::Late => Condition::all().add(Of::State.is_in(overdue::owed())).add(Of::TermOn.lt(today)),
        ReportsShown::Programme => Condition::all().add(Of::State.is_in(with_programme)),
        ReportsShown::Approved => Condition::all().add(Of::State.is_in([ReportState::Approved, ReportState::PartlyApproved])),
    };
    let of_project = report::Entity::belongs_to(project::Entity).from(Of::ProjectId).to(project::Column::Id);
    report::Entity::find().join(JoinType::InnerJoin, of_project.into()).filter(visible_to(actor)).filter(which)
}

/// How many reports of those that this reader may know of are shown.
pub(super) async fn count(connection: &impl ConnectionTrait, actor: &Actor, which: ReportsShown, today: NaiveDate) -> Result<u64, DbErr> {
    shown(actor, which, today).count(connection).await
}

/// A page of them, the first that is due first. Two queries.
pub(super) async fn page(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    which: ReportsShown,
    (today, offset, size): (NaiveDate, u64, u64),
) -> Result<Vec<ReportLine>, DbErr> {
    let rows = shown(actor, which, today).column_as(project::Column::Title, "title");
    let rows = rows.order_by_asc(report::Column::TermOn).order_by_asc(report::Column::Id).offset(offset).limit(size);
    lines(connection, rows.into_model::<Row>().all(connection).await?, today).await
}

async fn lines(connection: &impl ConnectionTrait, rows: Vec<Row>, today: NaiveDate) -> Result<Vec<ReportLine>, DbErr> {
    let holds = overdue::holds(connection, rows.iter().map(|row| row.report.project_id).collect()).await?;
    let of = |id: ProjectId| holds.get(&id).map_or(&[][..], Vec::as_slice);
    Ok(rows.iter().map(|row| line(&row.report, &row.title, of(row.report.project_id), today)).collect())
}

/// What waits for somebody of a partner or of the programme: reports with how the own part stands. At most three queries.
pub(super) async fn waiting(
    connection: &impl ConnectionTrait,
    which: Condition,
    own: Option<OrganisationId>,
    (today, most): (NaiveDate, u64),
) -> Result<Vec<(ReportLine, Option<report_part::Model>, bool)>, DbErr> {
    let of_project = report::Entity::belongs_to(project::Entity).from(report::Column::ProjectId).to(project::Column::Id);
    let found = report::Entity::find().join(JoinType::InnerJoin, of_project.into()).filter(which).column_as(project::Column::Title, "title");
    let leads = own.map_or_else(|| project::Column::LeadOrganisationId.is_null(), |own| project::Column::LeadOrganisationId.eq(own));
    let found = found.column_as(leads, "leads").order_by_asc(report::Column::TermOn).order_by_asc(report::Column::Id).limit(most);
    let rows = found.into_model::<Waiting>().all(connection).await?;
    let parts = match own {
        Some(own) if !rows.is_empty() => {
            let parts = report_part::Entity::find().filter(report_part::Column::OrganisationId.eq(own));
            parts.filter(report_part::Column::ReportId.is_in(rows.iter().map(|row| row.report.id))).all(connection).await?
        }
        Some(_) | None => Vec::new(),
    };
    let parts: BTreeMap<_, _> = parts.into_iter().map(|part| (part.report_id, part)).collect();
    let holds = overdue::holds(connection, rows.iter().map(|row| row.report.project_id).collect()).await?;
    let told = |row: Waiting| {
        let of = holds.get(&row.report.project_id).map_or(&[][..], Vec::as_slice);
        let leads = own.is_some() && row.leads.unwrap_or_default();
        (line(&row.report, &row.title, of, today), parts.get(&row.report.id).cloned(), leads)
    };
    Ok(rows.into_iter().map(told).collect())
}

#[derive(Debug, FromQueryResult)]
struct Waiting {
    #[sea_orm(nested)]
    report: report::Model,
    title: String,
    leads: Option<bool>,
}

/// Whether somebody may read what stands in a part of this report.
pub(super) fn is_readable(whole: &Whole, part: OrganisationId, who: (Option<OrganisationId>, bool)) -> bool {
    whole.part(part).is_some_and(|part| may_read(part, whole.row.state, who))
}

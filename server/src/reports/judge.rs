//! What the programme does with a report that was handed in: opening it, remarks, giving it back, approving it.

use super::parts::inside;
use super::read::Whole;
use crate::costs::{judged, post};
use crate::dossier::reporting;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::{Circle, Told, tell};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{project, report, report_part, report_remark, report_view};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::claims::{Approval, approval, may_confirm};
use domain::ids::{OrganisationId, ReportId, ReportRemarkId};
use domain::mail::MailKind;
use domain::reports::{
    Delivered, NewView, ReportRefusal, ReportSection, ReportState, ReportStep, ReturnTo, may_approve, may_judge, may_open, may_remark, may_return,
    may_unremark,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

pub(crate) type Judge = Permit<act::JudgeReport>;

/// The report from now on as one that somebody of the programme has opened: it cannot be taken back any more.
fn opened(permit: &Judge, write: &Write, whole: &Whole) -> (report::ActiveModel, Event) {
    let report::Model { id, project_id, phase, number, .. } = whole.row;
    let row = report::ActiveModel { id: Set(id), opened_by: Set(Some(permit.person())), opened_at: Set(Some(write.now())), ..Default::default() };
    let event = Event::by(permit.person(), permit.person_name(), HistoryEvent::ReportOpened { report: id, phase, number });
    (row, event.in_project(project_id))
}

/// Notes that somebody of the programme looks at a report now. Once.
///
/// # Errors
/// Why it is not theirs to open.
pub(super) async fn open(state: &State, permit: &Judge, submission: &Submission, id: ReportId) -> Result<(), Unsaved<ReportRefusal>> {
    let (write, _, whole) = begin(state, permit, submission, id).await?;
    may_remark(&whole.facts, permit.person()).map_err(Unsaved::refused)?;
    if !may_open(&whole.facts, permit.person()) {
        return Ok(write.finish([]).await?);
    }
    let (row, event) = opened(permit, &write, &whole);
    report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([event]).await?)
}

/// The report inside a write of somebody who judges.
pub(crate) async fn begin(state: &State, permit: &Judge, submission: &Submission, id: ReportId) -> Result<(Write, project::Model, Whole), AppError> {
    let write = submission.begin(state).await?;
    let project = project::Entity::find_by_id(permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
    let whole = inside(state, &write, &project, id).await?;
    Ok((write, project, whole))
}

/// Whether the report is as it was when the form was read.
pub(crate) fn as_read(submission: &Submission, whole: &Whole) -> Result<(), AppError> {
    if whole.row.version == submission.version { Ok(()) } else { Err(AppError::Conflict) }
}

/// Remarks on a section of a part. Others may remark at the same time.
///
/// # Errors
/// 404 where there is no such section; or why it does not go.
pub(super) async fn remark(
    state: &State,
    permit: &Judge,
    submission: &Submission,
    (id, organisation, section, text): (ReportId, OrganisationId, ReportSection, String),
) -> Result<(), Unsaved<ReportRefusal>> {
    let (write, project, whole) = begin(state, permit, submission, id).await?;
    may_remark(&whole.facts, permit.person()).map_err(Unsaved::refused)?;
    let part = whole.facts.part(organisation).filter(|part| part.sections.contains(&section)).ok_or(AppError::NotFound)?;
    let row = report_remark::Model {
        id: ReportRemarkId(new_id()),
        report_id: id,
        organisation_id: organisation,
        section,
        round: whole.row.round,
        text,
        made_by: permit.person(),
        made_at: write.now(),
        answer: String::new(),
        answered_by: None,
        answered_at: None,
    };
    report_remark::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let (report::Model { phase, number, .. }, name) = (&whole.row, part.name.clone());
    let happened = HistoryEvent::ReportRemarked { report: id, phase: *phase, number: *number, organisation: name, section };
    let happened = Event::by(permit.person(), permit.person_name(), happened).in_project(project.id);
    if !may_open(&whole.facts, permit.person()) {
        return Ok(write.finish([happened]).await?);
    }
    // Who remarks on a report has looked at it.
    let (row, event) = opened(permit, &write, &whole);
    report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    Ok(write.finish([event, happened]).await?)
}

/// Takes a remark away that was not given back yet: its partner never saw it.
///
/// # Errors
/// 404 when there is no such remark of now; or why it does not go.
pub(super) async fn unremark(
    state: &State,
    permit: &Judge,
    submission: &Submission,
    (id, remark): (ReportId, ReportRemarkId),
) -> Result<(), Unsaved<ReportRefusal>> {
    let (write, project, whole) = begin(state, permit, submission, id).await?;
    may_unremark(&whole.facts, permit.person()).map_err(Unsaved::refused)?;
    let of_now = whole.remarks.iter().find(|one| one.id == remark && one.round == whole.row.round).ok_or(AppError::NotFound)?;
    report_remark::Entity::delete_by_id(remark).exec(&write).await?;
    let organisation = whole.facts.part(of_now.organisation_id).map(|part| part.name.clone()).unwrap_or_default();
    let report::Model { phase, number, .. } = whole.row;
    let happened = HistoryEvent::ReportUnremarked { report: id, phase, number, organisation, section: of_now.section };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project.id)]).await?)
}

/// Gives a report back: the parts with a remark are with their partners again, the others stay in.
///
/// # Errors
/// 409 when somebody changed the report meanwhile; or why it does not go.
pub(super) async fn give_back(
    state: &State,
    permit: &Judge,
    submission: &Submission,
    (id, to_day): (ReportId, ReturnTo),
) -> Result<(), Unsaved<ReportRefusal>> {
    let (write, project, whole) = begin(state, permit, submission, id).await?;
    let to = may_return(&whole.facts, permit.person()).map_err(Unsaved::refused)?;
    as_read(submission, &whole)?;
    let row = report::ActiveModel {
        id: Set(id),
        state: Set(to),
        since: Set(write.now()),
        term_on: Set(to_day.due_on),
        judged_by: Set(Some(permit.person())),
        version: Set(whole.row.version + 1),
        ..Default::default()
    };
    report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    report_view::Entity::delete_many().filter(report_view::Column::ReportId.eq(id)).exec(&write).await?;
    let back: Vec<OrganisationId> = whole.facts.parts.iter().filter(|part| !part.remarked.is_empty()).map(|part| part.organisation).collect();
    post::unclaim((&write, &project, &whole.row), &back).await?;
    let mut circles = vec![Circle::Lead];
    for facts in whole.facts.parts.iter().filter(|part| !part.remarked.is_empty()) {
        circles.push(Circle::Of(facts.organisation));
        if let Some(row) = whole.part(facts.organisation).and_then(|part| part.row.as_ref()) {
            let row = report_part::ActiveModel {
                id: Set(row.id),
                handed_in_by: Set(None),
                handed_in_at: Set(None),
                version: Set(row.version + 1),
                ..Default::default()
            };
            report_part::Entity::update(row).validate()?.exec_without_returning(&write).await?;
        }
    }
    let told = Told::of(MailKind::ReportReturned, app::paths::report(project.id, id));
    let told = Told { until: Some(to_day.due_on), ..told };
    tell((&write, &state.base_url), &project, permit.person(), circles, &told).await?;
    let report::Model { phase, number, round, .. } = whole.row;
    let happened = HistoryEvent::ReportReturned { report: id, phase, number, round, until: to_day.due_on };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project.id)]).await?)
}

/// Approves a report, with the short view: at once, or as the first of two where it is much or where one person alone disallowed. From then on the
/// database refuses every change of it.
///
/// # Errors
/// 409 when somebody changed the report meanwhile; or why it does not go.
pub(super) async fn approve(
    state: &State,
    permit: &Judge,
    submission: &Submission,
    (id, view): (ReportId, NewView),
) -> Result<(), Unsaved<ReportRefusal>> {
    let (write, project, whole) = begin(state, permit, submission, id).await?;
    may_approve(&whole.facts, permit.person()).map_err(Unsaved::refused)?;
    as_read(submission, &whole)?;
    let does = approval(&judged::facts(&write, id).await?, permit.person(), judged::limit(state)).map_err(Unsaved::refused)?;
    let marks =
        view.marks.iter().map(|(aspect, mark)| report_view::Model { report_id: id, aspect: *aspect, mark: i32::from(*mark) }.into_active_model());
    report_view::Entity::insert_many(marks).exec_without_returning(&write).await?;
    let delivered = view.delivered;
    let count = |of: fn(Delivered) -> u32| delivered.and_then(|one| i32::try_from(of(one)).ok());
    let row = report::ActiveModel {
        id: Set(id),
        judged_by: Set(Some(permit.person())),
        view_note: Set(view.note),
        promised: Set(count(|one| one.promised)),
        accepted: Set(count(|one| one.accepted)),
        ..Default::default()
    };
    match does {
        Approval::First => {
            let to = may_judge(&whole.facts, permit.person(), ReportStep::ApproveFirst).map_err(Unsaved::refused)?;
            let row = report::ActiveModel { state: Set(to), version: Set(whole.row.version + 1), ..row };
            report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
            let told = Told::of(MailKind::ReportToConfirm, app::paths::report(project.id, id));
            tell((&write, &state.base_url), &project, permit.person(), [Circle::Office], &told).await?;
            let report::Model { phase, number, .. } = whole.row;
            let happened = HistoryEvent::ReportApprovedFirst { report: id, phase, number };
            Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project.id)]).await?)
        }
        Approval::Final { is_partly } => close(state, permit, (write, project, whole), row, (is_partly, delivered)).await,
    }
}

/// Confirms what another person approved.
///
/// # Errors
/// 409 when somebody changed the report meanwhile; or why it does not go.
pub(super) async fn confirm(state: &State, permit: &Judge, submission: &Submission, id: ReportId) -> Result<(), Unsaved<ReportRefusal>> {
    let (write, project, whole) = begin(state, permit, submission, id).await?;
    if whole.row.state != ReportState::ToConfirm {
        return Err(Unsaved::refused(ReportRefusal::NotNow(whole.facts.state)));
    }
    let is_partly = may_confirm(&judged::facts(&write, id).await?, permit.person(), whole.row.judged_by).map_err(Unsaved::refused)?;
    as_read(submission, &whole)?;
    let row = report::ActiveModel { id: Set(id), confirmed_by: Set(Some(permit.person())), ..Default::default() };
    let delivered = reporting::delivered(&whole.row);
    close(state, permit, (write, project, whole), row, (is_partly, delivered)).await
}

/// Opens the verdicts again, in the place of confirming them.
///
/// # Errors
/// 409 when somebody changed the report meanwhile; or why it does not go.
pub(super) async fn reopen(
    state: &State,
    permit: &Judge,
    submission: &Submission,
    (id, reason): (ReportId, String),
) -> Result<(), Unsaved<ReportRefusal>> {
    let (write, project, whole) = begin(state, permit, submission, id).await?;
    let to = may_judge(&whole.facts, permit.person(), ReportStep::Reopen).map_err(Unsaved::refused)?;
    as_read(submission, &whole)?;
    report_view::Entity::delete_many().filter(report_view::Column::ReportId.eq(id)).exec(&write).await?;
    let row = report::ActiveModel {
        id: Set(id),
        state: Set(to),
        judged_by: Set(None),
        view_note: Set(String::new()),
        version: Set(whole.row.version + 1),
        ..Default::default()
    };
    report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let report::Model { phase, number, .. } = whole.row;
    let happened = HistoryEvent::ReportReopened { report: id, phase, number, reason };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project.id)]).await?)
}

/// The last step: what is approved is booked, and nothing changes any more.
async fn close(
    state: &State,
    permit: &Judge,
    (write, project, whole): (Write, project::Model, Whole),
    row: report::ActiveModel,
    (is_partly, delivered): (bool, Option<Delivered>),
) -> Result<(), Unsaved<ReportRefusal>> {
    let to = may_judge(&whole.facts, permit.person(), ReportStep::Approve { is_partly }).map_err(Unsaved::refused)?;
    let id = whole.row.id;
    post::realise((&write, &project, &whole.row)).await?;
    let now = write.now();
    let row = report::ActiveModel { state: Set(to), since: Set(now), approved_at: Set(Some(now)), version: Set(whole.row.version + 1), ..row };
    report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let told = Told::of(MailKind::ReportApproved, app::paths::report(project.id, id));
    tell((&write, &state.base_url), &project, permit.person(), [Circle::Partners], &told).await?;
    let report::Model { phase, number, .. } = whole.row;
    let happened = if is_partly {
        HistoryEvent::ReportPartlyApproved { report: id, phase, number, delivered }
    } else {
        HistoryEvent::ReportApproved { report: id, phase, number, delivered }
    };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project.id)]).await?)
}

//! The whole report: handed in by the lead partner, and taken back until somebody of the programme has opened it.

use super::parts::{inside, new_part};
use crate::costs::post;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::{Circle, Told, tell};
use crate::state::State;
use crate::store::events::Event;
use ::entity::{project, report, report_part};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{OrganisationId, ReportId};
use domain::mail::MailKind;
use domain::reports::{ReportRefusal, may_submit, may_withdraw};
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};

/// Hands the whole in. A part that is missing stays so, with the reason; it has a row from now on.
///
/// # Errors
/// 409 when somebody changed the report meanwhile; or why it does not go.
pub(super) async fn submit(
    state: &State,
    permit: &Permit<act::SubmitReport>,
    submission: &Submission,
    (id, reason): (ReportId, &str),
) -> Result<(), Unsaved<ReportRefusal>> {
    let write = submission.begin(state).await?;
    let project = project::Entity::find_by_id(permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
    let whole = inside(state, &write, &project, id).await?;
    let to = may_submit(&whole.facts, !reason.is_empty()).map_err(Unsaved::refused)?;
    if whole.row.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let missing = whole.facts.parts_missing();
    for part in whole.parts.iter().filter(|part| part.row.is_none()) {
        report_part::Entity::insert(new_part(&whole, part).into_active_model()).exec_without_returning(&write).await?;
    }
    let parts: Vec<OrganisationId> = whole.facts.parts.iter().filter(|part| part.is_in).map(|part| part.organisation).collect();
    post::claim((&write, &project, &whole.row), &parts).await?;
    let reason = if missing.is_empty() { "" } else { reason };
    let round = whole.row.round + 1;
    let row = report::ActiveModel {
        id: Set(id),
        state: Set(to),
        since: Set(write.now()),
        round: Set(round),
        submitted_by: Set(Some(permit.person())),
        submitted_at: Set(Some(write.now())),
        missing_reason: Set(reason.to_owned()),
        opened_by: Set(None),
        opened_at: Set(None),
        version: Set(whole.row.version + 1),
        ..Default::default()
    };
    report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let told = Told::of(MailKind::ReportSubmitted, app::paths::report(project.id, id)).because(reason);
    let office = if project.manager_id.is_some() { Circle::Manager } else { Circle::Office };
    tell((&write, &state.base_url), &project, permit.person(), [office], &told).await?;
    let report::Model { phase, number, .. } = whole.row;
    let happened = HistoryEvent::ReportSubmitted { report: id, phase, number, round, missing, reason: reason.to_owned() };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project.id)]).await?)
}

/// Takes the whole back: it is as it was before it was handed in.
///
/// # Errors
/// 409 when somebody changed the report meanwhile; or why it does not go.
pub(super) async fn withdraw(
    state: &State,
    permit: &Permit<act::SubmitReport>,
    submission: &Submission,
    id: ReportId,
) -> Result<(), Unsaved<ReportRefusal>> {
    let write = submission.begin(state).await?;
    let project = project::Entity::find_by_id(permit.project()).one(&write).await?.ok_or(AppError::NotFound)?;
    let whole = inside(state, &write, &project, id).await?;
    let to = may_withdraw(&whole.facts).map_err(Unsaved::refused)?;
    if whole.row.version != submission.version {
        return Err(AppError::Conflict.into());
    }
    let parts: Vec<OrganisationId> = whole.parts.iter().map(|part| part.organisation).collect();
    post::unclaim((&write, &project, &whole.row), &parts).await?;
    let row = report::ActiveModel {
        id: Set(id),
        state: Set(to),
        since: Set(write.now()),
        round: Set(whole.row.round - 1),
        submitted_by: Set(None),
        submitted_at: Set(None),
        missing_reason: Set(String::new()),
        version: Set(whole.row.version + 1),
        ..Default::default()
    };
    report::Entity::update(row).validate()?.exec_without_returning(&write).await?;
    let report::Model { phase, number, .. } = whole.row;
    let happened = HistoryEvent::ReportWithdrawn { report: id, phase, number };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened).in_project(project.id)]).await?)
}

//! Proposals to stop in the database. One that was taken back stays there, and another can be made.

use crate::dossier::change;
use crate::dossier::change::Change;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::undo::void_with_stop;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{project, stop_proposal};
use domain::access::{Actor, Permit, ProjectStanding, act};
use domain::gates::{NewStop, StopRefusal, may_confirm, may_take_back};
use domain::ids::{ProjectId, StopProposalId};
use domain::projects::{Place, Transition, next};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

/// The proposal of a project, when there is one that was not taken back.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<stop_proposal::Model>, DbErr> {
    use stop_proposal::Column as Of;
    stop_proposal::Entity::find().filter(Of::ProjectId.eq(project)).filter(Of::WithdrawnAt.is_null()).one(connection).await
}

/// Where a confirmed stop would lead; nowhere for a draft or a project that has ended.
pub fn leads_to(project: &project::Model) -> Option<Place> {
    next(Place { phase: project.phase, status: project.status }, Transition::ConfirmStop).ok()
}

fn stopped<C>(change: &Change<C>) -> Result<Place, AppError> {
    leads_to(&change.project).ok_or(AppError::Conflict)
}

/// The proposal that waits.
async fn waiting<C>(change: &Change<C>) -> Result<stop_proposal::Model, AppError> {
    let row = of_project(&change.transaction, change.project.id).await?.filter(|row| row.confirmed_at.is_none());
    row.ok_or(AppError::Conflict)
}

/// Hands in a proposal. A frozen dossier does not stand in its way.
///
/// # Errors
/// 409 when the project changed meanwhile, has ended, or already has a proposal.
pub async fn propose(state: &State, permit: &Permit<act::ProposeStop>, new: NewStop, submission: &Submission) -> Result<(), AppError> {
    let change = change::begin_beside(state, permit, submission.version).await?;
    stopped(&change)?;
    if of_project(&change.transaction, permit.project()).await?.is_some() {
        return Err(AppError::Conflict);
    }
    let id = StopProposalId(new_id());
    let detail = json!({ "stop_reason": new.reason, "learned": new.learned, "ends_on": new.ends_on, "unavoidable_cents": new.unavoidable.cents() });
    let row = stop_proposal::ActiveModel {
        id: Set(id),
        project_id: Set(permit.project()),
        reason: Set(new.reason),
        learned: Set(new.learned),
        end_on: Set(new.ends_on),
        unavoidable_costs: Set(new.unavoidable),
        proposed_by: Set(Some(permit.person())),
        proposed_at: Set(change.now()),
        ..Default::default()
    };
    row.insert(&change.transaction).await?;
    change.remember(submission, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "stop_proposed").about("stop", id).with(detail);
    change.finish(event).await
}

/// Confirms the proposal: the project stops, and a decision that was not signed is void.
///
/// # Errors
/// 409 when the project changed meanwhile, has ended, or has no proposal that waits. A refusal comes back inside.
pub async fn confirm(
    state: &State,
    permit: &Permit<act::ConfirmStop>,
    actor: &Actor,
    submission: &Submission,
) -> Result<Result<(), StopRefusal>, AppError> {
    let change = change::begin_any(state, permit, submission.version).await?;
    let place = stopped(&change)?;
    let proposal = waiting(&change).await?;
    if let Err(refusal) = may_confirm(change.project.phase, proposal.proposed_by, actor) {
        return Ok(Err(refusal));
    }
    let row = stop_proposal::ActiveModel {
        id: Set(proposal.id),
        confirmed_by: Set(Some(permit.person())),
        confirmed_at: Set(Some(change.now())),
        ..Default::default()
    };
    row.update(&change.transaction).await?;
    let void = void_with_stop(&change.transaction, permit.project(), (permit.person(), change.now())).await?;
    change.remember(submission, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "stop_confirmed").about("stop", proposal.id).with(json!({ "void_decision": void }));
    let row = project::ActiveModel { phase: Set(place.phase), status: Set(place.status), hold_until: Set(None), ..Default::default() };
    change.finish(row, event).await.map(Ok)
}

/// Takes the proposal back, with a reason.
///
/// # Errors
/// 409 when the project changed meanwhile or has no proposal that waits. Inside: it is somebody else's.
pub async fn withdraw(
    state: &State,
    permit: &Permit<act::WithdrawStop>,
    (actor, standing): (&Actor, ProjectStanding),
    submission: &Submission,
    reason: &str,
) -> Result<Result<(), NotYours>, AppError> {
    let change = change::begin_beside(state, permit, submission.version).await?;
    let proposal = waiting(&change).await?;
    if !may_take_back(proposal.proposed_by, actor, standing) {
        return Ok(Err(NotYours));
    }
    let row = stop_proposal::ActiveModel {
        id: Set(proposal.id),
        withdrawn_by: Set(Some(permit.person())),
        withdrawn_at: Set(Some(change.now())),
        withdrawn_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    row.update(&change.transaction).await?;
    change.remember(submission, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "stop_withdrawn").about("stop", proposal.id).with(json!({ "reason": reason }));
    change.finish(event).await.map(Ok)
}

/// Who made a proposal and the lead partner take it back, and nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotYours;

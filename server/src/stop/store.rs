//! Proposals to stop in the database.

use crate::audit::Event;
use crate::projects::change::{self, Change};
use crate::respond::AppError;
use crate::sent::Sent;
use crate::state::{State, new_id};
use ::entity::{project, stop_proposal};
use domain::access::{Permit, act};
use domain::gates::NewStop;
use domain::ids::{ProjectId, StopProposalId};
use domain::projects::{Place, Transition, next};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

/// The proposal of a project, when there is one.
///
/// # Errors
/// Whatever the database says.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<stop_proposal::Model>, DbErr> {
    stop_proposal::Entity::find().filter(stop_proposal::Column::ProjectId.eq(project)).one(connection).await
}

/// Where a confirmed stop would lead; nowhere for a draft or a project that has ended.
pub fn leads_to(project: &project::Model) -> Option<Place> {
    next(Place { phase: project.phase, status: project.status }, Transition::ConfirmStop).ok()
}

fn stopped<C>(change: &Change<C>) -> Result<Place, AppError> {
    leads_to(&change.project).ok_or(AppError::Conflict)
}

/// Hands in a proposal. A frozen dossier does not stand in its way.
///
/// # Errors
/// 409 when the project changed meanwhile, has ended, or already has a proposal.
pub async fn propose(state: &State, permit: &Permit<act::ProposeStop>, new: NewStop, sent: &Sent) -> Result<(), AppError> {
    let change = change::begin_beside(state, permit, sent.version).await?;
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
        confirmed_by: Set(None),
        confirmed_at: Set(None),
    };
    row.insert(&change.transaction).await?;
    sent.remember(&change, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "stop_proposed").about("stop", id).with(detail);
    change.finish(event).await
}

/// Confirms the proposal: the project stops.
///
/// # Errors
/// 409 when the project changed meanwhile, has ended, or has no proposal that waits.
pub async fn confirm(state: &State, permit: &Permit<act::ConfirmStop>, sent: &Sent) -> Result<(), AppError> {
    let change = change::begin_any(state, permit, sent.version).await?;
    let place = stopped(&change)?;
    let waiting = of_project(&change.transaction, permit.project()).await?.filter(|row| row.confirmed_at.is_none());
    let id = waiting.ok_or(AppError::Conflict)?.id;
    let row = stop_proposal::ActiveModel {
        id: Set(id),
        confirmed_by: Set(Some(permit.person())),
        confirmed_at: Set(Some(change.now())),
        ..Default::default()
    };
    row.update(&change.transaction).await?;
    sent.remember(&change, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "stop_confirmed").about("stop", id);
    change.finish(project::ActiveModel { phase: Set(place.phase), status: Set(place.status), ..Default::default() }, event).await
}

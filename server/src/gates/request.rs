//! Asking for a gate, which freezes the dossier, and giving a frozen dossier back.

use super::facts::{at_gate, gate_state};
use crate::dossier::change;
use crate::dossier::change::Change;
use crate::dossier::due::due;
use crate::dossier::frozen::Content;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::security::tokens::sha256;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{project, snapshot, snapshot_release};
use domain::access::{Permit, act};
use domain::gates::{FreezeFacts, FreezeRefusal, Gate, ReleaseRefusal, freeze};
use domain::ids::SnapshotId;
use domain::projects::{Place, Transition, next};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

/// The gate for which a request is open.
pub fn open_request(project: &project::Model) -> Option<Gate> {
    let place = Place { phase: project.phase, status: project.status };
    if place.awaits_decision() { due(project) } else { None }
}

/// Freezes the dossier and asks for the gate.
///
/// # Errors
/// 409 when somebody changed the project meanwhile. Refusals come back inside.
pub async fn request(
    state: &State,
    permit: &Permit<act::RequestGate>,
    submission: &Submission,
    gate: Gate,
    on_behalf: bool,
) -> Result<Result<(), Vec<FreezeRefusal>>, AppError> {
    let change = change::begin_any(state, permit, submission.version).await?;
    let reference = state.reference();
    let facts = gate_state(&change.transaction, &reference, &change.project, gate, state.clock.today()).await?.facts;
    let around = FreezeFacts { status: change.project.status, open_request: open_request(&change.project) };
    if let Err(refusals) = freeze(&facts, around) {
        return Ok(Err(refusals));
    }
    let place = Place { phase: change.project.phase, status: change.project.status };
    let Ok(next) = next(place, Transition::RequestGate(gate)) else {
        return Ok(Err(vec![FreezeRefusal::WrongStatus(change.project.status)]));
    };
    let content = Content::of(&reference, &change.project, facts);
    let content = serde_json::to_string(&content).map_err(|error| AppError::Internal(error.to_string()))?;
    let row = snapshot::Model {
        id: SnapshotId(new_id()),
        project_id: change.project.id,
        gate,
        number: latest_number(&change).await? + 1,
        sha256: sha256(&content),
        content,
        rule_set_version: reference.rules.version().to_string(),
        frozen_by: Some(permit.person()),
        frozen_at: change.now(),
        is_demo: change.project.is_demo,
    };
    let (id, number, hash) = (row.id, row.number, row.sha256.clone());
    row.into_active_model().insert(&change.transaction).await?;
    change.remember(submission, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "gate_requested")
        .about("snapshot", id)
        .with(json!({ "gate": gate, "number": number, "sha256": hash, "on_behalf": on_behalf }));
    change.finish(project::ActiveModel { status: Set(next.status), ..Default::default() }, event).await?;
    Ok(Ok(()))
}

async fn latest_number(change: &Change) -> Result<i64, AppError> {
    let numbers = snapshot::Entity::find().select_only().column(snapshot::Column::Number);
    let numbers = numbers.filter(snapshot::Column::ProjectId.eq(change.project.id)).order_by_desc(snapshot::Column::Number).limit(1);
    Ok(numbers.into_tuple::<i64>().one(&change.transaction).await?.unwrap_or(0))
}

/// Gives the dossier back: it can be written again, and the request is over.
///
/// # Errors
/// 409 when somebody changed the project meanwhile. A refusal comes back inside.
pub async fn release(
    state: &State,
    permit: &Permit<act::ReleaseDossier>,
    submission: &Submission,
    gate: Gate,
    reason: &str,
) -> Result<Result<(), ReleaseRefusal>, AppError> {
    let change = change::begin_any(state, permit, submission.version).await?;
    let reference = state.reference();
    let gate_state = gate_state(&change.transaction, &reference, &change.project, gate, state.clock.today()).await?;
    let nothing = ReleaseRefusal::NothingFrozen(change.project.status);
    let is_due = due(&change.project) == Some(gate);
    let next = match at_gate(&reference, &change.project, &gate_state).release() {
        Ok(next) if is_due => next,
        Ok(_) => return Ok(Err(nothing)),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(frozen) = gate_state.snapshot.filter(|snapshot| !snapshot.is_released) else { return Ok(Err(nothing)) };
    let row = snapshot_release::ActiveModel {
        snapshot_id: Set(frozen.id),
        reason: Set(reason.to_owned()),
        released_by: Set(Some(permit.person())),
        released_at: Set(change.now()),
    };
    row.insert(&change.transaction).await?;
    change.remember(submission, permit).await?;
    let event = Event::by(permit.person(), permit.person_name(), "gate_released")
        .about("snapshot", frozen.id)
        .with(json!({ "gate": gate, "number": frozen.number, "reason": reason }));
    change.finish(project::ActiveModel { status: Set(next.status), ..Default::default() }, event).await.map(Ok)
}

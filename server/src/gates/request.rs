//! Asking for a gate, which freezes the dossier, and giving a frozen dossier back.

use super::facts::{at_gate, gate_state};
use super::letters::{Circle, Told, deciders, tell};
use crate::dossier::change::{self, Change, Touches};
use crate::dossier::due::due;
use crate::dossier::frozen::Content;
use crate::dossier::frozen_documents::documents_now;
use crate::dossier::frozen_more::More;
use crate::dossier::overdue;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reviews::tell_taken_back;
use crate::security::tokens::sha256;
use crate::state::{State, new_id};
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{project, snapshot, snapshot_release};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::{FreezeFacts, FreezeRefusal, Gate, ReleaseRefusal, freeze};
use domain::ids::SnapshotId;
use domain::mail::MailKind;
use domain::projects::{Place, Transition, next};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

/// The gate for which a request is open.
pub fn open_request(project: &project::Model) -> Option<Gate> {
    let place = Place { phase: project.phase, status: project.status };
    if place.awaits_decision() { due(project) } else { None }
}

/// Freezes the dossier and asks for the gate.
///
/// # Errors
/// 409 when somebody changed the project meanwhile; or why it is not to be asked for.
pub async fn request(
    state: &State,
    permit: &Permit<act::RequestGate>,
    submission: &Submission,
    gate: Gate,
    on_behalf: bool,
) -> Result<(), Unsaved<Vec<FreezeRefusal>>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let reference = state.reference();
    let facts = gate_state(&change.write, &reference, &change.project, gate, state.clock.today()).await?.facts;
    let report_was_due = overdue::of_project(&change.write, change.project.id, state.clock.today()).await?;
    let around = FreezeFacts { status: change.project.status, open_request: open_request(&change.project), report_was_due };
    if let Err(refusals) = freeze(&facts, around) {
        return Err(Unsaved::refused(refusals));
    }
    let place = Place { phase: change.project.phase, status: change.project.status };
    let Ok(next) = next(place, Transition::RequestGate(gate)) else {
        return Err(Unsaved::refused(vec![FreezeRefusal::WrongStatus(change.project.status)]));
    };
    let more = More::now(&change.write, change.project.id, gate).await?;
    let documents = documents_now(&change.write, change.project.id).await?;
    let content = versioned::write(&Content::of(&reference, &change.project, facts, more, documents))?;
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
    let happened = HistoryEvent::GateRequested { snapshot: row.id, gate, number: row.number, sha256: row.sha256.clone(), on_behalf };
    snapshot::Entity::insert(row.into_active_model()).exec_without_returning(&change.write).await?;
    let told = Told::of(MailKind::GateRequested, app::paths::gate(change.project.id, gate)).at(gate);
    let lead = on_behalf.then_some(Circle::Lead);
    let concerned = deciders(gate).into_iter().chain([Circle::Manager]).chain(lead);
    tell((&change.write, &state.base_url), &change.project, permit.person(), concerned, &told).await?;
    let event = Event::by(permit.person(), permit.person_name(), happened);
    Ok(change.finish(project::ActiveModel { status: Set(next.status), ..Default::default() }, event).await?)
}

async fn latest_number(change: &Change) -> Result<i64, AppError> {
    let numbers = snapshot::Entity::find().select_only().column(snapshot::Column::Number);
    let numbers = numbers.filter(snapshot::Column::ProjectId.eq(change.project.id)).order_by_desc(snapshot::Column::Number).limit(1);
    Ok(numbers.into_tuple::<i64>().one(&change.write).await?.unwrap_or(0))
}

/// Gives the dossier back: it can be written again, and the request is over.
///
/// # Errors
/// 409 when somebody changed the project meanwhile; or why it is not given back.
pub async fn release(
    state: &State,
    permit: &Permit<act::ReleaseDossier>,
    submission: &Submission,
    gate: Gate,
    reason: &str,
) -> Result<(), Unsaved<ReleaseRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let reference = state.reference();
    let gate_state = gate_state(&change.write, &reference, &change.project, gate, state.clock.today()).await?;
    let nothing = ReleaseRefusal::NothingFrozen(change.project.status);
    let is_due = due(&change.project) == Some(gate);
    let next = match at_gate(&reference, &change.project, &gate_state).release() {
        Ok(next) if is_due => next,
        Ok(_) => return Err(Unsaved::refused(nothing)),
        Err(refusal) => return Err(Unsaved::refused(refusal)),
    };
    let Some(frozen) = gate_state.snapshot.filter(|snapshot| !snapshot.is_released) else { return Err(Unsaved::refused(nothing)) };
    let row = snapshot_release::ActiveModel {
        snapshot_id: Set(frozen.id),
        reason: Set(reason.to_owned()),
        released_by: Set(Some(permit.person())),
        released_at: Set(change.now()),
    };
    snapshot_release::Entity::insert(row).exec_without_returning(&change.write).await?;
    let told = Told::of(MailKind::GateReleased, app::paths::gate(change.project.id, gate)).at(gate).because(reason);
    let concerned = deciders(gate).into_iter().chain([Circle::Manager, Circle::Lead]);
    tell((&change.write, &state.base_url), &change.project, permit.person(), concerned, &told).await?;
    tell_taken_back(state, &change.write, (frozen.id, permit.person()), change.project.manager_id).await?;
    let happened = HistoryEvent::GateReleased { snapshot: frozen.id, gate, number: frozen.number, reason: reason.to_owned() };
    let event = Event::by(permit.person(), permit.person_name(), happened);
    Ok(change.finish(project::ActiveModel { status: Set(next.status), ..Default::default() }, event).await?)
}

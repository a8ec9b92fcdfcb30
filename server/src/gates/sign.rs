//! The second signature, which puts a decision into effect, and verifying the conditions of a decision.

use super::read;
use crate::dossier::change::{self, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{decision, decision_condition_met, project};
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::tasks::is_own;
use domain::gates::{DecisionState, Outcome, SignRefusal, SignStep, Signer, sign as may_sign};
use domain::ids::{DecisionConditionId, DecisionId};
use domain::projects::{Place, Transition, next};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

/// Signs as the second person. The outcome takes effect in the same transaction; a project changes its phase here and nowhere else.
///
/// # Errors
/// 404 when the decision is not there; 409 when somebody changed the project meanwhile; or why it is not to be signed so.
pub async fn sign(
    state: &State,
    permit: &Permit<act::SignDecision>,
    actor: &Actor,
    submission: &Submission,
    id: DecisionId,
) -> Result<(), Unsaved<SignRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let write = &change.write;
    let row = read::one(write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(write, id).await?.ok_or(AppError::NotFound)?;
    let project = match may_sign(&around.proposed(&row), Signer::of(actor)) {
        Err(refusal) => return Err(Unsaved::refused(refusal)),
        Ok(SignStep::Waits(seats)) => return Err(Unsaved::refused(SignRefusal::NotASigner(seats))),
        Ok(SignStep::Corrected) => corrected(write, &change.project, &row).await?,
        Ok(SignStep::Complete(step)) => moved(&change.project, &row, step)?,
    };
    let signed = decision::ActiveModel { id: Set(id), signed_by: Set(Some(actor.id)), signed_at: Set(Some(change.now())), ..Default::default() };
    decision::Entity::update(signed).validate()?.exec_without_returning(write).await?;
    let decision::Model { gate, outcome, approved_public, supersedes_id: supersedes, .. } = row;
    let happened = HistoryEvent::DecisionSigned { decision: id, gate, outcome, approved_public, supersedes };
    Ok(change.finish(project, Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// What a signed decision does to the project.
fn moved(project: &project::Model, row: &decision::Model, step: Transition) -> Result<project::ActiveModel, AppError> {
    let place = next(Place { phase: project.phase, status: project.status }, step).map_err(|_| AppError::Conflict)?;
    let recycles = if row.outcome == Outcome::Recycle { project.recycles + 1 } else { project.recycles };
    Ok(project::ActiveModel {
        phase: Set(place.phase),
        status: Set(place.status),
        next_gate_on: Set(row.next_gate_on.or(row.resume_on)),
        hold_until: Set(row.resume_on),
        recycles: Set(recycles),
        ..Default::default()
    })
}

/// A correction leaves the project where it is; only a date that came from the earlier decision changes with it.
async fn corrected(connection: &impl ConnectionTrait, project: &project::Model, row: &decision::Model) -> Result<project::ActiveModel, AppError> {
    let earlier = match row.supersedes_id {
        Some(id) => read::one(connection, project.id, id).await?,
        None => None,
    };
    let gate_date = |row: &decision::Model| row.next_gate_on.or(row.resume_on);
    let (gate_was, hold_was) = earlier.map_or((None, None), |earlier| (gate_date(&earlier), earlier.resume_on));
    let is_next_gate = gate_was.is_some() && gate_was == project.next_gate_on;
    let is_hold = hold_was.is_some() && hold_was == project.hold_until;
    Ok(project::ActiveModel {
        next_gate_on: Set(if is_next_gate { gate_date(row) } else { project.next_gate_on }),
        hold_until: Set(if is_hold { row.resume_on } else { project.hold_until }),
        ..Default::default()
    })
}

/// Why a condition cannot be called met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetRefusal {
    /// Who sees to it does not verify it.
    OwnerVerifies,
}

/// Records that a condition of a signed decision is met.
///
/// # Errors
/// 404 when it is not there; 409 when it was met already, the decision does not stand, or somebody changed the project meanwhile.
pub async fn met(
    state: &State,
    permit: &Permit<act::VerifyCondition>,
    submission: &Submission,
    id: DecisionId,
    condition: DecisionConditionId,
    note: &str,
) -> Result<(), Unsaved<MetRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let write = &change.write;
    let row = read::one(write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(write, id).await?.ok_or(AppError::NotFound)?;
    let one = read::condition(write, id, condition).await?.ok_or(AppError::NotFound)?;
    if around.state(&row) != DecisionState::Signed || decision_condition_met::Entity::find_by_id(condition).one(write).await?.is_some() {
        return Err(AppError::Conflict.into());
    }
    if is_own(&one.owner, permit.person_name()) {
        return Err(Unsaved::refused(MetRefusal::OwnerVerifies));
    }
    let seen = decision_condition_met::ActiveModel {
        decision_condition_id: Set(condition),
        note: Set(note.to_owned()),
        verified_by: Set(permit.person()),
        verified_at: Set(change.now()),
    };
    decision_condition_met::Entity::insert(seen).exec_without_returning(write).await?;
    let happened = HistoryEvent::ConditionMet { condition, decision: id, note: note.to_owned() };
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

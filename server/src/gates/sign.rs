//! The second signature, which puts a decision into effect.

use super::book::{book, released};
use super::letters::{Circle, Told, tell};
use super::met::{begin_phase, carry};
use super::read;
use crate::dossier::change::{self, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::reviews::taken_out::free_experts;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::events::Event;
use ::entity::{decision, project, snapshot};
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::{Outcome, SignRefusal, SignStep, Signer, blocks_start, sign as may_sign};
use domain::ids::DecisionId;
use domain::mail::MailKind;
use domain::projects::{Place, Status, Transition, next};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};

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
    let around = read::around(write, id, day_of(write.now())).await?.ok_or(AppError::NotFound)?;
    let project = match may_sign(&around.proposed(&row), Signer::of(actor)) {
        Err(refusal) => return Err(Unsaved::refused(refusal)),
        Ok(SignStep::Waits(seats)) => return Err(Unsaved::refused(SignRefusal::NotASigner(seats))),
        Ok(SignStep::Corrected) => corrected(write, &change.project, &row).await?,
        Ok(SignStep::Complete(step)) => moved(&change.project, &row, first_conditions(write, &row, step).await?)?,
    };
    let signed = decision::ActiveModel { id: Set(id), signed_by: Set(Some(actor.id)), signed_at: Set(Some(change.now())), ..Default::default() };
    decision::Entity::update(signed).validate()?.exec_without_returning(write).await?;
    let released = released(book(write, &change.project, &row, change.now()).await?, (permit.person(), permit.person_name()), change.project.id);
    let project = match row.supersedes_id {
        Some(before) => {
            carry(write, (before, id)).await?;
            let begun = begin_phase(write, (&change.project, &row), state.clock.today()).await?;
            begun.map_or(project.clone(), |begun| project::ActiveModel { status: begun.status, phase_from: begun.phase_from, ..project })
        }
        None => project,
    };
    let supersedes_nothing = row.supersedes_id.is_none();
    let (kind, everybody) = match row.supersedes_id {
        Some(_) => (MailKind::DecisionCorrected, [Circle::Partners, Circle::Manager, Circle::Seats, Circle::Person(row.decided_by)]),
        None => (MailKind::DecisionSigned, [Circle::Partners, Circle::Manager, Circle::Seats, Circle::Person(row.decided_by)]),
    };
    let told = Told::of(kind, app::paths::decision(row.project_id, id)).at(row.gate).with(row.outcome);
    let told = told.because(row.correction_reason.as_deref().unwrap_or_default());
    // Whoever asked for the gate was promised to hear of it.
    let asked = match row.snapshot_id {
        Some(id) => snapshot::Entity::find_by_id(id).one(write).await?.and_then(|snapshot| snapshot.frozen_by),
        None => None,
    };
    let everybody = everybody.into_iter().chain(asked.map(Circle::Person));
    tell((write, &state.base_url), &change.project, actor.id, everybody, &told).await?;
    // What was decided is read for no panel any more, unless it waits.
    let freed = if supersedes_nothing && row.outcome != Outcome::Hold {
        free_experts((write, &state.base_url), change.project.id, (permit.person(), permit.person_name())).await?
    } else {
        Vec::new()
    };
    let decision::Model { gate, outcome, approved_public, supersedes_id: supersedes, .. } = row;
    let happened = HistoryEvent::DecisionSigned { decision: id, gate, outcome, approved_public, supersedes };
    let signed = Event::by(permit.person(), permit.person_name(), happened);
    Ok(change.finish_with(project, [signed].into_iter().chain(released).chain(freed).collect()).await?)
}

/// A go under conditions of which one comes first leads to a phase that waits.
async fn first_conditions(connection: &impl ConnectionTrait, row: &decision::Model, step: Transition) -> Result<Transition, DbErr> {
    if row.outcome != Outcome::ConditionalGo {
        return Ok(step);
    }
    let conditions = read::conditions(connection, row.id).await?;
    let blocks = blocks_start(conditions.iter().map(|one| (one.condition().timing, one.verified_at.is_some())));
    Ok(if blocks { Transition::SignedBeforeStart(row.gate) } else { step })
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
        phase_from: Set(match (place.phase == project.phase, place.status) {
            (true, _) => project.phase_from,
            (false, Status::AwaitingStart) => None,
            (false, _) => row.effective_on,
        }),
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
    let (is_gate_moved, is_hold_moved) = (gate_was != gate_date(row), hold_was != row.resume_on);
    let is_next_gate = is_gate_moved && gate_was.is_some() && gate_was == project.next_gate_on;
    let is_hold = is_hold_moved && hold_was.is_some() && hold_was == project.hold_until;
    Ok(project::ActiveModel {
        next_gate_on: Set(if is_next_gate { gate_date(row) } else { project.next_gate_on }),
        hold_until: Set(if is_hold { row.resume_on } else { project.hold_until }),
        ..Default::default()
    })
}

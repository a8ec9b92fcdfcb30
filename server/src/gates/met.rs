//! Conditions of a signed decision: verifying that one is met, which may start the phase, and what a correction carries over.

use super::read;
use crate::dossier::change::{self, Touches};
use crate::dossier::decision_conditions::block_start;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{decision, decision_condition_met, decision_condition_told, project};
use chrono::NaiveDate;
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::{DecisionState, carried};
use domain::ids::{DecisionConditionId, DecisionId};
use domain::projects::{Place, Status, Transition, next};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

/// Why a condition cannot be called met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetRefusal {
    /// Who sees to it does not verify it.
    OwnerVerifies,
}

/// Records that a condition of a signed decision is met. The last one that comes first starts the phase.
///
/// # Errors
/// 404 when it is not there; 409 when it was met already, the decision does not stand, or somebody changed the project meanwhile.
pub async fn met(
    state: &State,
    permit: &Permit<act::VerifyCondition>,
    actor: &Actor,
    submission: &Submission,
    (id, condition, note): (DecisionId, DecisionConditionId, &str),
) -> Result<(), Unsaved<MetRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let write = &change.write;
    let row = read::one(write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(write, id).await?.ok_or(AppError::NotFound)?;
    let one = read::conditions(write, id).await?.into_iter().find(|one| one.id == condition).ok_or(AppError::NotFound)?;
    if around.state(&row) != DecisionState::Signed || one.verified_at.is_some() {
        return Err(AppError::Conflict.into());
    }
    if one.owner().is(actor) {
        return Err(Unsaved::refused(MetRefusal::OwnerVerifies));
    }
    let seen = decision_condition_met::ActiveModel {
        decision_condition_id: Set(condition),
        note: Set(note.to_owned()),
        verified_by: Set(permit.person()),
        verified_at: Set(change.now()),
    };
    decision_condition_met::Entity::insert(seen).exec_without_returning(write).await?;
    let begun = begin_phase(write, (&change.project, &row), state.clock.today()).await?;
    let starts = begun.as_ref().map(|_| change.project.phase);
    let happened = HistoryEvent::ConditionMet { condition, decision: id, note: note.to_owned(), starts };
    Ok(change.finish(begun.unwrap_or_default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// The phase that waited starts, when no open condition keeps it any more: on the day of the decision, or else today.
pub(super) async fn begin_phase(
    connection: &impl ConnectionTrait,
    (project, decision): (&project::Model, &decision::Model),
    today: NaiveDate,
) -> Result<Option<project::ActiveModel>, DbErr> {
    if project.status != Status::AwaitingStart || block_start(connection, project.id).await? {
        return Ok(None);
    }
    let Ok(place) = next(Place { phase: project.phase, status: project.status }, Transition::BeginPhase) else { return Ok(None) };
    let from = decision.effective_on.map_or(today, |day| day.max(today));
    Ok(Some(project::ActiveModel { status: Set(place.status), phase_from: Set(Some(from)), ..Default::default() }))
}

/// What was met of a corrected decision stays met in its correction, and who was told of a date that stays is not told again.
///
/// # Errors
/// Whatever the database says.
pub(super) async fn carry(connection: &impl ConnectionTrait, (before, after): (DecisionId, DecisionId)) -> Result<(), DbErr> {
    let (old, new) = (read::conditions(connection, before).await?, read::conditions(connection, after).await?);
    let [before, after] = [&old, &new].map(|all| all.iter().map(read::Condition::condition).collect::<Vec<_>>());
    for ((at, to), condition) in carried(&before, &after).into_iter().zip(&new).zip(&after) {
        let Some(from) = at.map(|at| &old[at]) else { continue };
        if let Some(met) = decision_condition_met::Entity::find_by_id(from.id).one(connection).await? {
            let met = decision_condition_met::Model { decision_condition_id: to.id, ..met };
            decision_condition_met::Entity::insert(met.into_active_model()).exec_without_returning(connection).await?;
        }
        if from.condition().due_on == condition.due_on {
            let told = decision_condition_told::Entity::find().filter(decision_condition_told::Column::DecisionConditionId.eq(from.id));
            for one in told.all(connection).await? {
                let one = decision_condition_told::Model { decision_condition_id: to.id, ..one };
                decision_condition_told::Entity::insert(one.into_active_model()).exec_without_returning(connection).await?;
            }
        }
    }
    Ok(())
}

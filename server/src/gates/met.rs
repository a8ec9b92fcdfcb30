//! Conditions of a signed decision: reporting one done, verifying that it is met, which may start the phase, saying what is still missing, and
//! what a correction carries over.

use super::letters::{Circle, Told, tell};
use super::owners::Candidates;
use super::read;
use crate::dossier::change::{self, Touches};
use crate::dossier::decision_conditions::block_start;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{decision, decision_condition_met, decision_condition_report, decision_condition_told, project};
use chrono::NaiveDate;
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::tasks::OpenCondition;
use domain::gates::{DecisionState, carried};
use domain::ids::{DecisionConditionId, DecisionId};
use domain::mail::MailKind;
use domain::projects::{Place, Status, Transition, next};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

/// Why nothing can be said of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionRefusal {
    /// Who sees to it does not verify it.
    OwnerVerifies,
    /// Only who sees to it reports it done.
    NotTheOwner,
}

/// A condition that is open, with the decision that it belongs to.
///
/// # Errors
/// 404 when it is not there; 409 when it was met already or the decision does not stand.
async fn open(write: &Write, project: &project::Model, (id, condition): (DecisionId, DecisionConditionId)) -> Result<Found, AppError> {
    let decision = read::one(write, project.id, id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(write, id, day_of(write.now())).await?.ok_or(AppError::NotFound)?;
    let condition = read::conditions(write, id).await?.into_iter().find(|one| one.id == condition).ok_or(AppError::NotFound)?;
    let state = around.state(&decision);
    if state != DecisionState::Signed || condition.verified_at.is_some() {
        return Err(AppError::Conflict);
    }
    let open = condition.open(state, Place { phase: project.phase, status: project.status });
    Ok(Found { decision, condition, open })
}

struct Found {
    decision: decision::Model,
    condition: read::Condition,
    open: OpenCondition,
}

/// Records that who sees to a condition reported it done, and tells who verifies it: the programme manager, whoever has the name that the decision
/// gives, and where the manager reports it the others of the programme.
///
/// # Errors
/// 404 when it is not there; 409 when it was met or reported already, the decision does not stand, or somebody changed the project meanwhile.
pub async fn report(
    state: &State,
    permit: &Permit<act::SeeToCondition>,
    actor: &Actor,
    submission: &Submission,
    (id, condition, note): (DecisionId, DecisionConditionId, &str),
) -> Result<(), Unsaved<ConditionRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let write = &change.write;
    let Found { condition: one, open, .. } = open(write, &change.project, (id, condition)).await?;
    if !open.owner.is(actor) {
        return Err(Unsaved::refused(ConditionRefusal::NotTheOwner));
    }
    if open.is_reported {
        return Err(AppError::Conflict.into());
    }
    let row = decision_condition_report::Model {
        decision_condition_id: condition,
        note: note.to_owned(),
        reported_by: permit.person(),
        reported_at: change.now(),
    };
    decision_condition_report::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
    let verifier = Candidates::of(write, change.project.id, day_of(write.now())).await?.meant(&one.condition().verifier).person.map(Circle::Person);
    let manager = change.project.manager_id.filter(|manager| *manager != permit.person());
    let office = if manager.is_some() { vec![Circle::Manager] } else { vec![Circle::Office, Circle::Seats] };
    let told = Told::of(MailKind::ConditionReported, app::paths::decision(change.project.id, id)).because(note);
    tell((write, &state.base_url), &change.project, permit.person(), office.into_iter().chain(verifier), &told).await?;
    let happened = HistoryEvent::ConditionReported { condition, decision: id, note: note.to_owned() };
    Ok(change.finish(Default::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// Takes the report of a condition off again with what is still missing, and tells who reported it.
///
/// # Errors
/// 404 when it is not there; 409 when nobody reported it, it was met already, the decision does not stand, or somebody changed the project
/// meanwhile.
pub async fn send_back(
    state: &State,
    permit: &Permit<act::VerifyCondition>,
    actor: &Actor,
    submission: &Submission,
    (id, condition, reason): (DecisionId, DecisionConditionId, &str),
) -> Result<(), Unsaved<ConditionRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let write = &change.write;
    let Found { open, .. } = open(write, &change.project, (id, condition)).await?;
    if open.owner.is(actor) {
        return Err(Unsaved::refused(ConditionRefusal::OwnerVerifies));
    }
    let report = decision_condition_report::Entity::find_by_id(condition).one(write).await?.ok_or(AppError::Conflict)?;
    decision_condition_report::Entity::delete_by_id(condition).exec(write).await?;
    let told = Told::of(MailKind::ConditionSentBack, app::paths::decision(change.project.id, id)).because(reason);
    tell((write, &state.base_url), &change.project, permit.person(), [Circle::Person(report.reported_by)], &told).await?;
    let happened = HistoryEvent::ConditionSentBack { condition, decision: id, reason: reason.to_owned() };
    Ok(change.finish(Default::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
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
) -> Result<(), Unsaved<ConditionRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let write = &change.write;
    let Found { decision: row, open, .. } = open(write, &change.project, (id, condition)).await?;
    if open.owner.is(actor) {
        return Err(Unsaved::refused(ConditionRefusal::OwnerVerifies));
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

/// What was met or reported of a corrected decision stays so in its correction, and who was told of a date that stays is not told again.
pub(super) async fn carry(connection: &impl ConnectionTrait, (before, after): (DecisionId, DecisionId)) -> Result<(), DbErr> {
    let (old, new) = (read::conditions(connection, before).await?, read::conditions(connection, after).await?);
    let [before, after] = [&old, &new].map(|all| all.iter().map(read::Condition::condition).collect::<Vec<_>>());
    for ((at, to), condition) in carried(&before, &after).into_iter().zip(&new).zip(&after) {
        let Some(from) = at.map(|at| &old[at]) else { continue };
        if let Some(met) = decision_condition_met::Entity::find_by_id(from.id).one(connection).await? {
            let met = decision_condition_met::Model { decision_condition_id: to.id, ..met };
            decision_condition_met::Entity::insert(met.into_active_model()).exec_without_returning(connection).await?;
        }
        if let Some(report) = decision_condition_report::Entity::find_by_id(from.id).one(connection).await? {
            let report = decision_condition_report::Model { decision_condition_id: to.id, ..report };
            decision_condition_report::Entity::insert(report.into_active_model()).exec_without_returning(connection).await?;
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

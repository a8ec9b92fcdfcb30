//! Deciding on a request: a programme manager within the mandate, or the two seats of the steering group one after the other.

use super::apply::{Decided, carry_out};
use super::preview::limits;
use super::read::{self, Request};
use super::write::{begin, circles, counted, looked, save, told};
use crate::dossier::change::{self, Change, Touches};
use crate::frame::answer::{Unsaved, Why};
use crate::frame::in_force;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::Circle;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::events::Event;
use ::entity::{change_request, person_role, project};
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::changes::{ChangeState, DecidingRefusal, DecidingStep, NewVerdict, Obstacle, decide as may_decide, takes_back};
use domain::gates::Signer;
use domain::ids::{ChangeRequestId, PersonId};
use domain::mail::MailKind;
use domain::people::Role;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Why a decision is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undecided {
    /// It is not this person's.
    Refused(DecidingRefusal),
    /// It cannot be approved now.
    InTheWay(Vec<Obstacle>),
}

/// Who recorded a decision, with the seat of today; nobody while none is recorded. At most one query.
pub(super) async fn first_signer(
    connection: &impl ConnectionTrait,
    row: &change_request::Model,
    today: chrono::NaiveDate,
) -> Result<Option<Signer>, DbErr> {
    let Some(person) = row.decided_by.filter(|_| row.state == ChangeState::Recorded) else { return Ok(None) };
    let seats = person_role::Entity::find().filter(person_role::Column::PersonId.eq(person));
    let seats = seats.filter(person_role::Column::Role.eq(Role::SteeringMember)).filter(in_force::on(today)).all(connection).await?;
    let seat = seats.into_iter().find_map(|row| row.seat);
    Ok(Some(Signer { person, role: Role::SteeringMember, seat }))
}

/// Decides: at once, or by recording it for the second signature. What is approved is carried out in the same write.
///
/// # Errors
/// 404 when it is not there; 409 when somebody changed the project since; or why it is not decided.
pub(super) async fn decide(
    state: &State,
    permit: &Permit<act::DecideChange>,
    actor: &Actor,
    submission: &Submission,
    (id, verdict): (ChangeRequestId, NewVerdict),
) -> Result<(), Unsaved<Undecided>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let request = read::one(&change.write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    if request.row.state != ChangeState::HandedIn {
        return Err(AppError::Conflict.into());
    }
    let preview = looked(state, &change, &request).await?;
    let mandate = limits(&state.reference()).mandate;
    let step = may_decide(&request.asked(), (preview.way, preview.at_stake, mandate), None, actor);
    let step = step.map_err(|refusal| Unsaved::refused(Undecided::Refused(refusal)))?;
    if verdict.approves && !preview.obstacles.is_empty() {
        return Err(Unsaved::refused(Undecided::InTheWay(preview.obstacles)));
    }
    let NewVerdict { approves, reason } = verdict;
    let decided = change_request::ActiveModel {
        approves: Set(Some(approves)),
        decided_by: Set(Some(actor.id)),
        decided_at: Set(Some(change.now())),
        decision_reason: Set(Some(reason.clone())),
        ..Default::default()
    };
    match step {
        DecidingStep::Complete => {
            let decided = Decided { by: (actor.id, &actor.name), reason, row: decided };
            end(state, change, &request, approves, decided).await
        }
        DecidingStep::Waits => {
            let row = change_request::ActiveModel { id: Set(id), state: Set(ChangeState::Recorded), since: Set(change.now()), ..decided };
            save(&change, row).await?;
            told(state, &change, (actor.id, id), (MailKind::ChangeRecorded, &reason), [Circle::Seats, Circle::Manager]).await?;
            let happened = HistoryEvent::ChangeRecorded { change: id, number: counted(request.row.number), approves, reason };
            Ok(change.finish(project::ActiveModel::default(), Event::by(actor.id, &actor.name, happened)).await?)
        }
    }
}

/// Signs a recorded decision as the other seat, which puts it into effect.
///
/// # Errors
/// The same as for [`decide`].
pub(super) async fn sign(
    state: &State,
    permit: &Permit<act::DecideChange>,
    actor: &Actor,
    submission: &Submission,
    id: ChangeRequestId,
) -> Result<(), Unsaved<Undecided>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let request = read::one(&change.write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    let first = first_signer(&change.write, &request.row, day_of(change.now())).await?;
    let (Some(first), Some(approves)) = (first, request.row.approves) else { return Err(AppError::Conflict.into()) };
    let preview = looked(state, &change, &request).await?;
    let about = (preview.way, preview.at_stake, limits(&state.reference()).mandate);
    may_decide(&request.asked(), about, Some(first), actor).map_err(|refusal| Unsaved::refused(Undecided::Refused(refusal)))?;
    if approves && !preview.obstacles.is_empty() {
        return Err(Unsaved::refused(Undecided::InTheWay(preview.obstacles)));
    }
    let reason = request.row.decision_reason.clone().unwrap_or_default();
    let row = change_request::ActiveModel { signed_by: Set(Some(actor.id)), signed_at: Set(Some(change.now())), ..Default::default() };
    end(state, change, &request, approves, Decided { by: (actor.id, &actor.name), reason, row }).await
}

/// Carries the request out, or leaves everything as it is.
async fn end(state: &State, change: Change, request: &Request, approves: bool, decided: Decided<'_>) -> Result<(), Unsaved<Undecided>> {
    if approves {
        return carry_out(state, change, request, decided, Vec::new()).await.map_err(|unsaved| match unsaved {
            Unsaved::Failed(error) => Unsaved::Failed(error),
            Unsaved::Again(Why::Refused(obstacles)) => Unsaved::refused(Undecided::InTheWay(obstacles)),
            Unsaved::Again(Why::Problems(problems)) => problems.into(),
            Unsaved::Again(Why::Lost) => AppError::Conflict.into(),
        });
    }
    let (id, (by, name)) = (request.row.id, decided.by);
    let row = change_request::ActiveModel { id: Set(id), state: Set(ChangeState::Refused), since: Set(change.now()), ..decided.row };
    save(&change, row).await?;
    told(state, &change, (by, id), (MailKind::ChangeRefused, &decided.reason), circles(request)).await?;
    let happened = HistoryEvent::ChangeRefused { change: id, number: counted(request.row.number), reason: decided.reason };
    Ok(change.finish(project::ActiveModel::default(), Event::by(by, name, happened)).await?)
}

/// One of the two seats takes a recorded decision back before it is signed; the request waits again.
///
/// # Errors
/// 409 when somebody changed the project since, or nothing is recorded.
pub(super) async fn take_back(
    state: &State,
    permit: &Permit<act::DecideChange>,
    actor: &Actor,
    submission: &Submission,
    (id, reason): (ChangeRequestId, &str),
) -> Result<(), Unsaved<DecidingRefusal>> {
    let change = begin(state, permit, submission).await?;
    let request = read::one(&change.write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    if request.row.state != ChangeState::Recorded {
        return Err(AppError::Conflict.into());
    }
    if !takes_back(request.row.state, actor) {
        return Err(Unsaved::refused(DecidingRefusal::NotADecider));
    }
    let nobody: Option<PersonId> = None;
    let row = change_request::ActiveModel {
        id: Set(id),
        state: Set(ChangeState::HandedIn),
        since: Set(change.now()),
        approves: Set(None),
        decided_by: Set(nobody),
        decided_at: Set(None),
        decision_reason: Set(None),
        ..Default::default()
    };
    save(&change, row).await?;
    told(state, &change, (actor.id, id), (MailKind::ChangeHandedIn, reason), [Circle::Seats, Circle::Manager]).await?;
    let happened = HistoryEvent::ChangeUnrecorded { change: id, number: counted(request.row.number), reason: reason.to_owned() };
    Ok(change.finish(project::ActiveModel::default(), Event::by(actor.id, &actor.name, happened)).await?)
}

//! Proposals to stop in the database. One that was taken back stays there, and another can be made.

use crate::dossier::change::{self, Change, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::gates::letters::{Circle, Told, tell};
use crate::gates::released as released_event;
use crate::gates::undo::void_with_stop;
use crate::ledger::{self, Book};
use crate::reviews::taken_out::free_experts;
use crate::state::{State, new_id};
use crate::store::events::Event;
use ::entity::{project, stop_proposal};
use domain::Eur;
use domain::access::{Actor, Permit, ProjectStanding, act};
use domain::audit::HistoryEvent;
use domain::gates::{NewStop, StopRefusal, may_confirm, may_take_back, steering_confirms};
use domain::ids::{ProjectId, StopProposalId};
use domain::ledger::Cause;
use domain::mail::MailKind;
use domain::projects::{Phase, Place, Transition, next};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// The proposal of a project, when there is one that was not taken back.
pub async fn of_project(connection: &impl ConnectionTrait, project: ProjectId) -> Result<Option<stop_proposal::Model>, DbErr> {
    use stop_proposal::Column as Of;
    stop_proposal::Entity::find().filter(Of::ProjectId.eq(project)).filter(Of::WithdrawnAt.is_null()).one(connection).await
}

/// Where a confirmed stop would lead; nowhere for a draft or a project that has ended.
pub fn leads_to(project: &project::Model) -> Option<Place> {
    next(Place { phase: project.phase, status: project.status }, Transition::ConfirmStop).ok()
}

fn stopped(change: &Change) -> Result<Place, AppError> {
    leads_to(&change.project).ok_or(AppError::Conflict)
}

/// The proposal that waits.
async fn waiting(change: &Change) -> Result<stop_proposal::Model, AppError> {
    let row = of_project(&change.write, change.project.id).await?.filter(|row| row.confirmed_at.is_none());
    row.ok_or(AppError::Conflict)
}

/// Hands in a proposal. A frozen dossier does not stand in its way.
///
/// # Errors
/// 409 when the project changed meanwhile, has ended, or already has a proposal.
pub async fn propose(state: &State, permit: &Permit<act::ProposeStop>, new: NewStop, submission: &Submission) -> Result<(), Unsaved> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    stopped(&change)?;
    if of_project(&change.write, permit.project()).await?.is_some() {
        return Err(AppError::Conflict.into());
    }
    let id = StopProposalId(new_id());
    let happened = HistoryEvent::StopProposed {
        stop: id,
        stop_reason: new.reason,
        learned: new.learned.clone(),
        ends_on: new.ends_on,
        unavoidable_cents: new.unavoidable,
    };
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
    stop_proposal::Entity::insert(row).exec_without_returning(&change.write).await?;
    let told = Told::of(MailKind::StopProposed, app::paths::stop(permit.project()));
    let concerned = confirmers(change.project.phase).into_iter().chain([Circle::Lead, Circle::Manager]);
    tell((&change.write, &state.base_url), &change.project, permit.person(), concerned, &told).await?;
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// Confirms the proposal: the project stops, and a decision that was not signed is void.
///
/// # Errors
/// 409 when the project changed meanwhile, has ended, or has no proposal that waits; or why this person does not confirm it.
pub async fn confirm(state: &State, permit: &Permit<act::ConfirmStop>, actor: &Actor, submission: &Submission) -> Result<(), Unsaved<StopRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Project).await?;
    let place = stopped(&change)?;
    let proposal = waiting(&change).await?;
    if let Err(refusal) = may_confirm(change.project.phase, proposal.proposed_by, actor) {
        return Err(Unsaved::refused(refusal));
    }
    let row = stop_proposal::ActiveModel {
        id: Set(proposal.id),
        confirmed_by: Set(Some(permit.person())),
        confirmed_at: Set(Some(change.now())),
        ..Default::default()
    };
    stop_proposal::Entity::update(row).validate()?.exec_without_returning(&change.write).await?;
    let released = released_with_stop(&change, proposal.id).await?;
    let released = released_event(released, (permit.person(), permit.person_name()), change.project.id);
    let void = void_with_stop(&change.write, permit.project(), (permit.person(), change.now())).await?;
    let told = Told::of(MailKind::StopConfirmed, app::paths::stop(permit.project()));
    let concerned = [Circle::Partners, Circle::Manager, Circle::Seats].into_iter().chain(proposal.proposed_by.map(Circle::Person));
    tell((&change.write, &state.base_url), &change.project, permit.person(), concerned, &told).await?;
    let happened = HistoryEvent::StopConfirmed { stop: proposal.id, void_decision: void };
    let row = project::ActiveModel { phase: Set(place.phase), status: Set(place.status), hold_until: Set(None), ..Default::default() };
    let freed = free_experts((&change.write, &state.base_url), change.project.id, (permit.person(), permit.person_name())).await?;
    let confirmed = Event::by(permit.person(), permit.person_name(), happened);
    Ok(change.finish_with(row, [confirmed].into_iter().chain(released).chain(freed).collect()).await?)
}

/// Releases what the project did not spend. Tells how much.
async fn released_with_stop(change: &Change, stop: StopProposalId) -> Result<Eur, DbErr> {
    let (write, project) = (&change.write, &change.project);
    let mut next_id = new_id;
    let mut book = Book::open((project.id, project.is_demo), ledger::of_project(write, project.id).await?, &mut next_id);
    let released = book.ended(&Cause::Stop(stop), change.now())?;
    ledger::save(write, book.new_rows()).await?;
    Ok(released)
}

/// Takes the proposal back, with a reason.
///
/// # Errors
/// 409 when the project changed meanwhile or has no proposal that waits; or that it is somebody else's.
pub async fn withdraw(
    state: &State,
    permit: &Permit<act::WithdrawStop>,
    (actor, standing): (&Actor, ProjectStanding),
    submission: &Submission,
    reason: &str,
) -> Result<(), Unsaved<NotYours>> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let proposal = waiting(&change).await?;
    if !may_take_back(proposal.proposed_by, actor, standing) {
        return Err(Unsaved::refused(NotYours));
    }
    let row = stop_proposal::ActiveModel {
        id: Set(proposal.id),
        withdrawn_by: Set(Some(permit.person())),
        withdrawn_at: Set(Some(change.now())),
        withdrawn_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    stop_proposal::Entity::update(row).validate()?.exec_without_returning(&change.write).await?;
    let told = Told::of(MailKind::StopWithdrawn, app::paths::project(permit.project())).because(reason);
    let concerned = confirmers(change.project.phase).into_iter().chain([Circle::Partners, Circle::Manager]);
    tell((&change.write, &state.base_url), &change.project, permit.person(), concerned, &told).await?;
    let happened = HistoryEvent::StopWithdrawn { stop: proposal.id, reason: reason.to_owned() };
    Ok(change.finish(project::ActiveModel::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

/// Who confirms a proposal in this phase.
fn confirmers(phase: Phase) -> Vec<Circle> {
    if steering_confirms(phase) { vec![Circle::Seats] } else { vec![Circle::Office, Circle::Seats] }
}

/// Who made a proposal and the lead partner take it back, and nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotYours;

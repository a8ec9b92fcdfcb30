//! Undoing what was recorded and not signed, by those who decide at the gate: the gate then waits for a decision on the same dossier.

use super::letters::{Circle, Told, deciders, tell};
use super::read;
use crate::dossier::change::{self, Touches};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::state::days::day_of;
use crate::store::events::Event;
use ::entity::decision;
use chrono::{DateTime, Utc};
use domain::access::{Actor, Permit, act};
use domain::audit::HistoryEvent;
use domain::gates::{Signer, VoidCause, WithdrawRefusal, withdraw as may_withdraw};
use domain::ids::{DecisionId, PersonId, ProjectId};
use domain::mail::MailKind;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Takes back a decision or a correction that is not signed.
///
/// # Errors
/// 404 when the decision is not there; 409 when somebody changed the project meanwhile; or why it is not to be taken back.
pub async fn withdraw(
    state: &State,
    permit: &Permit<act::WithdrawDecision>,
    actor: &Actor,
    submission: &Submission,
    (id, reason): (DecisionId, &str),
) -> Result<(), Unsaved<WithdrawRefusal>> {
    let change = change::begin(state, permit, submission, Touches::Beside).await?;
    let write = &change.write;
    let row = read::one(write, permit.project(), id).await?.ok_or(AppError::NotFound)?;
    let around = read::around(write, id, day_of(write.now())).await?.ok_or(AppError::NotFound)?;
    if let Err(refusal) = may_withdraw(&around.proposed(&row), Signer::of(actor)) {
        return Err(Unsaved::refused(refusal));
    }
    void(write, id, (permit.person(), change.now()), VoidCause::Withdrawn, reason).await?;
    let told = Told::of(MailKind::DecisionWithdrawn, app::paths::decision(row.project_id, id)).at(row.gate).with(row.outcome).because(reason);
    let concerned = deciders(row.gate).into_iter().chain([Circle::Manager, Circle::Person(row.decided_by)]);
    tell((write, &state.base_url), &change.project, permit.person(), concerned, &told).await?;
    let decision::Model { gate, outcome, approved_public, supersedes_id: supersedes, .. } = row;
    let happened = HistoryEvent::DecisionWithdrawn { decision: id, gate, outcome, approved_public, supersedes, reason: reason.to_owned() };
    Ok(change.finish(Default::default(), Event::by(permit.person(), permit.person_name(), happened)).await?)
}

async fn void(
    transaction: &impl ConnectionTrait,
    id: DecisionId,
    (by, at): (PersonId, DateTime<Utc>),
    cause: VoidCause,
    reason: &str,
) -> Result<(), DbErr> {
    let row = decision::ActiveModel {
        id: Set(id),
        void_at: Set(Some(at)),
        void_by: Set(Some(by)),
        void_reason: Set(Some(reason.to_owned())),
        void_cause: Set(Some(cause)),
        ..Default::default()
    };
    row.update(transaction).await.map(|_| ())
}

/// The decision that waits for its second signature when the partners stop is void: there is nothing left to decide. A correction of an
/// earlier decision leaves the project where it is and still can be signed. Tells which one it was.
pub async fn void_with_stop(
    transaction: &impl ConnectionTrait,
    project: ProjectId,
    stopped: (PersonId, DateTime<Utc>),
) -> Result<Option<DecisionId>, DbErr> {
    use decision::Column as Of;
    let waits = decision::Entity::find().filter(Of::ProjectId.eq(project)).filter(Of::SupersedesId.is_null());
    let waits = waits.filter(Of::SignedAt.is_null()).filter(Of::VoidAt.is_null()).one(transaction).await?;
    let Some(row) = waits else { return Ok(None) };
    void(transaction, row.id, stopped, VoidCause::Stopped, "").await?;
    Ok(Some(row.id))
}

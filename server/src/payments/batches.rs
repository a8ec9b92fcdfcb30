//! Proposals of payments in the database: made, approved by somebody else, made into a file, taken back.

use super::accounts;
use super::due::{self, Line, Of};
use super::orders::{NamedOrder, one, orders};
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::people::store::with_role;
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{payment_batch, payment_order, project};
use chrono::NaiveDate;
use domain::Eur;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{PaymentBatchId, PaymentOrderId};
use domain::ledger::CommitmentKey;
use domain::mail::MailKind;
use domain::payments::{BatchFacts, BatchRefusal, end_to_end, message_id};
use domain::people::Role;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;

type Payer = Permit<act::ManagePayments>;

/// Why a proposal does not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// What two people have to do, or what was done.
    Step(BatchRefusal),
    /// Payments that are not to be made by now: the organisations.
    Blocked(Vec<String>),
    /// The programme has no account to pay from.
    NoOwnAccount,
    /// Nothing was chosen.
    Nothing,
}

/// What the rules read of a proposal.
pub(super) const fn facts(row: &payment_batch::Model) -> BatchFacts {
    BatchFacts {
        proposed_by: row.proposed_by,
        is_approved: row.approved_at.is_some(),
        is_sent: row.sent_at.is_some(),
        is_withdrawn: row.withdrawn_at.is_some(),
    }
}

/// Proposes what was chosen of what is due.
///
/// # Errors
/// Nothing was chosen; lost when something that was chosen is not due any more, or is another amount by now.
pub(super) async fn propose(
    state: &State,
    permit: &Payer,
    submission: &Submission,
    (chosen, pay_on): (&[String], NaiveDate),
) -> Result<PaymentBatchId, Unsaved<Refused>> {
    let write = submission.begin(state).await?;
    let chosen: BTreeSet<&String> = chosen.iter().collect();
    if chosen.is_empty() {
        return Err(Unsaved::refused(Refused::Nothing));
    }
    let lines = due::lines(&write, state, Of::Programme, None).await?;
    let lines: Vec<Line> = lines.into_iter().filter(|line| line.due.is_payable() && chosen.contains(&line.code())).collect();
    if lines.len() != chosen.len() {
        return Err(AppError::Conflict.into());
    }
    let (id, number) = (PaymentBatchId(new_id()), next_number(&write).await?);
    let projects: BTreeSet<_> = lines.iter().map(|line| line.row.project_id).collect();
    let projects = project::Entity::find().filter(project::Column::Id.is_in(projects)).all(&write).await?;
    let is_demo = projects.iter().all(|project| project.is_demo);
    if !is_demo && projects.iter().any(|project| project.is_demo) {
        return Err(AppError::Conflict.into());
    }
    let batch = payment_batch::Model {
        id,
        number,
        pay_on,
        proposed_by: permit.person(),
        proposed_at: write.now(),
        approved_by: None,
        approved_at: None,
        sent_by: None,
        sent_at: None,
        account_id: None,
        withdrawn_by: None,
        withdrawn_at: None,
        reason: String::new(),
        is_demo,
        version: 1,
    };
    let orders: Vec<payment_order::Model> =
        (1..).zip(&lines).map(|(position, line)| order(&batch, position, line)).collect::<Option<_>>().ok_or(AppError::Conflict)?;
    let sum = sum(&orders)?;
    payment_batch::Entity::insert(batch.into_active_model()).exec_without_returning(&write).await?;
    let count = orders.len();
    payment_order::Entity::insert_many(orders.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(&write).await?;
    tell(state, &write, permit, (id, number)).await?;
    let proposed = HistoryEvent::PaymentsProposed { batch: id, number, payments: count, payments_sum: sum };
    write.finish([Event::by(permit.person(), permit.person_name(), proposed)]).await?;
    Ok(id)
}

fn sum(orders: &[payment_order::Model]) -> Result<Eur, DbErr> {
    Eur::checked_sum(orders.iter().map(|order| order.amount)).map_err(crate::ledger::too_large)
}

/// The payment of a line; none where it has no account that counts.
pub(crate) fn order(batch: &payment_batch::Model, position: i32, line: &Line) -> Option<payment_order::Model> {
    let (project_id, CommitmentKey { phase, organisation, source, instrument }) = line.key();
    Some(payment_order::Model {
        id: PaymentOrderId(new_id()),
        batch_id: batch.id,
        position,
        project_id,
        phase,
        organisation_id: organisation,
        source,
        instrument,
        kind: line.due.kind,
        amount: line.due.amount,
        account_id: line.account?,
        end_to_end: end_to_end(batch.number, usize::try_from(position).unwrap_or_default()),
        is_demo: batch.is_demo,
    })
}

async fn next_number(connection: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last = payment_batch::Entity::find().order_by_desc(payment_batch::Column::Number).limit(1).one(connection).await?;
    Ok(last.map_or(0, |last| last.number) + 1)
}

/// Tells the other programme managers that payments wait for one of them.
async fn tell(state: &State, write: &Write, permit: &Payer, (id, number): (PaymentBatchId, i64)) -> Result<(), DbErr> {
    let managers = with_role(Role::ProgrammeManager, day_of(write.now())).all(write).await?;
    let letter = |person| Notification {
        kind: MailKind::PaymentsProposed,
        to: Recipient::Person(person),
        title: message_id(number),
        until: None,
        said: Said::default(),
        path: app::paths::payment_batch(id),
        expires_at: None,
    };
    let told = managers.into_iter().map(|person| person.id).filter(|person| *person != permit.person()).map(letter);
    queue(write, &state.base_url, told.collect(), write.now()).await
}

/// The proposal as the form knew it.
async fn as_read(write: &Write, submission: &Submission, id: PaymentBatchId) -> Result<payment_batch::Model, AppError> {
    let row = one(write, id).await?;
    if row.version == submission.version { Ok(row) } else { Err(AppError::Conflict) }
}

/// The payments that are not to be made by now: the project stands still, the account changed, or less is left.
async fn blocked(write: &Write, state: &State, batch: &payment_batch::Model) -> Result<Vec<NamedOrder>, DbErr> {
    let lines = due::lines(write, state, Of::Programme, Some(batch.id)).await?;
    let is_payable = |order: &NamedOrder| {
        let payment_order::Model { project_id, phase, organisation_id, source, instrument, .. } = order.row;
        let key = (project_id, CommitmentKey { phase, organisation: organisation_id, source, instrument });
        let line = lines.iter().find(|line| line.key() == key);
        line.is_some_and(|line| line.due.is_payable() && line.account == Some(order.row.account_id) && line.due.amount >= order.row.amount)
    };
    Ok(orders(write, batch.id).await?.into_iter().filter(|order| !is_payable(order)).collect())
}

async fn refuse_blocked(write: &Write, state: &State, batch: &payment_batch::Model) -> Result<(), Unsaved<Refused>> {
    let blocked = blocked(write, state, batch).await?;
    let names: Vec<String> = blocked.into_iter().map(|order| format!("{} ({})", order.party_name, order.title)).collect();
    if names.is_empty() { Ok(()) } else { Err(Unsaved::refused(Refused::Blocked(names))) }
}

async fn changes(write: &Write, row: payment_batch::ActiveModel) -> Result<(), DbErr> {
    payment_batch::Entity::update(row).validate()?.exec_without_returning(write).await.map(|_| ())
}

fn counted(orders: &[NamedOrder]) -> Result<(usize, Eur), DbErr> {
    let sum = Eur::checked_sum(orders.iter().map(|order| order.row.amount)).map_err(crate::ledger::too_large)?;
    Ok((orders.len(), sum))
}

/// Approves a proposal of somebody else.
///
/// # Errors
/// Lost when it changed; or why it is not approved.
pub(super) async fn approve(state: &State, permit: &Payer, submission: &Submission, id: PaymentBatchId) -> Result<(), Unsaved<Refused>> {
    let write = submission.begin(state).await?;
    let row = as_read(&write, submission, id).await?;
    facts(&row).may_approve(permit.person()).map_err(|refusal| Unsaved::refused(Refused::Step(refusal)))?;
    refuse_blocked(&write, state, &row).await?;
    let change = payment_batch::ActiveModel {
        id: Set(id),
        approved_by: Set(Some(permit.person())),
        approved_at: Set(Some(write.now())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    changes(&write, change).await?;
    let (payments, payments_sum) = counted(&orders(&write, id).await?)?;
    let approved = HistoryEvent::PaymentsApproved { batch: id, number: row.number, payments, payments_sum };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), approved)]).await?)
}

/// Makes an approved proposal into a file for the bank: from then on it is with the bank.
///
/// # Errors
/// Lost when it changed; or why it does not go.
pub(super) async fn send(state: &State, permit: &Payer, submission: &Submission, id: PaymentBatchId) -> Result<(), Unsaved<Refused>> {
    let write = submission.begin(state).await?;
    let row = as_read(&write, submission, id).await?;
    facts(&row).may_send().map_err(|refusal| Unsaved::refused(Refused::Step(refusal)))?;
    let own = accounts::of(&write, None).await?.paid_to().ok_or_else(|| Unsaved::refused(Refused::NoOwnAccount))?;
    refuse_blocked(&write, state, &row).await?;
    let change = payment_batch::ActiveModel {
        id: Set(id),
        sent_by: Set(Some(permit.person())),
        sent_at: Set(Some(write.now())),
        account_id: Set(Some(own)),
        version: Set(row.version + 1),
        ..Default::default()
    };
    changes(&write, change).await?;
    let (payments, payments_sum) = counted(&orders(&write, id).await?)?;
    let sent = HistoryEvent::PaymentsSent { batch: id, number: row.number, payments, payments_sum };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), sent)]).await?)
}

/// Takes a proposal back that is not with the bank.
///
/// # Errors
/// Lost when it changed; or that it is with the bank.
pub(super) async fn withdraw(
    state: &State,
    permit: &Payer,
    submission: &Submission,
    (id, reason): (PaymentBatchId, String),
) -> Result<(), Unsaved<Refused>> {
    let write = submission.begin(state).await?;
    let row = as_read(&write, submission, id).await?;
    facts(&row).may_withdraw().map_err(|refusal| Unsaved::refused(Refused::Step(refusal)))?;
    let change = payment_batch::ActiveModel {
        id: Set(id),
        withdrawn_by: Set(Some(permit.person())),
        withdrawn_at: Set(Some(write.now())),
        reason: Set(reason.clone()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    changes(&write, change).await?;
    let withdrawn = HistoryEvent::PaymentsWithdrawn { batch: id, number: row.number, reason };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), withdrawn)]).await?)
}

//! Statements of the bank in the database: brought in with their lines, and booked in one write that leaves nothing half done and does nothing twice.

use super::camt::ReadStatement;
use super::{accounts, lines};
use crate::dossier::programme_total;
use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::ledger::{self, Book};
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{bank_account, bank_statement, payment_batch, payment_order, project, statement_line};
use domain::Eur;
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{BankStatementId, LedgerRowId, PaymentOrderId, ProjectId};
use domain::ledger::CommitmentKey;
use domain::payments::{Found, KnownOrder, LineOutcome, match_lines};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

type Payer = Permit<act::ManagePayments>;

/// Why a statement is not brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is of another account than that of the programme.
    OtherAccount,
    /// It was brought in before.
    BroughtBefore(BankStatementId),
}

/// The statements that were brought in last. One query.
pub(super) async fn latest(connection: &impl ConnectionTrait, most: u64) -> Result<Vec<bank_statement::Model>, DbErr> {
    let rows = bank_statement::Entity::find().order_by_desc(bank_statement::Column::BroughtAt).order_by_desc(bank_statement::Column::Id);
    rows.limit(most).all(connection).await
}

/// A statement.
///
/// # Errors
/// 404 when it is not there.
pub(super) async fn one(connection: &impl ConnectionTrait, id: BankStatementId) -> Result<bank_statement::Model, AppError> {
    bank_statement::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound)
}

/// The lines of a statement, in their order. One query.
pub(super) async fn lines_of(connection: &impl ConnectionTrait, id: BankStatementId) -> Result<Vec<statement_line::Model>, DbErr> {
    let rows = statement_line::Entity::find().filter(statement_line::Column::StatementId.eq(id));
    rows.order_by_asc(statement_line::Column::Position).all(connection).await
}

/// Brings the statements of a file in. Nothing is booked. Tells which is the first.
///
/// # Errors
/// One is of another account, or was brought in before: nothing of the file is brought in then.
pub(super) async fn bring(
    state: &State,
    permit: &Payer,
    submission: &Submission,
    (read, file_name): (&[ReadStatement], &str),
) -> Result<(), Unsaved<Refused>> {
    let write = submission.begin(state).await?;
    let mut events = Vec::new();
    for statement in read {
        let account = accounts::own_with(&write, &statement.account).await?.ok_or_else(|| Unsaved::refused(Refused::OtherAccount))?;
        let same = bank_statement::Entity::find().filter(bank_statement::Column::AccountId.eq(account.id));
        if let Some(before) = same.filter(bank_statement::Column::Name.eq(statement.name.as_str())).one(&write).await? {
            return Err(Unsaved::refused(Refused::BroughtBefore(before.id)));
        }
        events.push(add(&write, permit, &account, (statement, file_name)).await?);
    }
    Ok(write.finish(events).await?)
}

async fn add(write: &Write, permit: &Payer, account: &bank_account::Model, (read, file_name): (&ReadStatement, &str)) -> Result<Event, DbErr> {
    let row = bank_statement::Model {
        id: BankStatementId(new_id()),
        account_id: account.id,
        name: read.name.clone(),
        file_name: file_name.to_owned(),
        brought_by: permit.person(),
        brought_at: write.now(),
        booked_by: None,
        booked_at: None,
        is_demo: account.is_demo,
        version: 1,
    };
    let rows = lines::rows_of(&row, read);
    let brought = HistoryEvent::StatementRead { statement: row.id, statement_name: read.name.clone(), statement_lines: rows.len() };
    bank_statement::Entity::insert(row.into_active_model()).exec_without_returning(write).await?;
    for chunk in rows.chunks(AT_ONCE) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        statement_line::Entity::insert_many(rows).exec_without_returning(write).await?;
    }
    Ok(Event::by(permit.person(), permit.person_name(), brought))
}

/// A line has 16 values, and SQLite takes 32,766 in a statement.
const AT_ONCE: usize = 1_000;

/// What each line says, with the payments that they name.
pub(super) struct Matched {
    pub(super) found: Vec<Found>,
    pub(super) orders: BTreeMap<PaymentOrderId, payment_order::Model>,
}

/// What the lines of a statement say by what is known now. At most four queries.
pub(super) async fn matched(connection: &impl ConnectionTrait, rows: &[statement_line::Model]) -> Result<Matched, DbErr> {
    let names: BTreeSet<&str> = rows.iter().filter_map(|row| row.end_to_end.as_deref()).collect();
    let orders = if names.is_empty() {
        Vec::new()
    } else {
        payment_order::Entity::find().filter(payment_order::Column::EndToEnd.is_in(names)).all(connection).await?
    };
    let batches = orders.iter().map(|order| order.batch_id).collect::<BTreeSet<_>>();
    let sent = if batches.is_empty() {
        Vec::new()
    } else {
        let sent = payment_batch::Entity::find().filter(payment_batch::Column::Id.is_in(batches));
        sent.filter(payment_batch::Column::SentAt.is_not_null()).all(connection).await?
    };
    let said = booked_of(connection, orders.iter().map(|order| order.id)).await?;
    let has = |order: PaymentOrderId, outcome: LineOutcome| said.iter().any(|line| line.order_id == Some(order) && line.outcome == Some(outcome));
    let known = |order: &payment_order::Model| KnownOrder {
        id: order.id,
        end_to_end: order.end_to_end.clone(),
        amount: order.amount,
        is_sent: sent.iter().any(|batch| batch.id == order.batch_id),
        is_paid: has(order.id, LineOutcome::Paid),
        is_returned: has(order.id, LineOutcome::Returned),
    };
    let known: Vec<KnownOrder> = orders.iter().map(known).collect();
    let lines: Vec<_> = rows.iter().map(lines::line_of).collect();
    let found = match_lines(&lines, &known, &seen(connection, rows).await?);
    Ok(Matched { found, orders: orders.into_iter().map(|order| (order.id, order)).collect() })
}

/// The lines that said something of these payments.
async fn booked_of(connection: &impl ConnectionTrait, orders: impl Iterator<Item = PaymentOrderId>) -> Result<Vec<statement_line::Model>, DbErr> {
    let orders: BTreeSet<PaymentOrderId> = orders.collect();
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let of_these = statement_line::Entity::find().filter(statement_line::Column::OrderId.is_in(orders));
    of_these.filter(statement_line::Column::Outcome.is_in([LineOutcome::Paid, LineOutcome::Returned])).all(connection).await
}

/// What the bank told before of what it tells here.
async fn seen(connection: &impl ConnectionTrait, rows: &[statement_line::Model]) -> Result<BTreeSet<String>, DbErr> {
    let Some(account) = rows.first().map(|row| row.account_id) else { return Ok(BTreeSet::new()) };
    let mut seen = BTreeSet::new();
    for chunk in rows.chunks(AT_ONCE) {
        let told = statement_line::Entity::find().select_only().column(statement_line::Column::Reference);
        let told = told.filter(statement_line::Column::AccountId.eq(account)).filter(statement_line::Column::Outcome.is_not_null());
        let told = told.filter(statement_line::Column::Reference.is_in(chunk.iter().map(|row| row.reference.clone())));
        seen.extend(told.into_tuple::<String>().all(connection).await?);
    }
    Ok(seen)
}

/// Throws a statement away of which nothing was booked, with its lines.
///
/// # Errors
/// Lost when it was booked meanwhile.
pub(super) async fn throw_away(state: &State, permit: &Payer, submission: &Submission, id: BankStatementId) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let statement = unbooked(&write, submission, id).await?;
    let lines = statement_line::Entity::delete_many().filter(statement_line::Column::StatementId.eq(id)).exec(&write).await?;
    bank_statement::Entity::delete_by_id(id).exec(&write).await?;
    let statement_lines = usize::try_from(lines.rows_affected).unwrap_or(usize::MAX);
    let told = HistoryEvent::StatementThrownAway { statement: id, statement_name: statement.name, statement_lines };
    Ok(write.finish(vec![Event::by(permit.person(), permit.person_name(), told)]).await?)
}

/// The statement that a form is about, while nothing of it is booked.
async fn unbooked(write: &Write, submission: &Submission, id: BankStatementId) -> Result<bank_statement::Model, AppError> {
    let statement = one(write, id).await?;
    if statement.booked_at.is_some() || statement.version != submission.version {
        return Err(AppError::Conflict);
    }
    Ok(statement)
}

/// Books what a statement says: payments, what came back, and why the rest was put aside. All of it or nothing; a second time does nothing.
///
/// # Errors
/// Lost when it was booked before.
pub(super) async fn book(state: &State, permit: &Payer, submission: &Submission, id: BankStatementId) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let statement = unbooked(&write, submission, id).await?;
    let rows = lines_of(&write, id).await?;
    let matched = matched(&write, &rows).await?;
    let (booked, mut events, released) = post(&write, permit, &rows, &matched).await?;
    for (row, found) in rows.iter().zip(&matched.found) {
        let change = statement_line::ActiveModel {
            id: Set(row.id),
            outcome: Set(Some(found.outcome)),
            why: Set(found.why),
            order_id: Set(found.order),
            ledger_row_id: Set(booked.get(&row.position).copied()),
            ..Default::default()
        };
        statement_line::Entity::update(change).validate()?.exec_without_returning(&write).await?;
    }
    let change = bank_statement::ActiveModel {
        id: Set(id),
        booked_by: Set(Some(permit.person())),
        booked_at: Set(Some(write.now())),
        version: Set(statement.version + 1),
        ..Default::default()
    };
    bank_statement::Entity::update(change).validate()?.exec_without_returning(&write).await?;
    if released.is_positive() {
        programme_total::sum_again(&write).await?;
    }
    let count = |outcome: LineOutcome| matched.found.iter().filter(|found| found.outcome == outcome).count();
    let told = HistoryEvent::StatementBooked {
        statement: id,
        statement_name: statement.name,
        lines_paid: count(LineOutcome::Paid),
        lines_returned: count(LineOutcome::Returned),
        lines_double: count(LineOutcome::Double),
        lines_unknown: count(LineOutcome::Unknown),
    };
    events.insert(0, Event::by(permit.person(), permit.person_name(), told));
    Ok(write.finish(events).await?)
}

type Posted = (BTreeMap<i32, LedgerRowId>, Vec<Event>, Eur);

/// Writes the rows of the ledger for what was paid and what came back. Tells which row each line became, what happened, and how much of what was
/// released was taken back.
async fn post(write: &Write, permit: &Payer, rows: &[statement_line::Model], matched: &Matched) -> Result<Posted, DbErr> {
    let named: Vec<(&statement_line::Model, &payment_order::Model, LineOutcome)> = rows
        .iter()
        .zip(&matched.found)
        .filter(|(_, found)| matches!(found.outcome, LineOutcome::Paid | LineOutcome::Returned))
        .filter_map(|(row, found)| Some((row, matched.orders.get(&found.order?)?, found.outcome)))
        .collect();
    let ids: BTreeSet<ProjectId> = named.iter().map(|(_, order, _)| order.project_id).collect();
    let (mut booked, mut events, mut back) = (BTreeMap::new(), Vec::new(), Eur::ZERO);
    if ids.is_empty() {
        return Ok((booked, events, back));
    }
    let before = booked_of(write, named.iter().map(|(_, order, _)| order.id)).await?;
    let mut payments: BTreeMap<PaymentOrderId, LedgerRowId> = before
        .into_iter()
        .filter(|line| line.outcome == Some(LineOutcome::Paid))
        .filter_map(|line| Some((line.order_id?, line.ledger_row_id?)))
        .collect();
    let names = crate::organisations::names_of(write, named.iter().map(|(_, order, _)| order.organisation_id).collect()).await?;
    for project in project::Entity::find().filter(project::Column::Id.is_in(ids)).all(write).await? {
        let mut next_id = new_id;
        let mut book = Book::open((project.id, project.is_demo), ledger::of_project(write, project.id).await?, &mut next_id);
        // What went out before what came in, whatever the order of the statement.
        for wanted in [LineOutcome::Paid, LineOutcome::Returned] {
            for (row, order, _) in named.iter().filter(|(_, order, outcome)| order.project_id == project.id && *outcome == wanted) {
                let (at, document) = ((row.booked_on, write.now()), format!("{} / {}", order.end_to_end, row.reference));
                let payment_order::Model { phase, organisation_id: organisation, source, instrument, .. } = **order;
                let key = CommitmentKey { phase, organisation, source, instrument };
                let name = names.get(&organisation).cloned().unwrap_or_default();
                let (payments_sum, bank_reference) = (order.amount, row.reference.clone());
                let (ledger_row, happened) = if wanted == LineOutcome::Paid {
                    let (id, released) = book.paid(key, order.amount, at, &document)?;
                    back = back.checked_add(released).map_err(ledger::too_large)?;
                    payments.insert(order.id, id);
                    (id, HistoryEvent::PaymentMade { order: order.id, organisation: name, payments_sum, bank_reference })
                } else {
                    let payment = payments.get(&order.id).copied();
                    let payment = payment.ok_or_else(|| DbErr::Custom(format!("{document}: it came back and was not paid")))?;
                    (
                        book.came_back(payment, at, &document)?,
                        HistoryEvent::PaymentReturned { order: order.id, organisation: name, payments_sum, bank_reference },
                    )
                };
                booked.insert(row.position, ledger_row);
                events.push(Event::by(permit.person(), permit.person_name(), happened).in_project(project.id));
            }
        }
        ledger::save(write, book.new_rows()).await?;
    }
    Ok((booked, events, back))
}

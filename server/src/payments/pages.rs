//! Rows of payments into what the pages show. The number of an account is on its own page and in the file for the bank, and nowhere else.

use super::accounts::number;
use super::batches::facts;
use super::due::{Line, account_of};
use super::orders::{Listed, NamedOrder};
use super::pain::{Party, Transfer, Transfers};
use crate::frame::actor::SignedIn;
use crate::frame::listing::page_links;
use crate::frame::names::names;
use crate::state::State;
use ::entity::{bank_account, bank_statement, payment_batch, project, statement_line};
use app::payments::{
    BatchLine, BatchView, DueLine, HeldLine, OrderLine, PaymentsView, PlanLine, PlanView, ProjectOrder, SaidLine, StatementItem, StatementView,
};
use app::ui::{FormErrors, NoticeView};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::access::{Global, OrganisationStanding, act};
use domain::ids::PersonId;
use domain::payments::{AccountStanding, Found, Holdup, Iban, LineOutcome, OrderState, PaymentRules, message_id};
use domain::settings::ParameterKey;
use sea_orm::DbErr;
use std::collections::BTreeMap;

/// People by their ids.
pub(super) type Names = BTreeMap<PersonId, String>;

/// What somebody is called.
pub(super) fn who(names: &Names, id: PersonId) -> String {
    names.get(&id).cloned().unwrap_or_default()
}

/// Who did something and when, where it was done.
pub(super) fn by(names: &Names, id: Option<PersonId>, at: Option<DateTime<Utc>>) -> Option<(String, DateTime<Utc>)> {
    id.zip(at).map(|(id, at)| (who(names, id), at))
}

/// The last of a number.
pub(super) fn masked(iban: &str) -> String {
    Iban::parse(iban).map(|iban| iban.masked()).unwrap_or_default()
}

type List = (Vec<Listed>, u64, u64);
type Below = (Vec<bank_statement::Model>, (String, Vec<String>), FormErrors, Option<NoticeView>);

/// What is due, and the proposals and statements. One query.
pub(super) async fn payments(
    state: &State,
    signed: &SignedIn,
    (lines, own_account): (Vec<Line>, AccountStanding),
    (rows, number, total): List,
    (statements, (pay_on, chosen), errors, notice): Below,
) -> Result<PaymentsView, DbErr> {
    let names = names(&state.database.read, rows.iter().map(|one| one.row.proposed_by)).await?;
    let (payable, held): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.due.is_payable());
    let batch = |Listed { row, payments, amount }: Listed| BatchLine {
        id: row.id,
        name: message_id(row.number),
        state: facts(&row).state(),
        proposed: (who(&names, row.proposed_by), row.proposed_at),
        payments,
        amount: Eur(amount),
    };
    // What only has nothing due stands on the page of its project.
    let is_told = |line: &Line| line.due.holdups != [Holdup::NothingDue];
    Ok(PaymentsView {
        due: payable.into_iter().map(due_line).collect(),
        held: held.into_iter().filter(is_told).map(held_line).collect(),
        own_account,
        unchecked: unchecked(state),
        batches: rows.into_iter().map(batch).collect(),
        page: page_links(&app::paths::payments(), &[], number, total),
        statements: statements
            .into_iter()
            .map(|row| StatementItem { id: row.id, name: row.name, brought_at: row.brought_at, is_booked: row.booked_at.is_some() })
            .collect(),
        pay_on,
        chosen,
        today: state.clock.today(),
        errors,
        notice,
        key: state.form_key(signed.actor.id),
    })
}

/// The parameters of payments that nobody confirmed.
fn unchecked(state: &State) -> Vec<ParameterKey> {
    let reference = state.reference();
    ParameterKey::PAYMENTS.into_iter().filter(|key| !reference.checked.contains(key)).collect()
}

fn due_line(line: Line) -> DueLine {
    DueLine {
        code: line.code(),
        project: line.row.project_id,
        title: line.row.title,
        party: line.row.party,
        partner: line.row.party_name,
        phase: line.row.phase,
        source: line.row.source,
        kind: line.due.kind,
        amount: line.due.amount,
    }
}

fn held_line(line: Line) -> HeldLine {
    HeldLine {
        project: line.row.project_id,
        title: line.row.title,
        party: line.row.party,
        partner: line.row.party_name,
        amount: line.due.amount,
        holdups: line.due.holdups,
    }
}

/// One proposal. One query.
pub(super) async fn batch(
    state: &State,
    signed: &SignedIn,
    row: payment_batch::Model,
    (orders, (reason, errors, notice)): (Vec<NamedOrder>, (String, FormErrors, Option<NoticeView>)),
) -> Result<BatchView, DbErr> {
    let people = [Some(row.proposed_by), row.approved_by, row.sent_by, row.withdrawn_by];
    let names = names(&state.database.read, people.into_iter().flatten()).await?;
    let facts = facts(&row);
    let sum = Eur::checked_sum(orders.iter().map(|order| order.row.amount)).map_err(crate::ledger::too_large)?;
    Ok(BatchView {
        id: row.id,
        name: message_id(row.number),
        state: facts.state(),
        pay_on: row.pay_on,
        proposed: (who(&names, row.proposed_by), row.proposed_at),
        approved: by(&names, row.approved_by, row.approved_at),
        sent: by(&names, row.sent_by, row.sent_at),
        withdrawn: by(&names, row.withdrawn_by, row.withdrawn_at),
        why_withdrawn: row.reason.clone(),
        orders: orders.into_iter().map(|order| order_line(order, &row)).collect(),
        sum,
        approval: facts.may_approve(signed.actor.id).err(),
        may_send: facts.may_send().is_ok(),
        may_withdraw: facts.may_withdraw().is_ok(),
        reason,
        errors,
        notice,
        key: state.form_key(signed.actor.id),
        version: row.version,
    })
}

fn order_line(order: NamedOrder, batch: &payment_batch::Model) -> OrderLine {
    let state = OrderState::of(facts(batch).state(), order.paid_by.is_some(), order.returned_by.is_some());
    OrderLine {
        project: order.row.project_id,
        title: order.title,
        partner: order.party_name,
        account: masked(&order.iban),
        kind: order.row.kind,
        source: order.row.source,
        amount: order.row.amount,
        end_to_end: order.row.end_to_end,
        state,
        bank_reference: order.returned_by.or(order.paid_by),
    }
}

/// What the file for the bank says.
pub(super) fn transfers(
    (number_of, made_at, pay_on): (i64, DateTime<Utc>, NaiveDate),
    from: &bank_account::Model,
    orders: &[NamedOrder],
) -> Result<Transfers, DbErr> {
    let read = |iban: &str| Iban::parse(iban).map_err(|_| DbErr::Custom("a payment goes to a number that is none".to_owned()));
    let transfer = |order: &NamedOrder| -> Result<Transfer, DbErr> {
        Ok(Transfer {
            end_to_end: order.row.end_to_end.clone(),
            amount: order.row.amount,
            to: Party { name: order.holder.clone(), iban: read(&order.iban)? },
            about: format!("{} {}", order.row.end_to_end, order.title),
        })
    };
    Ok(Transfers {
        message_id: message_id(number_of),
        made_at,
        pay_on,
        from: Party { name: from.holder.clone(), iban: number(from)? },
        transfers: orders.iter().map(transfer).collect::<Result<_, _>>()?,
    })
}

/// What a statement says: by what is known now, or as it was booked. One query.
pub(super) async fn statement(
    state: &State,
    signed: &SignedIn,
    (row, lines): (bank_statement::Model, Vec<statement_line::Model>),
    (found, orders, notice): (Option<Vec<Found>>, Vec<NamedOrder>, Option<NoticeView>),
) -> Result<StatementView, DbErr> {
    let names = names(&state.database.read, [Some(row.brought_by), row.booked_by].into_iter().flatten()).await?;
    let as_kept = |line: &statement_line::Model| Found { outcome: line.outcome.unwrap_or(LineOutcome::Unknown), order: line.order_id, why: line.why };
    let found = found.unwrap_or_else(|| lines.iter().map(as_kept).collect());
    let said = |(line, found): (statement_line::Model, Found)| {
        let order = orders.iter().find(|order| Some(order.row.id) == found.order);
        SaidLine {
            reference: line.reference,
            on: line.booked_on,
            direction: line.direction,
            amount: line.amount,
            is_euro: line.is_euro,
            about: line.about,
            end_to_end: line.end_to_end,
            outcome: found.outcome,
            why: found.why,
            order: order.map(|order| (order.row.project_id, order.title.clone(), order.party_name.clone())),
        }
    };
    Ok(StatementView {
        id: row.id,
        name: row.name,
        file: row.file_name,
        brought: (who(&names, row.brought_by), row.brought_at),
        booked: by(&names, row.booked_by, row.booked_at),
        lines: lines.into_iter().zip(found).map(said).collect(),
        notice,
        key: state.form_key(signed.actor.id),
        version: row.version,
    })
}

/// The plans and payments of a project.
pub(super) fn plan(
    state: &State,
    signed: &SignedIn,
    project: project::Model,
    (lines, orders): (Vec<Line>, Vec<(NamedOrder, payment_batch::Model)>),
) -> PlanView {
    let actor = &signed.actor;
    let line = |line: Line| {
        let keeps = actor.may(act::KeepAccount, OrganisationStanding::of(actor, Some(line.row.party)));
        PlanLine {
            party: line.row.party,
            account: account_of(&line),
            partner: line.row.party_name,
            phase: line.row.phase,
            source: line.row.source,
            instrument: line.row.instrument,
            plan: line.plan,
            paid: line.standing.paid,
            under_way: line.standing.under_way,
            due: line.due,
            keeps_account: keeps,
        }
    };
    let order = |(order, batch): (NamedOrder, payment_batch::Model)| ProjectOrder {
        batch: batch.id,
        batch_name: message_id(batch.number),
        pay_on: batch.pay_on,
        line: order_line(order, &batch),
    };
    PlanView {
        project: project.id,
        title: project.title,
        status: project.status,
        rules: PaymentRules::of(&state.reference().values),
        unchecked: unchecked(state),
        lines: lines.into_iter().map(line).collect(),
        orders: orders.into_iter().map(order).collect(),
        may_manage: actor.may(act::ManagePayments, Global),
        today: state.clock.today(),
    }
}

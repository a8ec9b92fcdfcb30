//! What the demo set has of payments: the account of the programme, an account for most organisations at a bank that does not exist, one that waits
//! for a second person, and a proposal that waits as well. Nothing of it is in the ledger: no bank said that anything was paid.

use crate::payments::{Of, lines, order};
use crate::people::store::with_role;
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{bank_account, organisation, payment_batch, payment_order, person};
use chrono::{DateTime, Days, Utc};
use domain::Eur;
use domain::audit::HistoryEvent;
use domain::ids::{BankAccountId, OrganisationId, PaymentBatchId, PersonId};
use domain::payments::Iban;
use domain::people::Role;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

/// How many payments the proposal has at most.
const PROPOSED: usize = 3;

/// Puts it there, and tells what happened.
pub(super) async fn write(state: &State, write: &Write, now: DateTime<Utc>) -> Result<Vec<Event>, DbErr> {
    let managers = with_role(Role::ProgrammeManager, day_of(now)).filter(person::Column::IsDemo.eq(true)).all(write).await?;
    let [first, second, ..] = managers.as_slice() else { return Ok(Vec::new()) };
    let organisations = organisation::Entity::find().filter(organisation::Column::IsDemo.eq(true));
    let organisations = organisations.order_by_asc(organisation::Column::Name).all(write).await?;
    let people = person::Entity::find().filter(person::Column::IsDemo.eq(true)).filter(person::Column::OrganisationId.is_not_null());
    let people = people.order_by_asc(person::Column::Name).all(write).await?;
    let contact = |id: OrganisationId| people.iter().find(|person| person.organisation_id == Some(id)).map(|person| person.id);
    let is_new = bank_account::Entity::find().filter(bank_account::Column::IsProgramme.eq(true)).one(write).await?.is_none();
    let mut rows: Vec<bank_account::Model> = Vec::new();
    if is_new {
        rows.push(account(None, (0, "Programmabureau Voorbeeld-Twente (fictief)"), (first.id, Some(second.id)), now)?);
    }
    let mut changing = None;
    for (number, organisation) in (1_u64..).zip(&organisations) {
        let Some(contact) = contact(organisation.id) else { continue };
        rows.push(account(Some(organisation.id), (number, &organisation.name), (contact, Some(first.id)), now)?);
        if changing.is_none() {
            rows.push(account(Some(organisation.id), (900 + number, &organisation.name), (contact, None), now)?);
            changing = Some((organisation, contact));
        }
    }
    let last = rows.last().map(|row| row.id);
    let waits = rows.iter().find(|row| row.confirmed_at.is_none()).map(|row| row.id).or(last);
    bank_account::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(write).await?;
    let mut events = Vec::new();
    if let Some(((organisation, contact), account)) = changing.zip(waits) {
        let name = people.iter().find(|person| person.id == contact).map(|person| person.name.clone()).unwrap_or_default();
        events.push(Event::by(contact, &name, HistoryEvent::AccountEntered { account, organisation: Some(organisation.name.clone()) }));
    }
    events.extend(proposal(state, write, (first, now)).await?);
    Ok(events)
}

/// An account at a bank that does not exist, with check digits that are right.
fn account(
    organisation_id: Option<OrganisationId>,
    (number, holder): (u64, &str),
    (entered_by, confirmed_by): (PersonId, Option<PersonId>),
    now: DateTime<Utc>,
) -> Result<bank_account::Model, DbErr> {
    Ok(bank_account::Model {
        id: BankAccountId(new_id()),
        organisation_id,
        is_programme: organisation_id.is_none(),
        iban: iban(number)?.as_str().to_owned(),
        holder: holder.chars().take(70).collect(),
        entered_by,
        entered_at: now,
        confirmed_by,
        confirmed_at: confirmed_by.map(|_| now),
        ended_by: None,
        ended_at: None,
        is_demo: true,
        version: 1,
    })
}

/// The one number of a hundred with these digits whose check is right.
fn iban(number: u64) -> Result<Iban, DbErr> {
    let right = (2..=98).find_map(|check| Iban::parse(&format!("NL{check:02}DEMO{:010}", 300_000_000 + number * 7_919)).ok());
    right.ok_or_else(|| DbErr::Custom(format!("there is no account number {number}")))
}

/// A proposal of what may be paid today; none where nothing may.
async fn proposal(state: &State, write: &Write, (by, now): (&person::Model, DateTime<Utc>)) -> Result<Option<Event>, DbErr> {
    let lines = lines(write, state, Of::Programme, None).await?;
    let lines: Vec<_> = lines.into_iter().filter(|line| line.due.is_payable()).take(PROPOSED).collect();
    let last = payment_batch::Entity::find().order_by_desc(payment_batch::Column::Number).one(write).await?;
    let today = day_of(now);
    let batch = payment_batch::Model {
        id: PaymentBatchId(new_id()),
        number: last.map_or(0, |last| last.number) + 1,
        pay_on: today.checked_add_days(Days::new(3)).unwrap_or(today),
        proposed_by: by.id,
        proposed_at: now,
        approved_by: None,
        approved_at: None,
        sent_by: None,
        sent_at: None,
        account_id: None,
        withdrawn_by: None,
        withdrawn_at: None,
        reason: String::new(),
        is_demo: true,
        version: 1,
    };
    let orders: Vec<payment_order::Model> = (1..).zip(&lines).filter_map(|(position, line)| order(&batch, position, line)).collect();
    if orders.is_empty() {
        return Ok(None);
    }
    let sum: Eur = orders.iter().map(|order| order.amount).sum();
    let proposed = HistoryEvent::PaymentsProposed { batch: batch.id, number: batch.number, payments: orders.len(), payments_sum: sum };
    payment_batch::Entity::insert(batch.into_active_model()).exec_without_returning(write).await?;
    payment_order::Entity::insert_many(orders.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(write).await?;
    Ok(Some(Event::by(by.id, &by.name, proposed)))
}

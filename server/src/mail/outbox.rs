//! The outbox as the worker sees it: claim what is due, and keep how it went.

use super::letter::{as_sent, summary};
use super::queue::whole_address;
use crate::state::State;
use ::entity::{outbox, person};
use app::language::Words;
use app::mail::{DigestView, Rendered, digest};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{MessageId, PersonId};
use domain::mail::retry_after;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// How many messages are claimed together.
const AT_ONCE: u64 = 10;
/// How long whoever claimed a message has it alone; longer than sending all that were claimed with it can take.
/// A server that died with a message in its hands leaves it to the others after this.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// One mail to send: a message, or all that wait for one person.
pub(super) struct Delivery {
    pub(super) id: MessageId,
    pub(super) address: String,
    /// Its words, or why there are none.
    pub(super) rendered: Result<Rendered, String>,
    /// The messages in it and which try this is for each.
    messages: Vec<(MessageId, i32)>,
}

/// Messages that one mail is made of.
enum Claimed {
    Alone(Box<outbox::Model>),
    Together(Box<person::Model>, Vec<outbox::Model>),
}

/// Messages that are still to be sent.
pub(super) fn waiting() -> Condition {
    use outbox::Column;
    Condition::all().add(Column::SentAt.is_null()).add(Column::CopiedAt.is_null()).add(Column::GivenUpAt.is_null())
}

fn past_its_time(now: DateTime<Utc>) -> Condition {
    let says_something = Condition::any().add(outbox::Column::TextBody.ne("")).add(outbox::Column::Facts.is_not_null());
    Condition::all().add(outbox::Column::ExpiresAt.is_not_null()).add(outbox::Column::ExpiresAt.lte(now)).add(says_something)
}

/// Whether there is anything for [`claim`]: two reads by index.
pub(super) async fn is_anything_due(state: &State, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let read = &state.database.read;
    let some = async |condition: Condition| {
        outbox::Entity::find().select_only().column(outbox::Column::Id).filter(condition).into_tuple::<MessageId>().one(read).await
    };
    let is_due = state.mail.is_some() && some(waiting().add(outbox::Column::DueAt.lte(now))).await?.is_some();
    Ok(is_due || some(past_its_time(now)).await?.is_some())
}

/// Takes what is due, so that no other server takes it. What is past its time is wiped, and who left gets nothing any more.
pub(super) async fn claim(state: &State, now: DateTime<Utc>) -> Result<Vec<Delivery>, DbErr> {
    let write = state.database.begin(now).await?;
    let late = waiting().add(past_its_time(now));
    outbox::Entity::update_many().col_expr(outbox::Column::GivenUpAt, Expr::value(now)).filter(late).exec(&write).await?;
    wipe(&write, past_its_time(now)).await?;
    let gone = Query::select().column(person::Column::Id).from(person::Entity).and_where(person::Column::Active.eq(false)).to_owned();
    outbox::Entity::delete_many().filter(waiting().add(outbox::Column::PersonId.in_subquery(gone))).exec(&write).await?;
    let claimed = if state.mail.is_some() { due(&write, now).await? } else { Vec::new() };
    let ids: Vec<_> = claimed.iter().flat_map(|one| one.rows().iter().map(|row| row.id)).collect();
    let lease = outbox::Entity::update_many()
        .col_expr(outbox::Column::DueAt, Expr::value(now + LEASE))
        .col_expr(outbox::Column::Tries, Expr::col(outbox::Column::Tries).add(1));
    lease.filter(outbox::Column::Id.is_in(ids)).exec(&write).await?;
    write.finish([]).await?;
    // Words take long, and nobody waits for them: the turn is over.
    Ok(claimed.iter().filter_map(|one| one.delivery(state)).collect())
}

/// What is due, alone or with the rest of its reader's day.
async fn due(transaction: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Claimed>, DbErr> {
    let waits = || outbox::Entity::find().filter(waiting().add(outbox::Column::DueAt.lte(now))).order_by_asc(outbox::Column::DueAt);
    let first = waits().order_by_asc(outbox::Column::Id).limit(AT_ONCE).all(transaction).await?;
    let (in_digest, single): (Vec<_>, Vec<_>) = first.into_iter().partition(|row| row.in_digest);
    let mut claimed: Vec<_> = single.into_iter().map(|row| Claimed::Alone(Box::new(row))).collect();
    let people: Vec<_> = in_digest.iter().filter_map(|row| row.person_id).collect();
    if people.is_empty() {
        return Ok(claimed);
    }
    let theirs = waits().filter(outbox::Column::InDigest.eq(true)).filter(outbox::Column::PersonId.is_in(people.iter().copied()));
    let mut of_person: BTreeMap<PersonId, Vec<outbox::Model>> = BTreeMap::new();
    for row in theirs.order_by_asc(outbox::Column::Id).all(transaction).await? {
        if let Some(person) = row.person_id {
            of_person.entry(person).or_default().push(row);
        }
    }
    for reader in person::Entity::find().filter(person::Column::Id.is_in(people)).all(transaction).await? {
        claimed.extend(of_person.remove(&reader.id).map(|rows| Claimed::Together(Box::new(reader), rows)));
    }
    Ok(claimed)
}

impl Claimed {
    fn rows(&self) -> &[outbox::Model] {
        match self {
            Self::Alone(row) => std::slice::from_ref(row),
            Self::Together(_, rows) => rows,
        }
    }

    fn delivery(&self, state: &State) -> Option<Delivery> {
        let first = self.rows().first()?;
        let (address, rendered) = match self {
            Self::Alone(row) => (&row.address, as_sent(row, state)),
            Self::Together(reader, rows) => (&reader.email, together(state, reader, rows)),
        };
        let messages = self.rows().iter().map(|row| (row.id, row.tries + 1)).collect();
        Some(Delivery { id: first.id, address: address.clone(), rendered: rendered.map_err(|error| error.to_string()), messages })
    }
}

fn together(state: &State, reader: &person::Model, rows: &[outbox::Model]) -> Result<Rendered, DbErr> {
    let view = DigestView {
        name: reader.name.clone(),
        messages: rows.iter().map(summary).collect::<Result<_, _>>()?,
        preferences: whole_address(&state.base_url, &app::paths::preferences()),
        bureau: state.reference().bureau.clone(),
    };
    Ok(digest(Words::new(reader.language), &view))
}

/// Keeps how it went, for each message that is still in the hands of whoever claimed it.
pub(super) async fn keep(state: &State, parcel: &Delivery, outcome: Result<(), String>, now: DateTime<Utc>) -> Result<(), DbErr> {
    let write = state.database.begin(now).await?;
    for (id, tries) in &parcel.messages {
        let change = match &outcome {
            Ok(()) => outbox::ActiveModel { sent_at: Set(Some(now)), last_error: Set(None), ..Default::default() },
            Err(error) => {
                let failed = outbox::ActiveModel { last_error: Set(Some(error.clone())), ..Default::default() };
                match retry_after(*tries) {
                    Some(wait) => outbox::ActiveModel { due_at: Set(now + wait), ..failed },
                    None => outbox::ActiveModel { given_up_at: Set(Some(now)), ..failed },
                }
            }
        };
        let same = waiting().add(outbox::Column::Id.eq(*id)).add(outbox::Column::Tries.eq(*tries));
        outbox::Entity::update_many().set(change).filter(same).exec(&write).await?;
    }
    let served = Condition::all().add(outbox::Column::SentAt.is_not_null());
    let ids = parcel.messages.iter().map(|(id, _)| *id);
    wipe(&write, served.add(outbox::Column::IsSecret.eq(true)).add(outbox::Column::Id.is_in(ids))).await?;
    write.finish([]).await
}

/// Empties what these messages said.
pub(super) async fn wipe(transaction: &impl ConnectionTrait, which: Condition) -> Result<(), DbErr> {
    let empty =
        outbox::ActiveModel { text_body: Set(String::new()), html_body: Set(String::new()), href: Set(None), facts: Set(None), ..Default::default() };
    outbox::Entity::update_many().set(empty).filter(which).exec(transaction).await.map(|_| ())
}

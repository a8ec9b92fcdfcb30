//! Messages as a manager sees them: the list, and what is done by hand.

use super::letter::is_wiped;
use super::outbox::{waiting, wipe};
use crate::frame::listing::PAGE_SIZE;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::state::State;
use crate::store::events::Event;
use ::entity::{outbox, person_role};
use chrono::{DateTime, Utc};
use domain::access::{Action, Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{MessageId, PersonId};
use domain::mail::{MailKind, MessageState, may_copy, may_read};
use domain::people::Role;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeMap;

/// The messages in a state.
fn standing(state: MessageState) -> Condition {
    let served = Condition::any().add(outbox::Column::SentAt.is_not_null()).add(outbox::Column::CopiedAt.is_not_null());
    match state {
        MessageState::Waiting => waiting().add(outbox::Column::LastError.is_null()),
        MessageState::Failed => {
            let failed = Condition::any().add(outbox::Column::GivenUpAt.is_not_null()).add(outbox::Column::LastError.is_not_null());
            Condition::all().add(served.not()).add(failed)
        }
        MessageState::Sent => served,
    }
}

/// The messages that somebody with these roles may know of.
fn readable(reader: &[Role]) -> Condition {
    let kinds = MailKind::ALL.iter().copied().filter(|kind| may_read(*kind, reader));
    Condition::all().add(outbox::Column::Kind.is_in(kinds))
}

/// How many messages there are in each state, of those that somebody with these roles may know of, or of all. Three queries.
pub(crate) async fn counts(connection: &impl ConnectionTrait, reader: Option<&[Role]>) -> Result<Vec<(MessageState, u64)>, DbErr> {
    let mut counts = Vec::new();
    for state in MessageState::ALL {
        let of_state = Condition::all().add(standing(*state)).add_option(reader.map(readable));
        counts.push((*state, outbox::Entity::find().filter(of_state).count(connection).await?));
    }
    Ok(counts)
}

/// A page of the messages in a state, newest first, for somebody with these roles.
pub(super) async fn list(
    connection: &impl ConnectionTrait,
    reader: &[Role],
    (state, page): (MessageState, u64),
) -> Result<Vec<outbox::Model>, DbErr> {
    let rows = outbox::Entity::find().filter(Condition::all().add(standing(state)).add(readable(reader))).order_by_desc(outbox::Column::Id);
    rows.offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).all(connection).await
}

/// The messages that failed last, for who keeps the machine: what kind, to whom and why, and nothing of what they say.
pub(crate) async fn unsent(connection: &impl ConnectionTrait, most: u64) -> Result<Vec<UnsentMessage>, DbErr> {
    let rows = outbox::Entity::find().filter(standing(MessageState::Failed)).order_by_desc(outbox::Column::Id).limit(most);
    let rows = rows.select_only().columns([outbox::Column::Kind, outbox::Column::Address, outbox::Column::CreatedAt, outbox::Column::LastError]);
    rows.into_model::<UnsentMessage>().all(connection).await
}

/// A message that failed, without what it says.
#[derive(Debug, FromQueryResult)]
pub(crate) struct UnsentMessage {
    /// What it tells.
    pub(crate) kind: MailKind,
    /// To whom it goes.
    pub(crate) address: String,
    /// When it was written.
    pub(crate) created_at: DateTime<Utc>,
    /// What the mail server said.
    pub(crate) last_error: Option<String>,
}

/// The roles of those to whom these messages go. One query.
pub(super) async fn addressees(connection: &impl ConnectionTrait, rows: &[outbox::Model]) -> Result<BTreeMap<PersonId, Vec<Role>>, DbErr> {
    let people = rows.iter().filter_map(|row| row.person_id);
    let mut roles: BTreeMap<PersonId, Vec<Role>> = BTreeMap::new();
    for row in person_role::Entity::find().filter(person_role::Column::PersonId.is_in(people)).all(connection).await? {
        roles.entry(row.person_id).or_default().push(row.role);
    }
    Ok(roles)
}

/// Whether somebody with these roles may copy a message; `addressees` are the roles of those to whom it may go.
pub(super) fn is_for(row: &outbox::Model, reader: &[Role], addressees: &BTreeMap<PersonId, Vec<Role>>) -> bool {
    let addressee = row.person_id.and_then(|person| addressees.get(&person)).map(Vec::as_slice).unwrap_or_default();
    may_copy(row.kind, reader, addressee)
}

/// 404 when there is no such message for somebody with these roles; 403 when they may not do this to it.
pub(super) async fn may_act(connection: &impl ConnectionTrait, reader: &[Role], (id, deed): (MessageId, Deed)) -> Result<(), AppError> {
    let row = outbox::Entity::find_by_id(id).one(connection).await?.filter(|row| may_read(row.kind, reader)).ok_or(AppError::NotFound)?;
    match deed {
        Deed::Mark => {
            let rows = [row];
            let addressees = addressees(connection, &rows).await?;
            if is_for(&rows[0], reader, &addressees) { Ok(()) } else { Err(AppError::NotAllowed(Action::ManagePeople)) }
        }
        Deed::Retry => Ok(()),
    }
}

/// What a manager can do about a message that Poort has not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Say that it was sent by hand.
    Mark,
    /// Have it tried again, from the first try on.
    Retry,
}

impl Deed {
    /// Whether it can be done to this message: marking is for a Poort that does not send, trying again for one that does.
    pub(super) fn is_open(self, row: &outbox::Model, is_configured: bool) -> bool {
        let is_served = row.sent_at.is_some() || row.copied_at.is_some();
        let has_text = !is_wiped(row);
        let has_failed = row.given_up_at.is_some() || row.last_error.is_some();
        match self {
            Self::Mark => !is_configured && !is_served && has_text,
            Self::Retry => is_configured && !is_served && has_text && has_failed,
        }
    }

    /// Whether it was done already.
    fn is_done(self, row: &outbox::Model, now: DateTime<Utc>) -> bool {
        match self {
            Self::Mark => row.copied_at.is_some(),
            Self::Retry => row.last_error.is_some() && row.given_up_at.is_none() && row.tries == 0 && row.due_at <= now,
        }
    }
}

/// Does it. A message sent by hand that was secret is wiped.
///
/// # Errors
/// 404 when there is no such message, 409 when it cannot be done to it any more.
pub(super) async fn act(
    state: &State,
    permit: &Permit<act::ReadMessages>,
    submission: &Submission,
    (id, deed): (MessageId, Deed),
) -> Result<(), AppError> {
    let write = submission.begin(state).await?;
    let row = outbox::Entity::find_by_id(id).one(&write).await?.ok_or(AppError::NotFound)?;
    if deed.is_done(&row, write.now()) {
        return Ok(());
    }
    if !deed.is_open(&row, state.mail.is_some()) {
        return Err(AppError::Conflict);
    }
    let now = write.now();
    let (change, happened) = match deed {
        Deed::Mark => (outbox::ActiveModel { copied_at: Set(Some(now)), ..Default::default() }, HistoryEvent::MessageMarkedSent { message: id }),
        Deed::Retry => {
            let again = outbox::ActiveModel { due_at: Set(now), tries: Set(0), given_up_at: Set(None), ..Default::default() };
            (again, HistoryEvent::MessageRetried { message: id })
        }
    };
    outbox::Entity::update(outbox::ActiveModel { id: Set(id), ..change }).validate()?.exec_without_returning(&write).await?;
    if deed == Deed::Mark && row.is_secret {
        wipe(&write, Condition::all().add(outbox::Column::Id.eq(id))).await?;
    }
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), happened)]).await?)
}

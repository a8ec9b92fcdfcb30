//! Writing a message into the outbox, in the transaction of what it tells: either both are there or neither is.

use super::choice;
use super::letter::Letter;
use crate::state::days::{day_of, end_of};
use crate::state::new_id;
use crate::store::versioned;
use ::entity::{outbox, person};
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::gates::{Gate, Outcome};
use domain::ids::{MessageId, PersonId};
use domain::mail::{MailChoice, MailKind, Pace};
use domain::people::Language;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// Something to tell somebody. It holds no scores, no comments and no names of experts.
#[derive(Debug, Clone)]
pub struct Notification {
    /// What it tells.
    pub kind: MailKind,
    /// Whom.
    pub to: Recipient,
    /// What it is about: the title of a project or the name of a round. An invitation of an expert names nothing.
    pub title: String,
    /// The last day on which the reader can do what is asked.
    pub until: Option<NaiveDate>,
    /// What else its reader is to know.
    pub said: Said,
    /// The path that it leads to, such as `app::paths::review(id)`; of a secret message with its token.
    pub path: String,
    /// From when it serves nobody: it is not sent any more, and what it said is wiped.
    pub expires_at: Option<DateTime<Utc>>,
}

/// What else a message tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// At which gate.
    pub gate: Option<Gate>,
    /// What was decided.
    pub outcome: Option<Outcome>,
    /// The reason that somebody gave, or the words of a condition; empty when there is none.
    pub note: String,
}

/// Who is told.
#[derive(Debug, Clone)]
pub enum Recipient {
    /// Somebody with an account, in their language and when they chose; nobody when the account is closed or they want no mail.
    Person(PersonId),
    /// Somebody with an account, at another address than the one of the account.
    PersonAt {
        /// Who.
        person: PersonId,
        /// The address.
        email: String,
    },
    /// Somebody without an account.
    Address {
        /// Their e-mail address.
        email: String,
        /// Their name.
        name: String,
        /// The language they read.
        language: Language,
        /// Part of the demo set.
        is_demo: bool,
    },
}

impl Recipient {
    const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(id) | Self::PersonAt { person: id, .. } => Some(*id),
            Self::Address { .. } => None,
        }
    }
}

/// Whoever reads the message.
#[derive(Clone)]
struct Reader {
    person: Option<PersonId>,
    address: String,
    name: String,
    language: Language,
    choice: MailChoice,
    /// How many messages they were sent at once today; nobody counts those to an address without an account.
    sent_today: u64,
    is_demo: bool,
}

/// The people with an account among those who are told. Three queries, however many there are.
async fn readers(connection: &impl ConnectionTrait, told: &[Notification], now: DateTime<Utc>) -> Result<BTreeMap<PersonId, Reader>, DbErr> {
    let ids: BTreeSet<PersonId> = told.iter().filter_map(|one| one.to.person()).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids.clone())).filter(person::Column::Active.eq(true)).all(connection).await?;
    let choices = choice::of_all(connection, ids.clone()).await?;
    let sent = sent_today(connection, ids, now).await?;
    let reader = |row: person::Model| {
        let person::Model { id, email, name, language, is_demo, .. } = row;
        let choice = choices.get(&id).copied().unwrap_or(MailChoice::AtOnce);
        let sent_today = sent.get(&id).copied().unwrap_or(0);
        (id, Reader { person: Some(id), address: email, name, language, choice, sent_today, is_demo })
    };
    Ok(people.into_iter().map(reader).collect())
}

/// Writes what there is to tell; its words are made when it is sent or shown. It leaves with the transaction: at once, or the next morning with the
/// others of that day. As many queries for one message as for a hundred.
pub async fn queue(transaction: &impl ConnectionTrait, base_url: &Url, told: Vec<Notification>, now: DateTime<Utc>) -> Result<(), DbErr> {
    let mut readers = readers(transaction, &told, now).await?;
    let mut rows = Vec::new();
    for one in told {
        rows.extend(message(&mut readers, base_url, one, now)?);
    }
    if rows.is_empty() {
        return Ok(());
    }
    outbox::Entity::insert_many(rows).exec_without_returning(transaction).await.map(|_| ())
}

/// The message as it is kept; none for whoever wants none.
fn message(
    readers: &mut BTreeMap<PersonId, Reader>,
    base_url: &Url,
    told: Notification,
    now: DateTime<Utc>,
) -> Result<Option<outbox::ActiveModel>, DbErr> {
    let Notification { kind, to, title, until, said, path, expires_at } = told;
    let reader = match to {
        Recipient::Person(id) => readers.get(&id).cloned(),
        Recipient::PersonAt { person, email } => readers.get(&person).cloned().map(|reader| Reader { address: email, ..reader }),
        Recipient::Address { email, name, language, is_demo } => {
            Some(Reader { person: None, address: email, name, language, choice: MailChoice::AtOnce, sent_today: 0, is_demo })
        }
    };
    let Some(reader) = reader else { return Ok(None) };
    let Some(pace) = reader.choice.pace(kind) else { return Ok(None) };
    let pace = pace.after(reader.sent_today, kind);
    if let Some(reader) = reader.person.and_then(|id| readers.get_mut(&id)).filter(|_| pace == Pace::AtOnce) {
        reader.sent_today += 1;
    }
    let letter = Letter { name: reader.name, title, until, href: whole_address(base_url, &path), said };
    Ok(Some(outbox::ActiveModel {
        id: Set(MessageId(new_id())),
        kind: Set(kind),
        person_id: Set(reader.person),
        address: Set(reader.address),
        language: Set(reader.language),
        subject: Set(String::new()),
        text_body: Set(String::new()),
        html_body: Set(String::new()),
        href: Set(None),
        is_secret: Set(kind.is_secret()),
        in_digest: Set(pace == Pace::InDigest),
        created_at: Set(now),
        due_at: Set(match pace {
            Pace::AtOnce => now,
            Pace::InDigest => next_morning(now),
        }),
        tries: Set(0),
        last_error: Set(None),
        sent_at: Set(None),
        copied_at: Set(None),
        given_up_at: Set(None),
        expires_at: Set(expires_at),
        is_demo: Set(reader.is_demo),
        facts: Set(Some(versioned::write(&letter)?)),
    }))
}

/// How many messages each was sent at once on the day of this moment. One query.
async fn sent_today(connection: &impl ConnectionTrait, people: BTreeSet<PersonId>, now: DateTime<Utc>) -> Result<BTreeMap<PersonId, u64>, DbErr> {
    let day_before = day_of(now).pred_opt().map_or(now, end_of);
    let theirs = outbox::Entity::find().select_only().column(outbox::Column::PersonId).column_as(outbox::Column::Id.count(), "sent");
    let theirs = theirs.filter(outbox::Column::PersonId.is_in(people)).filter(outbox::Column::InDigest.eq(false));
    let theirs = theirs.filter(outbox::Column::CreatedAt.gt(day_before)).group_by(outbox::Column::PersonId);
    let rows: Vec<(PersonId, i64)> = theirs.into_tuple().all(connection).await?;
    Ok(rows.into_iter().map(|(person, sent)| (person, u64::try_from(sent).unwrap_or(0))).collect())
}

/// A path as people outside can open it.
pub(super) fn whole_address(base_url: &Url, path: &str) -> String {
    format!("{}{path}", base_url.as_str().trim_end_matches('/'))
}

/// The hour, in Twente, at which the mail of the day goes out.
const MORNING: u32 = 7;

/// The next time that it is morning in Twente.
fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.with_timezone(&Amsterdam).date_naive();
    let morning = |days| {
        let at = today.checked_add_days(Days::new(days))?.and_hms_opt(MORNING, 0, 0)?;
        Amsterdam.from_local_datetime(&at).earliest().map(|at| at.with_timezone(&Utc))
    };
    [0, 1].into_iter().filter_map(morning).find(|at| *at > now).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mail_of_the_day_goes_at_seven_in_twente_in_winter_and_in_summer() {
        let at = |month, day, hour, minute| Utc.with_ymd_and_hms(2026, month, day, hour, minute, 0).single().expect("a moment");
        let rows = [
            (at(11, 23, 5, 59), at(11, 23, 6, 0)),
            (at(11, 23, 6, 0), at(11, 24, 6, 0)),
            (at(11, 23, 23, 30), at(11, 24, 6, 0)),
            (at(6, 30, 4, 0), at(6, 30, 5, 0)),
            (at(10, 24, 12, 0), at(10, 25, 6, 0)),
            (at(12, 31, 23, 59), Utc.with_ymd_and_hms(2027, 1, 1, 6, 0, 0).single().expect("a moment")),
        ];
        for (now, expected) in rows {
            assert_eq!(next_morning(now), expected, "after {now}");
        }
    }
}

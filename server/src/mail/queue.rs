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
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
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

/// Whoever reads the message.
struct Reader {
    person: Option<PersonId>,
    address: String,
    name: String,
    language: Language,
    choice: MailChoice,
    is_demo: bool,
}

impl Reader {
    async fn find(connection: &impl ConnectionTrait, to: Recipient) -> Result<Option<Self>, DbErr> {
        match to {
            Recipient::Address { email, name, language, is_demo } => {
                Ok(Some(Self { person: None, address: email, name, language, choice: MailChoice::AtOnce, is_demo }))
            }
            Recipient::Person(id) => {
                let Some(row) = person::Entity::find_by_id(id).one(connection).await?.filter(|row| row.active) else { return Ok(None) };
                let choice = choice::of(connection, id).await?;
                let person::Model { email, name, language, is_demo, .. } = row;
                Ok(Some(Self { person: Some(id), address: email, name, language, choice, is_demo }))
            }
        }
    }
}

/// Writes what there is to tell; its words are made when it is sent or shown. It leaves with the transaction: at once, or the next morning with the others of that day.
pub async fn queue(transaction: &impl ConnectionTrait, base_url: &Url, told: Notification, now: DateTime<Utc>) -> Result<(), DbErr> {
    let Notification { kind, to, title, until, said, path, expires_at } = told;
    let Some(reader) = Reader::find(transaction, to).await? else { return Ok(()) };
    let Some(pace) = reader.choice.pace(kind) else { return Ok(()) };
    let pace = pace.after(sent_today(transaction, reader.person, now).await?, kind);
    let letter = Letter { name: reader.name, title, until, href: whole_address(base_url, &path), said };
    let row = outbox::ActiveModel {
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
    };
    row.insert(transaction).await.map(|_| ())
}

/// How many messages somebody was sent at once on the day of this moment; nobody counts those to an address without an account. One query.
async fn sent_today(connection: &impl ConnectionTrait, person: Option<PersonId>, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let Some(person) = person else { return Ok(0) };
    let day_before = day_of(now).pred_opt().map_or(now, end_of);
    let theirs = outbox::Entity::find().filter(outbox::Column::PersonId.eq(person)).filter(outbox::Column::InDigest.eq(false));
    theirs.filter(outbox::Column::CreatedAt.gt(day_before)).count(connection).await
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

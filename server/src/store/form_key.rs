//! The key of every form that writes: the same form sent again has one effect, and other content under the same key is no second result.

use crate::security::tokens::sha256;
use crate::store::database::Database;
use ::entity::{submission, unsent};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Which form it is, and what it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormKey {
    id: Uuid,
    form: String,
    content: String,
}

/// What became of a form with the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// There was none.
    Nothing,
    /// It held the same, and led here.
    Same(String),
    /// It held something else, and led here.
    Other(String),
}

/// A form that a write handles: whose, and where it leads.
#[derive(Debug, Clone)]
pub(crate) struct Handled {
    /// Which form.
    pub(crate) key: FormKey,
    /// Who sent it.
    pub(crate) person: PersonId,
    /// Where it leads.
    pub(crate) location: String,
}

impl FormKey {
    /// For how long it is known that a form was handled: a page that was opened longer ago gives a form that is not taken any more.
    pub const LASTS: TimeDelta = TimeDelta::days(30);

    /// The key of a form that was sent to a path with these fields; none when the key was not made here.
    pub fn new<'a>(key: &str, path: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Self> {
        let id = Self::id_of(key)?;
        let held: String = fields.map(|(name, value)| format!("{}:{name}={}:{value};", name.len(), value.len())).collect();
        Some(Self { id, form: sha256(path), content: sha256(&held) })
    }

    /// Whether a form of this place, with the check page that may stand between, is sent to the path of this key.
    fn is_sent_to(&self, place: &str) -> bool {
        let path = place.split(['?', '#']).next().unwrap_or_default();
        [path, path.strip_suffix("/check").unwrap_or(path)].into_iter().any(|path| sha256(path) == self.form)
    }

    /// The id in a key.
    pub fn id_of(key: &str) -> Option<Uuid> {
        key.split('.').next()?.parse().ok()
    }

    /// Whether its page was opened so long ago that nobody knows any more whether the form was handled.
    pub fn is_forgotten(&self, now: DateTime<Utc>) -> bool {
        let opened = self.id.get_timestamp().and_then(|at| DateTime::from_timestamp(i64::try_from(at.to_unix().0).ok()?, 0));
        opened.is_none_or(|opened| opened + Self::LASTS < now)
    }

    /// What became of a form with this key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn before(&self, connection: &impl ConnectionTrait, person: PersonId) -> Result<Before, DbErr> {
        // What was handled before a form's path was kept has none.
        let of_form = submission::Column::Form.is_in([self.form.as_str(), ""]);
        let rows = submission::Entity::find().filter(submission::Column::Key.eq(self.id)).filter(submission::Column::PersonId.eq(person));
        let Some(row) = rows.filter(of_form).order_by_desc(submission::Column::Form).one(connection).await? else { return Ok(Before::Nothing) };
        let is_same = row.form.is_empty() || row.content == self.content;
        Ok(if is_same { Before::Same(row.location) } else { Before::Other(row.location) })
    }
}

impl Handled {
    /// Keeps where this form led, in the transaction of its effect: from now on it is sent, and what was kept while it was typed goes.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn keep(self, connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
        let typed = unsent::Entity::find().filter(unsent::Column::PersonId.eq(self.person)).filter(unsent::Column::Form.eq(self.key.id));
        for row in typed.all(connection).await?.into_iter().filter(|row| self.key.is_sent_to(&row.place)) {
            unsent::Entity::delete_by_id((row.id, row.place)).exec(connection).await?;
        }
        let row = submission::ActiveModel {
            key: Set(self.key.id),
            form: Set(self.key.form),
            content: Set(self.key.content),
            person_id: Set(self.person),
            location: Set(self.location),
            created_at: Set(now),
        };
        submission::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
    }
}

/// Forgets the forms whose pages were opened longer ago than [`FormKey::LASTS`]. Tells how many.
pub async fn forget(database: &Database, now: DateTime<Utc>) -> Result<u64, DbErr> {
    // A day longer: a form that was sent in its last minute is still there for who sends it twice.
    let old = submission::Column::CreatedAt.lt(now - FormKey::LASTS - TimeDelta::days(1));
    if submission::Entity::find().filter(old.clone()).one(&database.read).await?.is_none() {
        return Ok(0);
    }
    let write = database.begin(now).await?;
    let gone = submission::Entity::delete_many().filter(old).exec(&write).await?.rows_affected;
    write.finish([]).await?;
    Ok(gone)
}

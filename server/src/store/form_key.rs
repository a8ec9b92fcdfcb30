//! The key of every form that writes: the same form sent again has one effect, and other content under the same key is no second result.

use crate::security::tokens::sha256;
use ::entity::submission;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
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

/// Why a form with this key has no result.
#[derive(Debug)]
pub enum FormKeyError {
    /// The key is somebody else's.
    Foreign,
    /// A form with the same key was handled before, and held something else.
    Other {
        /// Where the first one led.
        location: String,
    },
    /// The database failed.
    Database(DbErr),
}

impl From<DbErr> for FormKeyError {
    fn from(error: DbErr) -> Self {
        Self::Database(error)
    }
}

impl FormKey {
    /// The key of a form that was sent to a path with these fields; none when the key was not made here.
    pub fn new<'a>(key: &str, path: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Self> {
        let id = key.split('.').next()?.parse().ok()?;
        let held: String = fields.map(|(name, value)| format!("{}:{name}={}:{value};", name.len(), value.len())).collect();
        Some(Self { id, form: sha256(path), content: sha256(&held) })
    }

    /// What became of a form with this key.
    ///
    /// # Errors
    /// It is somebody else's, or the database failed.
    pub async fn before(&self, connection: &impl ConnectionTrait, person: PersonId) -> Result<Before, FormKeyError> {
        // What was handled before a form's path was kept has none.
        let of_form = submission::Column::Form.is_in([self.form.as_str(), ""]);
        let rows = submission::Entity::find().filter(submission::Column::Key.eq(self.id)).filter(of_form);
        let Some(row) = rows.order_by_desc(submission::Column::Form).one(connection).await? else { return Ok(Before::Nothing) };
        if row.person_id != person {
            return Err(FormKeyError::Foreign);
        }
        let is_same = row.form.is_empty() || row.content == self.content;
        Ok(if is_same { Before::Same(row.location) } else { Before::Other(row.location) })
    }

    /// Where the same form led, if it was handled before.
    ///
    /// # Errors
    /// The same as for [`Self::before`].
    pub async fn already_handled(&self, connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<String>, FormKeyError> {
        Ok(match self.before(connection, person).await? {
            Before::Same(location) => Some(location),
            Before::Nothing | Before::Other(_) => None,
        })
    }

    /// The same inside the write of a form that makes something: other content under the same key is refused.
    ///
    /// # Errors
    /// [`FormKeyError::Other`], or the same as for [`Self::before`].
    pub async fn first(&self, connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<String>, FormKeyError> {
        match self.before(connection, person).await? {
            Before::Nothing => Ok(None),
            Before::Same(location) => Ok(Some(location)),
            Before::Other(location) => Err(FormKeyError::Other { location }),
        }
    }

    /// Remembers where this form led, in the transaction of its effect.
    ///
    /// # Errors
    /// The database failed.
    pub async fn remember(&self, connection: &impl ConnectionTrait, person: PersonId, location: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
        let row = submission::ActiveModel {
            key: Set(self.id),
            form: Set(self.form.clone()),
            content: Set(self.content.clone()),
            person_id: Set(person),
            location: Set(location.to_owned()),
            created_at: Set(now),
        };
        row.insert(connection).await.map(|_| ())
    }
}

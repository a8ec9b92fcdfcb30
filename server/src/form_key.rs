//! The key of every form that writes: the same form sent again has one effect, other content under the same key is no second result, and
//! the key tells whose form it is, so that a form that comes when nobody is signed in can be kept for who filled it in.

use crate::form::Pairs;
use crate::respond::AppError;
use crate::security::form_secret::FormSecret;
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

impl FormKey {
    /// The key of a form; none when it carries none.
    pub fn of(pairs: &Pairs) -> Option<Self> {
        let key = pairs.get("key")?;
        let id = key.split('.').next()?.parse().ok()?;
        let held = pairs.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version"));
        let held: String = held.map(|(name, value)| format!("{}:{name}={}:{value};", name.len(), value.len())).collect();
        Some(Self { id, form: sha256(pairs.path()), content: sha256(&held) })
    }

    /// What became of a form with this key.
    ///
    /// # Errors
    /// 400 when it is somebody else's, or whatever the database says.
    pub async fn before(&self, connection: &impl ConnectionTrait, person: PersonId) -> Result<Before, AppError> {
        // What was handled before a form's path was kept has none.
        let of_form = submission::Column::Form.is_in([self.form.as_str(), ""]);
        let rows = submission::Entity::find().filter(submission::Column::Key.eq(self.id)).filter(of_form);
        let Some(row) = rows.order_by_desc(submission::Column::Form).one(connection).await? else { return Ok(Before::Nothing) };
        if row.person_id != person {
            return Err(AppError::BadForm("a form of somebody else".to_owned()));
        }
        let is_same = row.form.is_empty() || row.content == self.content;
        Ok(if is_same { Before::Same(row.location) } else { Before::Other(row.location) })
    }

    /// Where the same form led, if it was handled before.
    ///
    /// # Errors
    /// The same as for [`Self::before`].
    pub async fn led(&self, connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<String>, AppError> {
        Ok(match self.before(connection, person).await? {
            Before::Same(location) => Some(location),
            Before::Nothing | Before::Other(_) => None,
        })
    }

    /// The same inside the write of a form that makes something: other content under the same key is refused.
    ///
    /// # Errors
    /// [`AppError::SentOther`], or the same as for [`Self::before`].
    pub async fn first(&self, connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<String>, AppError> {
        match self.before(connection, person).await? {
            Before::Nothing => Ok(None),
            Before::Same(location) => Ok(Some(location)),
            Before::Other(location) => Err(AppError::SentOther { location }),
        }
    }

    /// Remembers where this form led, in the transaction of its effect.
    ///
    /// # Errors
    /// Whatever the database says.
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

/// Whose form it is, when its key was made here.
pub fn reader(secret: &FormSecret, pairs: &Pairs) -> Option<PersonId> {
    let mut parts = pairs.get("key")?.split('.');
    let (id, person, mark) = (parts.next()?, parts.next()?, parts.next()?);
    secret.is_mark_of(&format!("{id}.{person}"), mark).then(|| person.parse().ok().map(PersonId)).flatten()
}

/// A new key for a form of this person.
pub fn new_key(secret: &FormSecret, id: Uuid, person: PersonId) -> String {
    let text = format!("{id}.{person}");
    let mark = secret.mark(&text);
    format!("{text}.{mark}")
}

//! The key with which Poort marks whose form it is (HMAC-SHA256): made once, kept in the database, the same on every server.

use crate::security::tokens::Token;
use crate::store::database::Database;
use ::entity::form_secret;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use ring::hmac;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait};
use uuid::Uuid;

/// The key.
#[derive(Clone)]
pub struct FormSecret(hmac::Key);

impl FormSecret {
    /// Reads the key, and makes it the first time.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub async fn load(database: &Database, now: DateTime<Utc>) -> Result<Self, DbErr> {
        if let Some(row) = form_secret::Entity::find_by_id(1).one(&database.read).await? {
            return Ok(Self::of(&row.secret));
        }
        let write = database.begin(now).await?;
        if let Some(row) = form_secret::Entity::find_by_id(1).one(&write).await? {
            return Ok(Self::of(&row.secret));
        }
        let secret = Token::new().map_err(|error| DbErr::Custom(error.to_string()))?;
        form_secret::ActiveModel { id: Set(1), secret: Set(secret.secret().to_owned()) }.insert(&write).await?;
        write.finish([]).await?;
        Ok(Self::of(secret.secret()))
    }

    fn of(secret: &str) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()))
    }

    /// A new key for a form of this person.
    pub fn new_key(&self, id: Uuid, person: PersonId) -> String {
        let text = format!("{id}.{person}");
        let mark = self.mark(&text);
        format!("{text}.{mark}")
    }

    /// Whose form it is, when its key was made here: so a form that comes when nobody is signed in can be kept for who filled it in.
    pub fn reader(&self, key: &str) -> Option<PersonId> {
        // What follows is what stood on the page.
        let mut parts = key.splitn(4, '.');
        let (id, person, mark) = (parts.next()?, parts.next()?, parts.next()?);
        self.is_mark_of(&format!("{id}.{person}"), mark).then(|| person.parse().ok().map(PersonId)).flatten()
    }

    /// The mark of a text that was written here.
    pub fn mark(&self, text: &str) -> String {
        URL_SAFE_NO_PAD.encode(hmac::sign(&self.0, text.as_bytes()).as_ref())
    }

    /// Whether a mark was made here, of this text.
    pub fn is_mark_of(&self, text: &str, mark: &str) -> bool {
        URL_SAFE_NO_PAD.decode(mark).is_ok_and(|mark| hmac::verify(&self.0, text.as_bytes(), &mark).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_belongs_to_its_text_and_its_key() {
        let (here, elsewhere) = (FormSecret::of("hier"), FormSecret::of("elders"));
        let mark = here.mark("form.person");
        assert!(here.is_mark_of("form.person", &mark));
        assert!(!here.is_mark_of("form.somebody", &mark));
        assert!(!elsewhere.is_mark_of("form.person", &mark));
        assert!(!here.is_mark_of("form.person", "geen merk"));
    }
}

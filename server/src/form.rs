//! Forms as they arrive: pairs of name and value, in order, at most 256 KB, without the NUL that PostgreSQL cannot keep. Every form carries a key, so that a double submit has one effect.

use crate::respond::AppError;
use ::entity::idempotency;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The pairs of a form.
#[derive(Debug, Clone, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Pairs {
    type Rejection = AppError;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(AppError::BadForm(format!("a form of type {kind:?}")));
        }
        let body = axum::body::Bytes::from_request(request, &()).await.map_err(|error| AppError::BadForm(error.to_string()))?;
        Ok(Self::parse(&body))
    }
}

impl Pairs {
    /// The pairs of a body.
    pub fn parse(body: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(body).map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n").replace('\0', ""))).collect())
    }

    /// The form as a struct of raw strings; names that it does not know are refused by the struct itself.
    ///
    /// # Errors
    /// 400 when the pairs are not of this form.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        let own: Vec<_> = self.0.iter().filter(|(name, _)| !matches!(name.as_str(), "key" | "version")).collect();
        let text = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(own).finish();
        serde_html_form::from_str(&text).map_err(|error| AppError::BadForm(error.to_string()))
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The key of this one form.
    ///
    /// # Errors
    /// 400 when it has none: it is not a form of ours.
    pub fn key(&self) -> Result<Uuid, AppError> {
        self.get("key").and_then(|key| key.parse().ok()).ok_or_else(|| AppError::BadForm("a form without a key".to_owned()))
    }

    /// The version of what the form changes.
    ///
    /// # Errors
    /// 400 when it has none.
    pub fn version(&self) -> Result<i64, AppError> {
        self.get("version").and_then(|version| version.parse().ok()).ok_or_else(|| AppError::BadForm("a form without a version".to_owned()))
    }
}

/// Where the first submit of this form led, if there was one.
///
/// # Errors
/// Whatever the database says.
pub async fn handled_before(connection: &impl ConnectionTrait, key: Uuid, person: PersonId) -> Result<Option<String>, DbErr> {
    let row = idempotency::Entity::find_by_id(key).one(connection).await?;
    Ok(row.filter(|row| row.person_id == person).map(|row| row.location))
}

/// Remembers where this form led, in the transaction of its effect.
///
/// # Errors
/// Whatever the database says.
pub async fn remember(connection: &impl ConnectionTrait, key: Uuid, person: PersonId, location: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = idempotency::ActiveModel { key: Set(key), person_id: Set(person), location: Set(location.to_owned()), created_at: Set(now) };
    row.insert(connection).await.map(|_| ())
}

//! Forms as they arrive: pairs of name and value, in order, at most 256 KB, without the NUL that PostgreSQL cannot keep.

use crate::frame::respond::AppError;
use crate::store::form_key::FormKey;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde::de::DeserializeOwned;
use std::sync::{Arc, OnceLock};

/// The pairs of a form, and the path that it was sent to.
#[derive(Debug, Clone, Default)]
pub struct Pairs(pub Vec<(String, String)>, String);

/// Where a request leaves what its form held, for the page that says why it could not be handled.
#[derive(Debug, Clone, Default)]
pub struct Typed(Arc<OnceLock<Pairs>>);

impl Typed {
    /// Leaves what a form held.
    pub fn keep(&self, pairs: Pairs) {
        let _ = self.0.set(pairs);
    }

    /// What the form held, once it was read.
    pub fn pairs(&self) -> Option<&Pairs> {
        self.0.get()
    }
}

impl<S: Send + Sync> FromRequest<S> for Pairs {
    type Rejection = AppError;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(AppError::BadForm(format!("a form of type {kind:?}")));
        }
        let path = request.uri().path().to_owned();
        let typed = request.extensions().get::<Typed>().cloned().unwrap_or_default();
        let body = axum::body::Bytes::from_request(request, &()).await.map_err(|error| AppError::BadForm(error.to_string()))?;
        let pairs = Self::parse(&body, path);
        typed.keep(pairs.clone());
        Ok(pairs)
    }
}

/// Whether a field of this name holds what nobody but its owner may ever read again: it is not kept, not shown and not compared.
pub fn is_secret(name: &str) -> bool {
    name.ends_with("password")
}

impl Pairs {
    /// The pairs of a body that was sent to a path.
    pub fn parse(body: &[u8], path: String) -> Self {
        let pairs = url::form_urlencoded::parse(body).map(|(name, value)| (name.replace('\0', ""), value.replace("\r\n", "\n").replace('\0', "")));
        Self(pairs.collect(), path)
    }

    /// The pairs as a browser would send them.
    pub fn body(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// The path that it was sent to.
    pub fn path(&self) -> &str {
        &self.1
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

    /// Refuses a form that holds more than its key and version: nobody asked for anything else.
    ///
    /// # Errors
    /// 400 when there is a field.
    pub fn nothing_else(&self) -> Result<(), AppError> {
        let other = self.0.iter().find(|(name, _)| !matches!(name.as_str(), "key" | "version"));
        other.map_or(Ok(()), |(name, _)| Err(AppError::BadForm(format!("a field {name:?} that the form does not have"))))
    }

    /// The same form without a field that is read apart from the rest.
    pub fn without(&self, field: &str) -> Self {
        Self(self.0.iter().filter(|(name, _)| name != field).cloned().collect(), self.1.clone())
    }

    /// The same form with other values in a field.
    pub fn with(mut self, field: &str, values: Vec<String>) -> Self {
        self.0.retain(|(name, _)| name != field);
        self.0.extend(values.into_iter().map(|value| (field.to_owned(), value)));
        self
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Which form this is.
    ///
    /// # Errors
    /// 400 when it has no key: it is not a form of ours.
    pub fn key(&self) -> Result<FormKey, AppError> {
        let held = self
            .0
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "key" | "version") && !is_secret(name))
            .map(|(name, value)| (name.as_str(), value.as_str()));
        self.get("key").and_then(|key| FormKey::new(key, self.path(), held)).ok_or_else(|| AppError::BadForm("a form without a key".to_owned()))
    }

    /// The version of what the form changes.
    ///
    /// # Errors
    /// 400 when it has none.
    pub fn version(&self) -> Result<i64, AppError> {
        self.get("version").and_then(|version| version.parse().ok()).ok_or_else(|| AppError::BadForm("a form without a version".to_owned()))
    }
}

//! Ids from the path. One that cannot be read is not there.

use crate::frame::respond::AppError;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// The ids in the path.
pub struct Ids<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Ids<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Path(ids) = Path::<T>::from_request_parts(parts, state).await.map_err(|_| AppError::NotFound)?;
        Ok(Self(ids))
    }
}

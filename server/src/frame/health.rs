//! `GET /health`: whether this server and its database work, for whoever watches over them.

use crate::state::State;
use crate::store::database::WriterHealth;
use axum::Json;
use axum::extract;
use axum::http::StatusCode;
use serde_json::{Value, json};

/// 200 when the database answers and a write holds, 503 when one of them does not.
pub async fn health(extract::State(state): extract::State<State>) -> (StatusCode, Json<Value>) {
    let (status, told) = match state.database.read.ping().await {
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "database unavailable")
        }
        Ok(()) => match state.database.writer_health().await {
            WriterHealth::Writes => (StatusCode::OK, "ok"),
            WriterHealth::Busy => (StatusCode::OK, "ok, a long write runs"),
            WriterHealth::Fails => (StatusCode::SERVICE_UNAVAILABLE, "database takes no writes"),
        },
    };
    (status, Json(json!({ "status": told, "database": state.database.kind.name(), "version": env!("CARGO_PKG_VERSION") })))
}

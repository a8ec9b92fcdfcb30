//! `GET /health`: whether this server and its database work, for whoever watches over them.

use crate::state::State;
use axum::Json;
use axum::extract;
use axum::http::StatusCode;
use serde_json::{Value, json};

/// 200 when the database answers, 503 when it does not.
pub async fn health(extract::State(state): extract::State<State>) -> (StatusCode, Json<Value>) {
    let database = state.database.kind.name();
    match state.database.read.ping().await {
        Ok(()) => (StatusCode::OK, Json(json!({ "status": "ok", "database": database, "version": env!("CARGO_PKG_VERSION") }))),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                Json(json!({ "status": "database unavailable", "database": database, "version": env!("CARGO_PKG_VERSION") })),
            )
        }
    }
}

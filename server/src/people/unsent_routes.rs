//! The addresses with which a page keeps what somebody types, finds it again, and throws it away; and the page that lists all of it.

use super::unsent::{self, Typed};
use crate::frame::actor::SignedIn;
use crate::frame::form::{Pairs, is_secret};
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post, upload};
use crate::security::local_path::LocalPath;
use crate::state::State;
use crate::store::form_key::FormKey;
use app::kept::kept_lines;
use app::paths;
use app::people::{UnsentPage, UnsentText, UnsentView};
use axum::Json;
use axum::extract::{self, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use domain::access::{Action, act};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// What a request may weigh: more than is kept, so that the page can be told that it is too much.
const REQUEST_LIMIT: usize = 1024 * 1024;
/// What is kept of one form: as much as a form may weigh when it is sent.
const KEPT_AT_MOST: usize = 256 * 1024;

/// The routes of what is not sent yet.
pub fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::SeeMyWork);
    vec![
        get("/unsent", EVERYBODY, list),
        upload("/unsent", EVERYBODY, REQUEST_LIMIT, keep),
        get("/unsent/latest", EVERYBODY, latest),
        post("/unsent/forget", EVERYBODY, forget),
    ]
}

/// Which opened page sends itself, beside its fields.
#[derive(Deserialize)]
struct From {
    window: Uuid,
    turn: i64,
    place: String,
    page: String,
    from: Option<Uuid>,
    from_turn: Option<i64>,
}

/// A place or a page of ours.
fn local(state: &State, path: &str) -> Result<String, AppError> {
    LocalPath::read(&state.base_url, path).map(|_| path.to_owned()).ok_or_else(|| AppError::BadForm(format!("a page {path:?} that is none of ours")))
}

async fn keep(extract::State(state): extract::State<State>, signed: SignedIn, Query(from): Query<From>, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeMyWork)?;
    let words = signed.visit.words();
    let key = pairs.get("key").unwrap_or_default();
    let reader = state.form_secret.reader(key).ok_or_else(|| AppError::BadForm("a form whose key was not made here".to_owned()))?;
    if reader != signed.actor.id {
        let shown = names::name(&state.database.read, reader).await?.unwrap_or_default();
        let said = words.with("unsent-other", &[("shown", shown.into()), ("reader", signed.actor.name.clone().into())]);
        return Ok((StatusCode::FORBIDDEN, Json(json!({ "said": said }))).into_response());
    }
    let form = FormKey::id_of(key).ok_or_else(|| AppError::BadForm("a form without a key".to_owned()))?;
    let plain = pairs.0.iter().filter(|(name, _)| !is_secret(name));
    let content = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(plain).finish();
    if pairs.0.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > KEPT_AT_MOST {
        return Ok((StatusCode::PAYLOAD_TOO_LARGE, Json(json!({ "said": words.t("unsent-too-large") }))).into_response());
    }
    let From { window, turn, place, page, from, from_turn } = from;
    let typed = Typed { window, turn, form, place: local(&state, &place)?, page: local(&state, &page)?, content, from: from.zip(from_turn) };
    let at = unsent::keep(&state, &permit, typed).await?;
    Ok(Json(json!({ "said": words.with("unsent-kept", &[("saved", words.saved(at, state.clock.today()).into())]) })).into_response())
}

#[derive(Deserialize)]
struct Asked {
    place: Option<String>,
}

async fn latest(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeMyWork)?;
    let row = unsent::latest(&state.database.read, &permit, &asked.place.unwrap_or_default(), state.clock.now()).await?;
    let Some(row) = row else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let said = typed_at(&signed, row.saved_at);
    let fields = Pairs::parse(row.content.as_bytes(), row.place).0;
    Ok(Json(json!({ "window": row.id, "turn": row.turn, "said": said, "fields": fields })).into_response())
}

fn typed_at(signed: &SignedIn, at: DateTime<Utc>) -> String {
    let words = signed.visit.words();
    words.with("unsent-typed-at", &[("at", words.date_time(at).into())])
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeMyWork)?;
    let words = signed.visit.words();
    let names = state.reference().all_names(signed.visit.language);
    let rows = unsent::all(&state.database.read, &permit, state.clock.now()).await?;
    let text = |row: ::entity::unsent::Model| {
        let fields = Pairs::parse(row.content.as_bytes(), row.place.clone()).0;
        let lines = kept_lines(words, &names, &row.place, &fields);
        UnsentText { window: row.id.to_string(), place: row.place, page: row.page, said: typed_at(&signed, row.saved_at), lines }
    };
    let view = UnsentView { texts: rows.into_iter().map(text).collect() };
    Ok(page(&state, &signed.visit, words.t("unsent-title"), move || view! { <UnsentPage words view /> }.into_any()))
}

async fn forget(extract::State(state): extract::State<State>, signed: SignedIn, headers: HeaderMap, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeMyWork)?;
    let window = pairs.get("window").and_then(|window| window.parse().ok()).ok_or_else(|| AppError::BadForm("no opened page".to_owned()))?;
    unsent::forget(&state, &permit, (window, pairs.get("place").unwrap_or_default())).await?;
    let is_script = headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json");
    Ok(if is_script { StatusCode::NO_CONTENT.into_response() } else { Redirect::to(&paths::unsent()).into_response() })
}

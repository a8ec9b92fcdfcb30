//! The page of the security log, for administrators.

use super::security_log_store;
use crate::frame::actor::SignedIn;
use crate::frame::listing::{PAGE_SIZE, page_links, page_within};
use crate::frame::names;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get};
use crate::state::State;
use ::entity::security_event;
use app::account::{SecurityEventView, SecurityLogPage, SecurityLogView};
use app::paths;
use axum::extract::{self, Query};
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::PersonId;
use domain::people::SecurityAction;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/security-log", Access::Needs(Action::ReadSecurityLog), list)]
}

/// Which part the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    kind: String,
    page: Option<String>,
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ReadSecurityLog)?;
    let (words, read) = (signed.visit.words(), &state.database.read);
    let action: Option<SecurityAction> = asked.kind.parse().ok();
    let total = security_log_store::count(read, action).await?;
    let number = page_within(asked.page.as_deref(), PAGE_SIZE, total);
    let rows = security_log_store::page(read, action, number).await?;
    let people = names::names(read, rows.iter().filter_map(|row| person_in(&row.object))).await?;
    let code = action.map(SecurityAction::code).unwrap_or_default();
    let view = SecurityLogView {
        action,
        events: rows.into_iter().map(|row| event(row, &people)).collect(),
        page: page_links(&paths::security_log(), &[("kind", code)], number, total),
    };
    Ok(page(&state, &signed.visit, words.t("security-log-title"), move || view! { <SecurityLogPage words view /> }.into_any()))
}

/// The person that an event is about.
fn person_in(object: &str) -> Option<PersonId> {
    object.strip_prefix("person ")?.parse().ok()
}

fn event(row: security_event::Model, people: &BTreeMap<PersonId, String>) -> SecurityEventView {
    let security_event::Model { action, result, object, origin, actor_name, times, last_at, .. } = row;
    let object = person_in(&object).and_then(|person| people.get(&person).cloned()).unwrap_or(object);
    SecurityEventView { at: last_at, action, result, object, who: actor_name, origin, times }
}

//! The page with messages, and what a manager does there.

use super::letter::{as_sent, summary};
use super::store::{self, Deed};
use crate::frame::actor::SignedIn;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::listing::{PAGE_SIZE, page_links, page_within};
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::outbox;
use app::mail::{MessageView, MessagesPage, MessagesView};
use app::paths;
use axum::extract::{self, Query};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::access::{Action, act};
use domain::ids::MessageId;
use domain::mail::MessageState;
use leptos::prelude::*;
use sea_orm::DbErr;
use serde::Deserialize;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    const MANAGERS: Access = Access::Needs(Action::ReadMessages);
    vec![get("/messages", MANAGERS, list), post("/messages/{message}/copied", MANAGERS, mark), post("/messages/{message}/retry", MANAGERS, retry)]
}

/// What the address of the list asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    state: String,
    page: Option<String>,
}

async fn list(extract::State(state): extract::State<State>, signed: SignedIn, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    signed.permit(act::ReadMessages)?;
    let words = signed.visit.words();
    let reader = &signed.actor.roles;
    let standing = asked.state.parse().unwrap_or(MessageState::Waiting);
    let counts = store::counts(&state.database.read, Some(reader)).await?;
    let total = counts.iter().find(|(one, _)| *one == standing).map_or(0, |(_, count)| *count);
    let number = page_within(asked.page.as_deref(), PAGE_SIZE, total);
    let rows = store::list(&state.database.read, reader, (standing, number)).await?;
    let addressees = store::addressees(&state.database.read, &rows).await?;
    let (is_configured, now) = (state.mail.is_some(), state.clock.now());
    let view = MessagesView {
        key: state.form_key(signed.actor.id),
        is_configured,
        state: standing,
        counts,
        rows: rows
            .into_iter()
            .map(|row| (store::is_for(&row, reader, &addressees), row))
            .map(|row| message(&state, row, now))
            .collect::<Result<_, _>>()?,
        page: page_links(&paths::messages(), &[("state", standing.code())], number, total),
    };
    Ok(page(&state, &signed.visit, words.t("messages-title"), move || view! { <MessagesPage words view /> }.into_any()))
}

/// A message as the page shows it. Its text is for whoever sends it by hand, and for nobody else: it may hold a one-time link, and of somebody who
/// may do more than the reader it is not shown.
fn message(state: &State, (is_theirs, row): (bool, outbox::Model), now: DateTime<Utc>) -> Result<MessageView, DbErr> {
    let is_configured = state.mail.is_some();
    let is_expired = row.expires_at.is_some_and(|at| at <= now) && row.sent_at.is_none() && row.copied_at.is_none();
    let waits_for_somebody = Deed::Mark.is_open(&row, is_configured) && !is_expired;
    let may_mark = waits_for_somebody && is_theirs;
    let is_waiting = row.sent_at.is_none() && row.copied_at.is_none() && row.given_up_at.is_none();
    Ok(MessageView {
        subject: summary(&row)?.0,
        text: may_mark.then(|| as_sent(&row, state)).transpose()?.map(|rendered| rendered.text),
        id: row.id,
        kind: row.kind,
        may_retry: Deed::Retry.is_open(&row, is_configured) && !is_expired,
        address: row.address,
        written_at: row.created_at,
        next_at: (is_configured && is_waiting && !is_expired).then_some(row.due_at),
        in_digest: row.in_digest,
        error: row.last_error,
        sent_at: row.sent_at,
        copied_at: row.copied_at,
        is_expired,
        is_for_administrator: waits_for_somebody && !is_theirs,
        may_mark,
    })
}

async fn mark(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<MessageId>, form: Pairs) -> Result<Response, AppError> {
    act(&state, &signed, (id, Deed::Mark, "message-marked"), &form).await
}

async fn retry(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<MessageId>, form: Pairs) -> Result<Response, AppError> {
    act(&state, &signed, (id, Deed::Retry, "message-retried"), &form).await
}

async fn act(state: &State, signed: &SignedIn, (id, deed, what): (MessageId, Deed, &str), form: &Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ReadMessages)?;
    store::may_act(&state.database.read, &signed.actor.roles, (id, deed)).await?;
    let submission = Submission::read(state, signed, form, &paths::messages(), what).await?;
    form.nothing_else()?;
    store::act(state, &permit, &submission, (id, deed)).await?;
    Ok(submission.onward())
}

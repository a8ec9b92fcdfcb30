//! The page of the own account, and name and language; the list of all addresses of this room.

use super::store;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::form::Pairs;
use crate::frame::meanwhile::first;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::sessions;
use crate::frame::submission::Submission;
use crate::frame::visit::cookie_in;
use crate::mail::choice_of;
use crate::people::factor_standing::held;
use crate::security::tokens;
use crate::state::State;
use ::entity::session;
use app::account::{AccountPage, AccountView, SessionView};
use app::paths;
use app::ui::NoticeView;
use axum::extract;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::access::{Action, act};
use domain::people::AccountForm;
use domain::problem::Problem;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::KeepOwnAccount);
    let mut routes = vec![get("/account", EVERYBODY, show), post("/account", EVERYBODY, save)];
    routes.extend(super::sessions_routes::routes());
    routes.extend(super::password_routes::routes());
    routes.extend(super::email_routes::routes());
    routes.extend(super::reset_routes::routes());
    routes.extend(super::security_log_routes::routes());
    routes
}

/// What the form shows beside what is stored.
#[derive(Default)]
struct Typed {
    form: Option<(AccountForm, i64)>,
    problems: Vec<Problem>,
    notice: Option<NoticeView>,
}

async fn account_page(state: &State, signed: &SignedIn, headers: &HeaderMap, typed: Typed) -> Result<Response, AppError> {
    let (words, read) = (signed.visit.words(), &state.database.read);
    let account = store::account(read, signed.actor.id).await?;
    let has_password = account.password_hash.is_some();
    let stored = (AccountForm { name: account.name, language: account.language.to_string() }, account.version);
    let Typed { form, problems, notice } = typed;
    let (typed, version) = form.unwrap_or(stored);
    let own = cookie_in(headers, sessions::cookie_name(&state.base_url)).map(tokens::hash);
    let rows = store::sessions_of(read, signed.actor.id, state.clock.now()).await?;
    let sessions = rows.into_iter().map(|row| session_view(row, own.as_deref())).collect();
    let (key, provider) = (state.form_key(signed.actor.id), state.oidc.as_ref().map(|provider| provider.name().to_owned()));
    let mail = choice_of(read, signed.actor.id).await?;
    let factors = held(read, vec![signed.actor.id]).await?.remove(&signed.actor.id).unwrap_or_default();
    let view = AccountView { email: account.email, mail, factors, typed, problems, notice, key, version, sessions, has_password, provider };
    Ok(page(state, &signed.visit, words.t("account-title"), move || view! { <AccountPage words view /> }.into_any()))
}

fn session_view(row: session::Model, own: Option<&str>) -> SessionView {
    let (handle, is_this) = (store::handle(&row), own == Some(row.token_hash.as_str()));
    SessionView { handle, is_this, user_agent: row.user_agent, address: row.address, begun: row.created_at, seen: row.seen_at }
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, headers: HeaderMap) -> Result<Response, AppError> {
    signed.permit(act::KeepOwnAccount)?;
    account_page(&state, &signed, &headers, Typed::default()).await
}

async fn save(extract::State(state): extract::State<State>, signed: SignedIn, headers: HeaderMap, form: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnAccount)?;
    let submission = Submission::read(&state, &signed, &form, &paths::account(), "account-saved").await?;
    let typed: AccountForm = form.read()?;
    let saved = async { store::save(&state, &permit, &submission, typed.check(signed.visit.language)?).await };
    answer(&submission, saved.await, async |why| {
        let read = &state.database.read;
        let again = match why {
            Why::Problems(problems) => Typed { form: Some((typed.clone(), submission.version)), problems, notice: None },
            Why::Lost => {
                let version = store::account(read, signed.actor.id).await?.version;
                let event = store::last_event(read, signed.actor.id).await?;
                Typed { form: Some((typed.clone(), version)), problems: Vec::new(), notice: Some(first(signed.visit.words(), event.as_ref())) }
            }
        };
        account_page(&state, &signed, &headers, again).await
    })
    .await
}

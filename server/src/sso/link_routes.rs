//! The link between an account and an identity at the provider.

use super::routes::provider;
use super::store;
use crate::frame::actor::SignedIn;
use crate::frame::answer::answer;
use crate::frame::form::Pairs;
use crate::frame::identities::{self, cookie_name};
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::frame::visit::cookie_in;
use crate::oidc::Provider;
use crate::state::State;
use app::paths;
use app::people::{Linked, SsoLinkPage, SsoLinkView};
use axum::extract;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::{Action, act};
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::SeeMyWork);
    vec![get("/sso/link", EVERYBODY, show), post("/sso/link", EVERYBODY, link), post("/sso/unlink", EVERYBODY, unlink)]
}

/// The secret of who came in this browser.
fn came<'a>(state: &State, headers: &'a HeaderMap) -> &'a str {
    cookie_in(headers, &cookie_name(&state.base_url, "pending")).unwrap_or_default()
}

async fn show(extract::State(state): extract::State<State>, signed: SignedIn, headers: HeaderMap) -> Result<Response, AppError> {
    signed.permit(act::SeeMyWork)?;
    if state.oidc.is_none() {
        return Ok(to_account());
    }
    shown(&state, &signed, &headers).await
}

/// Where no provider is set there is nothing to link.
fn to_account() -> Response {
    Redirect::to(&paths::account()).into_response()
}

async fn shown(state: &State, signed: &SignedIn, headers: &HeaderMap) -> Result<Response, AppError> {
    let (name, read) = (provider(state)?.name().to_owned(), &state.database.read);
    let account = crate::people::store::by_id(read, signed.actor.id).await?.ok_or(AppError::NotFound)?;
    let linked = identities::of_person(read, account.id).await?;
    let pending = identities::pending(read, came(state, headers), state.clock.now()).await?;
    let view = SsoLinkView {
        is_other: linked.is_some() && pending.is_some(),
        is_only_way: linked.is_some() && !identities::ways_in(state, read, &account).await?.may_unlink(),
        linked: linked.map(|row| Linked { email: row.email, since: row.linked_at, last_used: row.last_used_at }),
        pending: pending.map(|row| row.email),
        key: state.form_key(signed.actor.id),
        name,
    };
    let words = signed.visit.words();
    let title = words.with("sso-link-title", &[("name", view.name.clone().into())]);
    Ok(page(state, &signed.visit, title, move || view! { <SsoLinkPage words view /> }.into_any()))
}

async fn link(extract::State(state): extract::State<State>, signed: SignedIn, headers: HeaderMap, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeMyWork)?;
    let Some(service) = state.oidc.as_ref().map(Provider::name) else { return Ok(to_account()) };
    let submission = Submission::read(&state, &signed, &pairs, &paths::sso_link(), "sign-in-linked").await?;
    pairs.nothing_else()?;
    // Another way in stays when whoever found this browser open is gone.
    signed.recently_confirmed(&state, Some(&pairs)).await?;
    let saved = store::link(&state, &permit, &submission, (came(&state, &headers), service)).await;
    answer(&submission, saved, async |_| shown(&state, &signed, &headers).await).await
}

async fn unlink(extract::State(state): extract::State<State>, signed: SignedIn, headers: HeaderMap, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::SeeMyWork)?;
    let Some(service) = state.oidc.as_ref().map(Provider::name) else { return Ok(to_account()) };
    let submission = Submission::read(&state, &signed, &pairs, &paths::sso_link(), "sign-in-unlinked").await?;
    pairs.nothing_else()?;
    let saved = store::unlink(&state, &permit, &submission, service).await;
    answer(&submission, saved, async |_| shown(&state, &signed, &headers).await).await
}

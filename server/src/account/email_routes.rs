//! Asking for another address to sign in with, and the page behind the link. The same is said of an address that somebody has and of one that is free.

use super::{current_password, email_store, store};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::browser::Browser;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_cookie, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::frame::told::{Reader, done};
use crate::frame::visit::Visit;
use crate::frame::{limits, sessions};
use crate::security::address::Address;
use crate::security::tokens::Token;
use crate::state::State;
use ::entity::email_change;
use app::account::{EmailConfirmPage, EmailConfirmView, EmailPage, EmailView, LinkGonePage, WhichLink};
use app::paths;
use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::people::{EmailForm, LinkState};
use domain::problem::Problem;
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::KeepOwnAccount);
    vec![
        get("/account/email", EVERYBODY, form),
        post("/account/email", EVERYBODY, ask),
        get("/email-change/{token}", Access::Public, open),
        post("/email-change/{token}", Access::Public, confirm),
    ]
}

async fn show(state: &State, signed: &SignedIn, typed: String, problems: Vec<Problem>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let account = store::account(&state.database.read, signed.actor.id).await?;
    let (has_password, key) = (account.password_hash.is_some(), state.form_key(signed.actor.id));
    let view = EmailView { now: account.email, typed, problems, key, has_password };
    Ok(page(state, &signed.visit, words.t("account-email-title"), move || view! { <EmailPage words view /> }.into_any()))
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::KeepOwnAccount)?;
    show(&state, &signed, String::new(), Vec::new()).await
}

async fn ask(extract::State(state): extract::State<State>, signed: SignedIn, Client(from): Client, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnAccount)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::account(), "email-asked").await?;
    let typed: EmailForm = pairs.read()?;
    let email = typed.email.clone();
    let saved = save((&state, &signed, &permit), (&submission, &pairs), typed, from).await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show(&state, &signed, email.clone(), problems).await,
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}

async fn save(
    (state, signed, permit): (&State, &SignedIn, &Permit<act::KeepOwnAccount>),
    (submission, pairs): (&Submission, &Pairs),
    typed: EmailForm,
    from: Address,
) -> Result<(), Unsaved> {
    let account = store::account(&state.database.read, signed.actor.id).await?;
    let has_password = account.password_hash.is_some();
    let email = typed.check(signed.visit.language, (&account.email, has_password))?;
    if has_password {
        current_password::check(state, (&signed.actor, &account), typed.current_password, from).await?;
    } else {
        signed.recently_confirmed(state, Some(pairs)).await?;
    }
    email_store::ask(state, permit, submission, email).await
}

/// The link, when it works or was used just now; else the page that says what to do.
async fn found(state: &State, visit: &Visit, token: &str, from: Address) -> Result<Result<(email_change::Model, LinkState), Response>, AppError> {
    limits::may_try_link(state, from)?;
    Ok(match email_store::find(&state.database.read, token, state.clock.now()).await? {
        Some((row, found @ (LinkState::Open | LinkState::Used))) => Ok((row, found)),
        Some((_, LinkState::Gone)) => Err(gone(state, visit)),
        None => {
            limits::wrong_link(state, from);
            Err(gone(state, visit))
        }
    })
}

fn gone(state: &State, visit: &Visit) -> Response {
    let words = visit.words();
    let shown = page(state, visit, words.t("reset-gone-title"), move || view! { <LinkGonePage words which=WhichLink::Email /> }.into_any());
    with_status(StatusCode::GONE, shown)
}

fn confirm_page(state: &State, visit: &Visit, view: EmailConfirmView) -> Response {
    let words = visit.words();
    page(state, visit, words.t("account-email-confirm-title"), move || view! { <EmailConfirmPage words view /> }.into_any())
}

/// The name of who is signed in here, when the link is for somebody else.
fn other(visit: &Visit, row: &email_change::Model) -> Option<String> {
    visit.actor.as_ref().filter(|actor| actor.id != row.person_id).map(|actor| actor.name.clone())
}

async fn open(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Client(from): Client,
    Ids(token): Ids<String>,
) -> Result<Response, AppError> {
    Ok(match found(&state, &visit, &token, from).await? {
        Ok((row, LinkState::Open)) => {
            let view = EmailConfirmView { token, other: other(&visit, &row), email: row.email };
            confirm_page(&state, &visit, view)
        }
        Ok((_, LinkState::Used | LinkState::Gone)) => gone(&state, &visit),
        Err(response) => response,
    })
}

async fn confirm(
    extract::State(state): extract::State<State>,
    visit: Visit,
    (Client(from), browser): (Client, Browser),
    Ids(token): Ids<String>,
    form: Pairs,
) -> Result<Response, AppError> {
    form.nothing_else()?;
    let (row, found) = match found(&state, &visit, &token, from).await? {
        Ok(found) => found,
        Err(response) => return Ok(response),
    };
    if let Some(name) = other(&visit, &row) {
        let view = EmailConfirmView { token, other: Some(name), email: row.email };
        return Ok(with_status(StatusCode::CONFLICT, confirm_page(&state, &visit, view)));
    }
    let session = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let goes_on = visit.actor.as_ref().map(|_| (&session, &browser));
    // The same form sent twice gets the same answer.
    let is_new = found == LinkState::Open && email_store::confirm(&state, &token, goes_on).await?.is_some();
    let onward = match &visit.actor {
        Some(actor) => done(&paths::account(), "email-changed", Reader::Person(actor.id)),
        None => done(&paths::sign_in(), "email-changed", Reader::Nobody),
    };
    Ok(if is_new && goes_on.is_some() {
        browser.is_known_from_now_on(&state.base_url, with_cookie(onward, &sessions::cookie(&state.base_url, &session)))
    } else {
        onward
    })
}

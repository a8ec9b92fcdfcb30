//! Changing the password: the one of now is asked, or another way in of who has none; every other session ends, and this one goes on under a new
//! secret.

use super::{current_password, store};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::browser::Browser;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::respond::{AppError, page, with_cookie};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::sessions;
use crate::frame::submission::Submission;
use crate::security::address::Address;
use crate::security::strength::weakness;
use crate::security::tokens::Token;
use crate::state::State;
use app::account::{PasswordPage, PasswordView};
use app::paths;
use axum::extract;
use axum::response::Response;
use domain::access::{Action, Permit, act};
use domain::people::PasswordForm;
use domain::problem::Problem;
use leptos::prelude::*;

pub(super) fn routes() -> Vec<Route> {
    const EVERYBODY: Access = Access::Needs(Action::KeepOwnAccount);
    vec![get("/account/password", EVERYBODY, form), post("/account/password", EVERYBODY, change)]
}

async fn show(state: &State, signed: &SignedIn, problems: Vec<Problem>) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let account = store::account(&state.database.read, signed.actor.id).await?;
    let (has_password, key) = (account.password_hash.is_some(), state.form_key(signed.actor.id));
    let view = PasswordView { email: account.email, problems, key, has_password };
    Ok(page(state, &signed.visit, words.t("account-password-title"), move || view! { <PasswordPage words view /> }.into_any()))
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::KeepOwnAccount)?;
    if store::account(&state.database.read, signed.actor.id).await?.password_hash.is_none() {
        // Before anything is typed: a password is kept nowhere while somebody confirms who they are.
        signed.recently_confirmed(&state, None).await?;
    }
    show(&state, &signed, Vec::new()).await
}

async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    (Client(from), browser): (Client, Browser),
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::KeepOwnAccount)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::account(), "password-changed").await?;
    let token = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let saved = save((&state, &signed, &permit), &submission, pairs.read()?, (from, &token, &browser)).await;
    let is_saved = saved.is_ok();
    let response = answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => show(&state, &signed, problems).await,
        Why::Lost => Err(AppError::Conflict),
    });
    let response = response.await?;
    Ok(if is_saved {
        browser.is_known_from_now_on(&state.base_url, with_cookie(response, &sessions::cookie(&state.base_url, &token)))
    } else {
        response
    })
}

async fn save(
    (state, signed, permit): (&State, &SignedIn, &Permit<act::KeepOwnAccount>),
    submission: &Submission,
    typed: PasswordForm,
    (from, token, browser): (Address, &Token, &Browser),
) -> Result<(), Unsaved> {
    let account = store::account(&state.database.read, signed.actor.id).await?;
    let own = [account.name.as_str(), account.email.as_str()];
    let has_password = account.password_hash.is_some();
    typed.check(signed.visit.language, (&own, has_password))?;
    if let Some(weak) = weakness("password", &typed.password, &own) {
        return Err(vec![weak].into());
    }
    let PasswordForm { current_password, password } = typed;
    if has_password {
        current_password::check(state, (&signed.actor, &account), current_password, from).await?;
    } else {
        signed.recently_confirmed(state, None).await?;
    }
    let hash = state.passwords.hash_of(from, password).await.ok_or_else(|| AppError::Internal("a password could not be hashed".to_owned()))?;
    store::change_password(state, permit, submission, (account.password_hash.as_deref(), hash), (token, browser)).await
}

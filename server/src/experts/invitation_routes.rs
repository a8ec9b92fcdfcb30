//! Inviting an expert, taking it back, and the page behind the link.

use super::invitations;
use super::routes::show_list;
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page, with_cookie, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::frame::told::{Reader, done};
use crate::frame::visit::{Visit, cookie_in};
use crate::frame::{limits, sessions};
use crate::people::store::{by_email, sign_in};
use crate::security::address::Address;
use crate::security::attempts::Tally;
use crate::security::tokens::Token;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::expert_invitation;
use app::experts::{InvitationGonePage, InvitationPage, InvitationSignedInPage, InvitationView, InvitePage, InviteView, field_label};
use app::paths;
use app::ui::{FormErrors, NoticeView, Tone};
use axum::extract;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use domain::access::{Action, act};
use domain::ids::{InvitationId, PersonId};
use domain::people::AdministratorForm;
use domain::problem::Problem;
use domain::reviews::{InvitationForm, InvitationState};
use leptos::prelude::*;
use serde::Deserialize;

pub(super) fn routes() -> Vec<Route> {
    const MANAGERS: Access = Access::Needs(Action::ManageExperts);
    vec![
        get("/experts/invite", MANAGERS, form),
        post("/experts/invite", MANAGERS, invite),
        post("/experts/invitations/{invitation}/withdraw", MANAGERS, withdraw),
        get("/invitation/{token}", Access::Public, show_invitation),
        post("/invitation/{token}", Access::Public, open),
    ]
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageExperts)?;
    let language = signed.visit.language.code().to_owned();
    Ok(show_form(&state, &signed, (InvitationForm { language, ..InvitationForm::default() }, Vec::new())))
}

fn show_form(state: &State, signed: &SignedIn, (typed, problems): (InvitationForm, Vec<Problem>)) -> Response {
    let words = signed.visit.words();
    let view = InviteView { typed, problems, key: state.form_key(signed.actor.id) };
    page(state, &signed.visit, words.t("expert-invite"), move || view! { <InvitePage words view /> }.into_any())
}

async fn invite(extract::State(state): extract::State<State>, signed: SignedIn, pairs: Pairs) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageExperts)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::experts(), "expert-invited").await?;
    let typed: InvitationForm = pairs.read()?;
    let saved = async {
        let new = typed.check(signed.visit.language)?;
        invitations::invite(&state, &permit, &submission, new).await
    }
    .await;
    answer(&submission, saved, async |why| match why {
        Why::Problems(problems) => Ok(show_form(&state, &signed, (typed, problems))),
        Why::Lost => Err(AppError::Conflict),
    })
    .await
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(id): Ids<InvitationId>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageExperts)?;
    invitations::exists(&state.database.read, id).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::experts(), "invitation-withdrawn").await?;
    pairs.nothing_else()?;
    let saved = invitations::withdraw(&state, &permit, &submission, id).await;
    answer(&submission, saved, async |_| {
        let words = signed.visit.words();
        let notice = NoticeView { tone: Tone::Warn, title: words.t("meanwhile"), text: Some(words.t("experts-invitation-meanwhile")) };
        show_list(&state, &signed, Some(notice)).await
    })
    .await
}

/// What the expert fills in.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Account {
    name: String,
    password: String,
}

fn gone(state: &State, visit: &Visit, of: InvitationState) -> Response {
    let words = visit.words();
    let shown = page(state, visit, words.t("invitation-title"), move || view! { <InvitationGonePage words state=of /> }.into_any());
    with_status(StatusCode::GONE, shown)
}

fn show(state: &State, visit: &Visit, token: &str, row: &expert_invitation::Model, (name, problems): (String, &[Problem])) -> Response {
    let words = visit.words();
    let view = InvitationView {
        token: token.to_owned(),
        email: row.email.clone(),
        name,
        until: day_of(row.expires_at),
        errors: FormErrors::read(words, problems, |field| field_label(words, field)),
    };
    page(state, visit, words.t("invitation-title"), move || view! { <InvitationPage words view /> }.into_any())
}

/// What somebody reads who is signed in as somebody else: opening the account would take their pages away. The expert whom the link made, and
/// who sends the same form again, gets the answer of the first.
async fn of_somebody_else(state: &State, visit: &Visit, row: &expert_invitation::Model) -> Result<Option<Response>, AppError> {
    let Some(actor) = &visit.actor else { return Ok(None) };
    if by_email(&state.database.read, &row.email).await?.is_some_and(|account| account.id == actor.id) {
        return Ok(None);
    }
    let (words, name, email) = (visit.words(), actor.name.clone(), row.email.clone());
    Ok(Some(page(state, visit, words.t("invitation-title"), move || view! { <InvitationSignedInPage words name email /> }.into_any())))
}

async fn show_invitation(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Client(from): Client,
    Ids(token): Ids<String>,
) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let found = invitations::find(&state.database.read, &token, state.clock.now()).await?;
    let (row, found_state) = found.ok_or_else(|| limits::wrong_link(&state, from))?;
    if let Some(other) = of_somebody_else(&state, &visit, &row).await? {
        return Ok(other);
    }
    if found_state != InvitationState::Open {
        return Ok(gone(&state, &visit, found_state));
    }
    let name = row.name.clone();
    Ok(show(&state, &visit, &token, &row, (name, &[])))
}

async fn open(
    extract::State(state): extract::State<State>,
    visit: Visit,
    (Client(from), Ids(token)): (Client, Ids<String>),
    headers: HeaderMap,
    pairs: Pairs,
) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let found = invitations::find(&state.database.read, &token, state.clock.now()).await?;
    let (row, found_state) = found.ok_or_else(|| limits::wrong_link(&state, from))?;
    let Account { name, password } = pairs.read()?;
    if let Some(other) = of_somebody_else(&state, &visit, &row).await? {
        return Ok(with_status(StatusCode::CONFLICT, other));
    }
    if found_state != InvitationState::Open {
        return again((&state, &visit, from), &row, (found_state, password), &headers).await;
    }
    let typed = AdministratorForm { token: String::new(), email: row.email.clone(), name: name.clone(), password: password.clone() };
    let new = match typed.check(visit.language) {
        Ok(new) => new,
        Err(problems) => return Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, show(&state, &visit, &token, &row, (name, &problems)))),
    };
    let hash = state.passwords.hash(new.password).await.ok_or_else(|| AppError::Internal("a password could not be hashed".to_owned()))?;
    let session = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match invitations::open(&state, &token, (new.name, hash), (&session, user_agent)).await? {
        Ok(person) => Ok(signed_in(&state, person, &session)),
        Err(found_state) => again((&state, &visit, from), &row, (found_state, password), &headers).await,
    }
}

/// The link was used. The same form sent twice gets the same answer: who knows the password of the account that it opened is signed in.
async fn again(
    (state, visit, from): (&State, &Visit, Address),
    row: &expert_invitation::Model,
    (found_state, password): (InvitationState, String),
    headers: &HeaderMap,
) -> Result<Response, AppError> {
    let account = by_email(&state.database.read, &row.email).await?.filter(|account| account.active && found_state == InvitationState::Used);
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let is_known = state.passwords.verify(password, hash).await;
    let Some(account) = account.filter(|_| is_known) else {
        limits::wrong_link(state, from);
        return Ok(gone(state, visit, found_state));
    };
    let session = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let replaced = cookie_in(headers, sessions::cookie_name(&state.base_url));
    sign_in(&state.database, &account, (&session, user_agent), (Tally::default(), replaced), None, state.clock.now()).await?;
    Ok(signed_in(state, account.id, &session))
}

/// On to their profile, as the person whose account it is.
fn signed_in(state: &State, person: PersonId, session: &Token) -> Response {
    with_cookie(done(&paths::profile(), "account-opened", Reader::Person(person)), &sessions::cookie(&state.base_url, session))
}

//! The page behind the link of an invitation. Opening it changes nothing, because scanners of mail open every link; using it opens an account, or gives
//! a role to the account of its address, whose person is signed in.

use super::accepting::{self, WayIn};
use super::invitations::{find, invited_to, organisation_name, project_title, title};
use super::store::{by_email, sign_in};
use crate::frame::answer::{Unsaved, Why};
use crate::frame::browser::Browser;
use crate::frame::client::Client;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::names;
use crate::frame::respond::{AppError, page, with_cookie, with_status};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::told::{Reader, done};
use crate::frame::visit::{Visit, cookie_in};
use crate::frame::{identities, limits, pending, sessions};
use crate::oidc::Provider;
use crate::security::address::Address;
use crate::security::attempts::Tally;
use crate::security::strength::weakness;
use crate::security::tokens::Token;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::{invitation, pending_identity, person};
use app::paths;
use app::people::{InvitationGonePage, InvitationPage, InvitationSignedInPage, InvitationView, InvitationWay, OpenBy, invitation_label};
use app::ui::{FormErrors, Link};
use axum::extract::{self, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PersonId;
use domain::people::{ChosenWay, InvitationState, InvitedForm, Role};
use domain::problem::Problem;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    vec![get("/invitation/{token}", Access::Public, show_invitation), post("/invitation/{token}", Access::Public, open)]
}

/// What the address of the page says beside the link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    by: String,
}

/// Who came from the provider of sign-ins in this browser and has no account yet, unless they would rather choose a password.
async fn came(state: &State, headers: &HeaderMap) -> Result<Option<pending_identity::Model>, AppError> {
    let secret = cookie_in(headers, &identities::cookie_name(&state.base_url, "pending")).filter(|_| state.oidc.is_some());
    let Some(secret) = secret else { return Ok(None) };
    Ok(identities::pending(&state.database.read, secret, state.clock.now()).await?)
}

/// A link that nobody was given and one that was taken back look the same: nobody learns from it that there was one.
fn gone(state: &State, visit: &Visit, of: InvitationState) -> Response {
    let words = visit.words();
    let status = if of == InvitationState::Withdrawn { StatusCode::NOT_FOUND } else { StatusCode::GONE };
    let bureau = state.reference().bureau.clone();
    let is_signed_in = visit.actor.is_some();
    let shown =
        page(state, visit, words.t("invitation-title"), move || view! { <InvitationGonePage words state=of bureau is_signed_in /> }.into_any());
    with_status(status, shown)
}

/// A link that nobody was given, counted.
fn unknown(state: &State, visit: &Visit, from: Address) -> Response {
    limits::wrong_link(state, from);
    gone(state, visit, InvitationState::Withdrawn)
}

/// An invitation as found, with the account that its address has.
struct Found {
    token: String,
    row: invitation::Model,
    account: Option<person::Model>,
}

impl Found {
    /// Whether the account of its address is signed in.
    fn is_own(&self, visit: &Visit) -> bool {
        visit.actor.as_ref().is_some_and(|actor| self.account.as_ref().is_some_and(|account| account.id == actor.id))
    }

    /// How its person may open the account: as who came from the provider, or with a password.
    fn open_by(&self, state: &State, visit: &Visit, came: Option<pending_identity::Model>) -> OpenBy {
        let provider = state.oidc.as_ref().map(|provider| provider.name().to_owned());
        match (came, provider) {
            (Some(came), Some(name)) => OpenBy::Provider { name, email: came.email },
            (None, Some(name)) => {
                let label = visit.words().with("sso-button", &[("name", name.into())]);
                let href = paths::with_next(&paths::sso(), &paths::invitation(&self.token));
                OpenBy::Password { provider: Some(Link::new(href, label)) }
            }
            (_, None) => OpenBy::Password { provider: None },
        }
    }

    /// What stands on its page.
    async fn show(
        &self,
        state: &State,
        visit: &Visit,
        (name, came, problems): (String, Option<pending_identity::Model>, &[Problem]),
    ) -> Result<Response, AppError> {
        let (words, to, read) = (visit.words(), invited_to(&self.row), &state.database.read);
        let organisation = organisation_name(read, to).await?;
        let project = project_title(read, self.row.project_id).await?;
        let errors = FormErrors::read(words, problems, |field| invitation_label(words, field));
        let view = InvitationView {
            token: self.token.clone(),
            email: self.row.email.clone(),
            role: title(words.language(), to, organisation.as_deref(), project.as_deref()),
            inviter: match self.row.invited_by {
                Some(by) => names::name(read, by).await?,
                None => None,
            },
            days: (to.role.first_day, to.role.last_day),
            until: day_of(self.row.expires_at),
            way: match &self.account {
                None => InvitationWay::Open { name, by: self.open_by(state, visit, came) },
                Some(account) if self.is_own(visit) => InvitationWay::Accept { name: account.name.clone() },
                Some(_) => InvitationWay::SignIn,
            },
            errors,
        };
        Ok(page(state, visit, words.t("invitation-title"), move || view! { <InvitationPage words view /> }.into_any()))
    }

    /// What somebody reads who is signed in as somebody else: using the link would take their pages away.
    fn of_somebody_else(&self, state: &State, visit: &Visit) -> Option<Response> {
        let actor = visit.actor.as_ref().filter(|_| !self.is_own(visit))?;
        let (words, name, email, token) = (visit.words(), actor.name.clone(), self.row.email.clone(), self.token.clone());
        Some(page(state, visit, words.t("invitation-title"), move || view! { <InvitationSignedInPage words token name email /> }.into_any()))
    }

    /// Where its person begins.
    fn onward(&self, person: PersonId) -> Response {
        let (path, what) = match self.row.role {
            Role::Reviewer => (paths::profile(), "account-opened"),
            Role::Partner | Role::ProgrammeManager | Role::SteeringMember | Role::Administrator => (paths::my_work(), "welcome"),
        };
        done(&path, what, Reader::Person(person))
    }
}

async fn found(state: &State, token: String) -> Result<Option<(Found, InvitationState)>, AppError> {
    let Some((row, stands)) = find(&state.database.read, &token, state.clock.now()).await? else { return Ok(None) };
    let account = by_email(&state.database.read, &row.email).await?;
    Ok(Some((Found { token, row, account }, stands)))
}

async fn show_invitation(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Client(from): Client,
    Ids(token): Ids<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let Some((found, stands)) = found(&state, token).await? else { return Ok(unknown(&state, &visit, from)) };
    match stands {
        InvitationState::Withdrawn => Ok(gone(&state, &visit, stands)),
        InvitationState::Used | InvitationState::Expired => {
            Ok(found.of_somebody_else(&state, &visit).unwrap_or_else(|| gone(&state, &visit, stands)))
        }
        InvitationState::Open => match found.of_somebody_else(&state, &visit) {
            Some(other) => Ok(other),
            None => {
                let came = if asked.by == "password" { None } else { came(&state, &headers).await? };
                found.show(&state, &visit, (found.row.name.clone(), came, &[])).await
            }
        },
    }
}

async fn open(
    extract::State(state): extract::State<State>,
    visit: Visit,
    (Client(from), browser, Ids(token)): (Client, Browser, Ids<String>),
    headers: HeaderMap,
    pairs: Pairs,
) -> Result<Response, AppError> {
    limits::may_try_link(&state, from)?;
    let Some((found, stands)) = found(&state, token).await? else { return Ok(unknown(&state, &visit, from)) };
    let typed: InvitedForm = pairs.read()?;
    let (name, password) = (typed.name.clone(), typed.password.clone());
    if let Some(other) = found.of_somebody_else(&state, &visit).filter(|_| stands != InvitationState::Withdrawn) {
        return Ok(with_status(StatusCode::CONFLICT, other));
    }
    if found.is_own(&visit) && password.is_empty() {
        return accept(&state, &visit, &found, stands).await;
    }
    if stands != InvitationState::Open {
        return again((&state, &visit, from), &found, (stands, password), (&headers, &browser)).await;
    }
    if found.account.is_some() {
        return found.show(&state, &visit, (name, None, &[])).await;
    }
    let came = if typed.is_by_provider() { came(&state, &headers).await? } else { None };
    let again_with = async |problems: &[Problem]| {
        let shown = found.show(&state, &visit, (typed.name.clone(), came.clone(), problems)).await?;
        Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, shown))
    };
    let new = match typed.check((&found.row.email, came.is_some()), visit.language) {
        Ok(new) => new,
        Err(problems) => return again_with(&problems).await,
    };
    let way = match new.way {
        ChosenWay::Password(chosen) => {
            if let Some(weak) = weakness("password", &chosen, &[&new.name, &found.row.email]) {
                return again_with(&[weak]).await;
            }
            let hash = state.passwords.hash_of(from, chosen).await;
            WayIn::Password(hash.ok_or_else(|| AppError::Internal("a password could not be hashed".to_owned()))?)
        }
        ChosenWay::Provider => {
            let service = state.oidc.as_ref().map(Provider::name).unwrap_or_default();
            WayIn::Provider(service, cookie_in(&headers, &identities::cookie_name(&state.base_url, "pending")).unwrap_or_default())
        }
    };
    let session = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    match accepting::open(&state, &found.token, (new.name, way), (&session, &browser)).await? {
        Ok(person) => Ok(signed_in(&state, &found, person, (&session, &browser))),
        Err(stands) => again((&state, &visit, from), &found, (stands, password), (&headers, &browser)).await,
    }
}

/// The person whom it is for is signed in and pressed the button.
async fn accept(state: &State, visit: &Visit, found: &Found, stands: InvitationState) -> Result<Response, AppError> {
    let Some(account) = &found.account else { return Err(AppError::NotFound) };
    // The same button pressed twice gets the same answer.
    if stands == InvitationState::Used && found.row.used_by == Some(account.id) {
        return Ok(found.onward(account.id));
    }
    match accepting::accept(state, &found.token, account).await {
        Ok(()) => Ok(found.onward(account.id)),
        Err(Unsaved::Failed(error)) => Err(error),
        Err(Unsaved::Again(Why::Problems(problems))) => {
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, found.show(state, visit, (String::new(), None, &problems)).await?))
        }
        Err(Unsaved::Again(Why::Lost)) => Ok(gone(state, visit, stands)),
    }
}

/// The link was used. The same form sent twice gets the same answer: who knows the password of the account that it opened is signed in.
async fn again(
    (state, visit, from): (&State, &Visit, Address),
    found: &Found,
    (stands, password): (InvitationState, String),
    (headers, browser): (&HeaderMap, &Browser),
) -> Result<Response, AppError> {
    let account = by_email(&state.database.read, &found.row.email).await?.filter(|account| account.active && stands == InvitationState::Used);
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let is_known = state.passwords.verify_of(from, password, hash).await;
    let Some(account) = account.filter(|_| is_known) else {
        limits::wrong_link(state, from);
        return Ok(gone(state, visit, stands));
    };
    // A link that was used is no way around the second factor.
    if pending::has_factor(&state.database.read, account.id).await? {
        return Ok(Redirect::to(&paths::sign_in()).into_response());
    }
    let session = Token::new().map_err(|error| AppError::Internal(error.to_string()))?;
    let replaced = cookie_in(headers, sessions::cookie_name(&state.base_url));
    sign_in(&state.database, &account, (&session, browser), (Tally::default(), replaced), state.clock.now()).await?;
    Ok(signed_in(state, found, account.id, (&session, browser)))
}

/// On to where they begin, as the person whose account it is.
fn signed_in(state: &State, found: &Found, person: PersonId, (session, browser): (&Token, &Browser)) -> Response {
    browser.is_known_from_now_on(&state.base_url, with_cookie(found.onward(person), &sessions::cookie(&state.base_url, session)))
}

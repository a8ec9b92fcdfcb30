//! One request as handlers see it: who asks, in which language, for which page.

use crate::frame::headers::Nonce;
use crate::frame::sessions::Session;
use crate::frame::{sessions, told};
use crate::state::State;
use app::document::{NavigationItem, PersonBadge, Shell};
use app::language::Words;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::access::{Actor, Global, RoundStanding, act};
use domain::ids::RoundId;
use domain::people::Language;
use std::convert::Infallible;
use uuid::Uuid;

/// Who asks, and how.
#[derive(Clone)]
pub struct Visit {
    /// The signed-in person.
    pub actor: Option<Actor>,
    /// Their session.
    pub session: Option<Session>,
    /// Their language.
    pub language: Language,
    /// Path and query, without what the address says was done.
    pub path: String,
    /// The nonce of the response.
    pub nonce: String,
    /// What was just done, for the page to tell: once, to who did it.
    pub done: Option<String>,
    /// The database did not answer when the session was looked up.
    pub unavailable: bool,
}

impl FromRequestParts<State> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Self::Rejection> {
        if let Some(visit) = parts.extensions.get::<Self>() {
            return Ok(visit.clone());
        }
        let nonce = parts.extensions.get::<Nonce>().map(|nonce| nonce.0.clone()).unwrap_or_default();
        let found = match cookie(parts, sessions::cookie_name(&state.base_url)) {
            Some(secret) => sessions::find(&state.database, secret, state.clock.now()).await,
            None => Ok(None),
        };
        if let Err(error) = &found {
            tracing::error!(%error, "a session could not be looked up");
        }
        let unavailable = found.is_err();
        let session = found.ok().flatten();
        let actor = session.as_ref().map(|session| session.actor.clone());
        let chosen = cookie(parts, "language").and_then(|code| code.parse().ok());
        let language = actor.as_ref().map(|actor| actor.language).or(chosen).unwrap_or_else(|| preferred(parts));
        let path = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), |path| told::without(path.as_str()));
        let done = told::of_request(state, parts, actor.as_ref());
        let visit = Self { actor, session, language, path, nonce, done, unavailable };
        parts.extensions.insert(visit.clone());
        Ok(visit)
    }
}

/// The value of a cookie.
pub fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    cookie_in(&parts.headers, name)
}

/// The same, where there are only the headers.
pub fn cookie_in<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

/// Dutch, unless the browser asks for English before Dutch.
fn preferred(parts: &Parts) -> Language {
    let header = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = header.split(',').map(|tag| tag.trim().get(..2).unwrap_or_default().to_ascii_lowercase()).find(|code| code == "nl" || code == "en");
    if first.as_deref() == Some("en") { Language::En } else { Language::Nl }
}

impl Visit {
    /// The words of the reader.
    pub fn words(&self) -> Words {
        Words::new(self.language)
    }

    /// What stands around a page of this visit.
    pub fn shell(&self, state: &State, title: String, islands: bool) -> Shell {
        let words = self.words();
        let person = self.actor.as_ref().map(|actor| PersonBadge {
            id: actor.id.to_string(),
            name: actor.name.clone(),
            role_label: actor.roles.first().map(|role| words.label(*role)).unwrap_or_default(),
        });
        Shell {
            words,
            title,
            path: self.path.clone(),
            nonce: self.nonce.clone(),
            person,
            navigation: self.navigation(words),
            notice: told::notice(words, self.done.as_deref()),
            islands,
            assets: state.bundle.for_page(),
            bureau: state.reference().bureau.clone(),
        }
    }

    fn navigation(&self, words: Words) -> Vec<NavigationItem> {
        let Some(actor) = &self.actor else { return Vec::new() };
        let entries = [
            (actor.may(act::SeeMyWork, Global), app::paths::my_work(), if actor.comes_as_partner() { "my-projects-title" } else { "nav-my-work" }),
            (actor.may(act::ReadPortfolio, Global), app::paths::portfolio(), "nav-portfolio"),
            (actor.may(act::ReadPortfolio, Global), app::paths::reports(), "reports-title"),
            (reads_every_round(actor), app::paths::rounds(), "nav-rounds"),
            (actor.may(act::SeeOwnReviews, Global), app::paths::reviews(), "nav-reviews"),
            (actor.may(act::ReadOrganisations, Global), app::paths::organisations(), "nav-organisations"),
            (actor.may(act::ImportProjects, Global), app::paths::import(), "nav-import"),
            (actor.may(act::ReadMessages, Global), app::paths::messages(), "nav-messages"),
            (actor.may(act::ReadProgramme, Global), app::paths::programme(), "nav-programme"),
            (actor.may(act::ReadHistory, Global), app::paths::history(), "nav-history"),
            (actor.may(act::ManagePeople, Global), app::paths::people(), "nav-people"),
            (actor.may(act::ManageSettings, Global), app::paths::settings(), "nav-settings"),
            (actor.may(act::ReadSecurityLog, Global), app::paths::security_log(), "nav-security-log"),
        ];
        let path = self.path.split('?').next().unwrap_or_default();
        entries
            .into_iter()
            .filter(|(shown, _, _)| *shown)
            .map(|(_, href, key)| {
                let current = path == href || path.strip_prefix(&href).is_some_and(|rest| rest.starts_with('/'));
                NavigationItem { href, label: words.t(key), current }
            })
            .collect()
    }
}

/// Whether somebody reads every round, and not only those that they chair.
pub fn reads_every_round(actor: &Actor) -> bool {
    actor.may(act::ReadRound, RoundStanding { round: RoundId(Uuid::nil()), is_chair: false })
}

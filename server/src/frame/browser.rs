//! The browser that somebody signs in with: how it calls itself, from where, and the mark by which it is known again. The mark is random, signed
//! by this server and kept long; it signs nobody in.

use crate::frame::client::Client;
use crate::frame::respond::with_cookie;
use crate::frame::visit::cookie;
use crate::security::tokens::{self, Token};
use crate::state::State;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::Response;
use std::convert::Infallible;
use url::Url;

/// How long a browser keeps its mark, in days: as long as browsers keep anything.
const KEPT_DAYS: u32 = 400;

/// A browser.
#[derive(Debug, Clone, Default)]
pub struct Browser {
    /// How it calls itself.
    pub user_agent: String,
    /// The address that it comes from, as far as it is told; empty when nobody knows.
    pub address: String,
    /// Its mark with the signature; none where there is no request.
    mark: Option<String>,
}

impl From<&str> for Browser {
    /// One of which only the name is known.
    fn from(user_agent: &str) -> Self {
        Self { user_agent: user_agent.to_owned(), ..Self::default() }
    }
}

impl From<&Self> for Browser {
    fn from(browser: &Self) -> Self {
        browser.clone()
    }
}

impl FromRequestParts<State> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Self::Rejection> {
        let Ok(Client(address)) = Client::from_request_parts(parts, state).await;
        let user_agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let shown = cookie(parts, cookie_name(&state.base_url)).filter(|mark| is_ours(state, mark)).map(str::to_owned);
        Ok(Self { user_agent: user_agent.to_owned(), address: address.to_string(), mark: shown.or_else(|| new_mark(state)) })
    }
}

/// What is signed of a mark.
fn signed_text(secret: &str) -> String {
    format!("device {secret}")
}

fn is_ours(state: &State, mark: &str) -> bool {
    mark.split_once('.').is_some_and(|(secret, signature)| state.form_secret.is_mark_of(&signed_text(secret), signature))
}

fn new_mark(state: &State) -> Option<String> {
    let secret = Token::new().ok()?;
    let signature = state.form_secret.mark(&signed_text(secret.secret()));
    Some(format!("{}.{signature}", secret.secret()))
}

fn cookie_name(base_url: &Url) -> &'static str {
    if base_url.scheme() == "https" { "__Host-device" } else { "device" }
}

impl Browser {
    /// What the database keeps of the mark.
    pub fn mark_hash(&self) -> Option<String> {
        self.mark.as_deref().map(tokens::hash)
    }

    /// The answer with which the browser gets its mark.
    pub fn is_known_from_now_on(&self, base_url: &Url, response: Response) -> Response {
        let secure = if base_url.scheme() == "https" { "; Secure" } else { "" };
        let seconds = KEPT_DAYS * 24 * 60 * 60;
        let header = |mark: &String| format!("{}={mark}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(base_url));
        match self.mark.as_ref().map(header) {
            Some(header) => with_cookie(response, &header),
            None => response,
        }
    }
}

//! Answers: a page, a page with its mistakes, a way onward, or an error that a person understands and can quote.

use crate::frame::form::{Pairs, Typed, is_secret};
use crate::frame::told::{Reader, onward};
use crate::frame::visit::Visit;
use crate::state::{State, new_id};
use crate::store::database::is_out_of_order;
use app::document::document;
use app::kept::kept_lines;
use app::ui::{ErrorKind, ErrorPage, KeptForm, Link};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::{Action, Denied, holders};
use leptos::prelude::*;
use sea_orm::DbErr;
use serde_json::json;

/// Why a request did not get what it asked for.
#[derive(Debug)]
pub enum AppError {
    /// Nobody is signed in: to the sign-in page, and back afterwards.
    SignInFirst {
        /// Where the person was going.
        back: String,
    },
    /// The person has to confirm who they are: to the page that asks, and on afterwards.
    ConfirmFirst {
        /// Where they go on.
        back: String,
    },
    /// The person has to set up a second factor before anything else.
    FactorFirst,
    /// Not there, or not for this person to know.
    NotFound,
    /// May be seen, may not be done.
    NotAllowed(Action),
    /// The form is too old to be read, or not one of ours.
    BadForm(String),
    /// Somebody changed the same thing in between.
    Conflict,
    /// The same form was handled before: to where it led then.
    SentBefore {
        /// Where it led.
        location: String,
    },
    /// A form with the same key was handled before, and held something else.
    SentOther {
        /// Where the first one led.
        location: String,
    },
    /// The page of the form was shown to somebody else.
    ShownToOther {
        /// Whom.
        name: String,
    },
    /// The page of the form was opened so long ago that nobody knows whether the form was handled.
    Forgotten,
    /// Tried too often.
    TooMany {
        /// How long to wait.
        seconds: i64,
    },
    /// The database does not answer.
    Unavailable,
    /// The database said something unexpected.
    Database(DbErr),
    /// Something else that should not happen.
    Internal(String),
}

impl From<DbErr> for AppError {
    fn from(error: DbErr) -> Self {
        match error {
            out if is_out_of_order(&out) => {
                tracing::error!(error = %out, "the database is out of order");
                Self::Unavailable
            }
            other => Self::Database(other),
        }
    }
}

impl From<Denied> for AppError {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Hidden => Self::NotFound,
            Denied::NotAllowed(action) => Self::NotAllowed(action),
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SignInFirst { .. } => f.write_str("nobody is signed in"),
            Self::ConfirmFirst { .. } => f.write_str("it was too long ago that the person confirmed who they are"),
            Self::FactorFirst => f.write_str("a second factor has to be set up first"),
            Self::NotFound => f.write_str("not found"),
            Self::NotAllowed(action) => write!(f, "{action} is not allowed"),
            Self::BadForm(problem) | Self::Internal(problem) => f.write_str(problem),
            Self::Conflict => f.write_str("somebody else changed it in between"),
            Self::SentBefore { .. } => f.write_str("the form was handled before"),
            Self::SentOther { .. } => f.write_str("the form was handled before, with other content"),
            Self::ShownToOther { .. } => f.write_str("the form was shown to somebody else"),
            Self::Forgotten => f.write_str("the page of the form was opened too long ago"),
            Self::TooMany { seconds } => write!(f, "tried too often, to wait {seconds} seconds"),
            Self::Unavailable => f.write_str("the database does not answer"),
            Self::Database(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for AppError {}

/// An error on its way to the layer that words it in the reader's language.
#[derive(Debug, Clone)]
pub struct Failure {
    status: StatusCode,
    kind: ErrorKind,
}

impl Failure {
    /// A failure of a layer below the handlers.
    pub const fn new(status: StatusCode, kind: ErrorKind) -> Self {
        Self { status, kind }
    }

    /// Whether the person may not do it, or may not know of it.
    pub const fn is_refusal(&self) -> bool {
        matches!(self.kind, ErrorKind::Forbidden | ErrorKind::NotAllowed { .. } | ErrorKind::Missing)
    }

    /// Whether the person may not do it.
    pub const fn is_not_allowed(&self) -> bool {
        matches!(self.kind, ErrorKind::Forbidden | ErrorKind::NotAllowed { .. })
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let (status, kind) = match &self {
            Self::SignInFirst { back } => return sign_in_first(back),
            Self::ConfirmFirst { back } => return Redirect::to(&app::paths::with_next(&app::paths::confirm(), back)).into_response(),
            Self::FactorFirst => return Redirect::to(&app::paths::second_factor()).into_response(),
            Self::SentBefore { location } => return onward(location, Reader::Sender),
            Self::NotFound => (StatusCode::NOT_FOUND, ErrorKind::Missing),
            Self::NotAllowed(action) => (StatusCode::FORBIDDEN, ErrorKind::NotAllowed { holders: holders(*action) }),
            Self::BadForm(_) => (StatusCode::BAD_REQUEST, ErrorKind::Unreadable),
            Self::Conflict => (StatusCode::CONFLICT, ErrorKind::Conflict),
            Self::SentOther { location } => (StatusCode::CONFLICT, ErrorKind::SentOther { location: location.clone() }),
            Self::ShownToOther { name } => (StatusCode::CONFLICT, ErrorKind::ShownToOther { name: name.clone() }),
            Self::Forgotten => (StatusCode::CONFLICT, ErrorKind::Forgotten),
            Self::TooMany { seconds } => (StatusCode::TOO_MANY_REQUESTS, ErrorKind::TooMany { seconds: *seconds }),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Unavailable),
            Self::Database(_) | Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, ErrorKind::Broken { reference: reference() }),
        };
        if status.is_server_error() {
            tracing::error!(?kind, error = ?self, "a request failed");
        }
        Failure { status, kind }.into_response()
    }
}

/// A short reference that a person can quote and that stands in the log.
pub fn reference() -> String {
    new_id().simple().to_string()[20..].to_owned()
}

fn sign_in_first(back: &str) -> Response {
    Redirect::to(&app::paths::with_next(&app::paths::sign_in(), back)).into_response()
}

/// A page.
pub fn page(state: &State, visit: &Visit, title: String, main: impl FnOnce() -> AnyView) -> Response {
    Html(document(visit.shell(state, title, false), main)).into_response()
}

/// A page with an island.
pub fn island_page(state: &State, visit: &Visit, title: String, main: impl FnOnce() -> AnyView) -> Response {
    Html(document(visit.shell(state, title, true), main)).into_response()
}

/// The same page again, with what was typed and what is wrong with it.
pub fn with_status(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response
}

/// The same, with how long to wait before the next try.
pub fn retry_after(mut response: Response, seconds: i64) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// A way onward that carries a cookie.
pub fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Words a [`Failure`] for the person who met it, with what they had typed.
pub fn failure_page(state: &State, visit: &Visit, failure: &Failure, typed: &Typed) -> Response {
    // What was done is told on the page that it led to, and on no other.
    let visit = &Visit { done: None, ..visit.clone() };
    let (words, kind) = (visit.words(), failure.kind.clone());
    let kept = typed.pairs().and_then(|pairs| kept(state, visit, &kind, pairs));
    let onward = match &visit.actor {
        Some(_) => Link::new(app::paths::my_work(), words.t("nav-my-work")),
        None => Link::new(app::paths::sign_in(), words.t("sign-in")),
    };
    let title = kind.title(words);
    let bureau = state.reference().bureau.clone();
    let reader = visit.actor.as_ref().map(|actor| actor.name.clone()).unwrap_or_default();
    let response =
        with_status(failure.status, page(state, visit, title, move || view! { <ErrorPage words kind reader onward kept bureau /> }.into_any()));
    if let ErrorKind::TooMany { seconds } = failure.kind { retry_after(response, seconds) } else { response }
}

/// The same for a script, which says it on the page where the text stays. 409 means kept apart to such a script: this is not kept.
pub fn failure_told(visit: &Visit, failure: &Failure) -> Response {
    let words = visit.words();
    let reader = visit.actor.as_ref().map(|actor| actor.name.as_str()).unwrap_or_default();
    let said = format!("{}. {}", failure.kind.title(words), failure.kind.text(words, reader));
    let status = if failure.status == StatusCode::CONFLICT { StatusCode::FORBIDDEN } else { failure.status };
    (status, Json(json!({ "said": said }))).into_response()
}

/// What a form held that could not be handled. It can be sent again where that may help: as it was, or as a new form when its key was used.
fn kept(state: &State, visit: &Visit, kind: &ErrorKind, pairs: &Pairs) -> Option<KeptForm> {
    let may_help = match kind {
        ErrorKind::Unavailable | ErrorKind::Broken { .. } | ErrorKind::SentOther { .. } | ErrorKind::Forgotten | ErrorKind::TooMany { .. } => true,
        ErrorKind::Conflict | ErrorKind::ShownToOther { .. } | ErrorKind::Unreadable | ErrorKind::Missing => false,
        ErrorKind::Forbidden | ErrorKind::NotAllowed { .. } => false,
        // It was too large to be read.
        ErrorKind::TooLarge => return None,
    };
    let is_new = matches!(kind, ErrorKind::SentOther { .. } | ErrorKind::Forgotten);
    let mut fields = pairs.0.clone();
    fields.retain(|(name, _)| !is_secret(name));
    for (_, value) in fields.iter_mut().filter(|(name, _)| is_new && name == "key") {
        *value = visit.actor.as_ref().map(|actor| state.form_key(actor.id)).unwrap_or_default();
    }
    let has_password = fields.len() < pairs.0.len();
    let lines = kept_lines(visit.words(), &state.reference().all_names(visit.language), pairs.path(), &fields);
    Some(KeptForm { path: pairs.path().to_owned(), fields, lines, may_send: may_help && !has_password })
}

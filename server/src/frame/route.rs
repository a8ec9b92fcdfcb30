//! Every route in one list: the router is built from it, `poort routes` prints it, and a test walks it as nobody and as every role.

use crate::frame::actor::SignedIn;
use crate::frame::form::{Pairs, Typed};
use crate::frame::headers;
use crate::frame::respond::{AppError, Failure, failure_page};
use crate::frame::visit::{Visit, cookie};
use crate::frame::{kept, sessions};
use crate::state::State;
use crate::store::events::Event;
use app::ui::ErrorKind;
use axum::Router;
use axum::body::Body;
use axum::extract::{self, DefaultBodyLimit, FromRequestParts, Request};
use axum::handler::Handler;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{self, MethodRouter};
use domain::access::Action;
use domain::audit::HistoryEvent;
use domain::people::Role;
use sea_orm::DbErr;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;

/// Who may come to a route. Whom the permission table never lets do this is turned away before the request's body is read; the handler asks for the permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever may do this.
    Needs(Action),
}

/// One method on one path.
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may come.
    pub access: Access,
    /// The most bytes that its body may have.
    pub body_limit: usize,
    handler: MethodRouter<State>,
}

/// What a form may weigh.
const FORM_LIMIT: usize = 256 * 1024;

/// A page.
pub fn get<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, handler: H) -> Route {
    Route { method: "GET", path, access, body_limit: FORM_LIMIT, handler: routing::get(handler) }
}

/// A form.
pub fn post<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, handler: H) -> Route {
    Route { method: "POST", path, access, body_limit: FORM_LIMIT, handler: routing::post(handler) }
}

/// A form that brings a file.
pub fn upload<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, body_limit: usize, handler: H) -> Route {
    Route { body_limit, ..post(path, access, handler) }
}

/// These routes with everything around them that every route has.
pub fn router_of(routes: Vec<Route>, state: State) -> Router {
    let mut router = Router::new();
    for Route { path, access, body_limit, handler, .. } in routes {
        let handler = handler.layer(DefaultBodyLimit::max(body_limit));
        let handler = match access {
            Access::Public => handler,
            Access::Needs(action) => {
                let in_project = path.starts_with("/projects/{project}");
                handler.layer(middleware::from_fn_with_state((state.clone(), Guard { action, in_project, body_limit }), turn_away))
            }
        };
        router = router.route(path, handler);
    }
    router
        .fallback(async || AppError::NotFound)
        .method_not_allowed_fallback(async || Failure::new(StatusCode::METHOD_NOT_ALLOWED, ErrorKind::Missing))
        .layer(CsrfLayer::new().with_rejection_response(|_| Failure::new(StatusCode::FORBIDDEN, ErrorKind::Forbidden).into_response()))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(state.clone(), word_failures))
        .layer(middleware::from_fn_with_state(state.clone(), headers::add))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(3)))
        .with_state(state)
}

/// What stands before a route that not everybody may come to.
#[derive(Debug, Clone, Copy)]
struct Guard {
    action: Action,
    in_project: bool,
    body_limit: usize,
}

/// Turns away whom the permission table never lets do this. Who reads no projects learns of none: there it is not found.
async fn turn_away(extract::State((state, guard)): extract::State<(State, Guard)>, request: Request, next: Next) -> Response {
    let Guard { action, in_project, body_limit } = guard;
    let (mut parts, body) = request.into_parts();
    match SignedIn::from_request_parts(&mut parts, &state).await {
        Err(AppError::SignInFirst { back }) => sign_in_first(&state, (&parts, body, body_limit), back).await.into_response(),
        Err(error) => error.into_response(),
        Ok(signed) => {
            let refusal = if in_project && !signed.actor.may_ever(Action::ReadProject) {
                AppError::NotFound
            } else if !signed.actor.may_ever(action) {
                AppError::NotAllowed(action)
            } else {
                return next.run(Request::from_parts(parts, body)).await;
            };
            match withheld(&state, &signed, action, parts.uri.path()).await {
                Ok(()) => refusal.into_response(),
                Err(error) => AppError::from(error).into_response(),
            }
        }
    }
}

/// An administrator keeps the machine and has no business with reviews: that one asked for them stands in the history.
async fn withheld(state: &State, signed: &SignedIn, action: Action, path: &str) -> Result<(), DbErr> {
    if signed.actor.is(Role::Administrator) && action.is_about_reviews() {
        let path = path.chars().take(100).collect();
        let event = Event::by(signed.actor.id, &signed.actor.name, HistoryEvent::ReviewWithheld { path });
        state.begin().await?.finish([event]).await?;
    }
    Ok(())
}

/// Somebody has to sign in first. A form that they sent is kept until then; what a script saves by itself stays in the page that it is on.
async fn sign_in_first(state: &State, (parts, body, limit): (&Parts, Body, usize), back: String) -> AppError {
    let says = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_form = parts.method == Method::POST && says(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded");
    if !is_form || says(header::ACCEPT) == "application/json" {
        return AppError::SignInFirst { back };
    }
    let Ok(body) = axum::body::to_bytes(body, limit).await else { return AppError::SignInFirst { back } };
    let cookie = cookie(parts, sessions::cookie_name(&state.base_url));
    match kept::keep(state, cookie, &Pairs::parse(&body, parts.uri.path().to_owned()), &String::from_utf8_lossy(&body)).await {
        Ok(kept) => AppError::SignInFirst { back: kept.unwrap_or(back) },
        Err(error) => error,
    }
}

/// Gives failures their page, in the language of who met them.
async fn word_failures(extract::State(state): extract::State<State>, visit: Visit, request: Request, next: Next) -> Response {
    let mut request = request;
    let typed = Typed::default();
    request.extensions_mut().insert(visit.clone());
    request.extensions_mut().insert(typed.clone());
    let response = next.run(request).await;
    match response.extensions().get::<Failure>() {
        Some(failure) => failure_page(&state, &visit, failure, &typed),
        None => response,
    }
}

/// A handler that panicked failed like any other: the person gets a page with a reference, the log the rest.
fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("unknown");
    AppError::Internal(format!("a handler panicked: {text}")).into_response()
}

//! Every route in one list: the router is built from it, `poort routes` prints it, and a test walks it as nobody and as every role.

use crate::frame::actor::SignedIn;
use crate::frame::client::Client;
use crate::frame::form::{Pairs, Typed};
use crate::frame::headers;
use crate::frame::respond::{AppError, Failure, failure_page, failure_told};
use crate::frame::visit::{Visit, cookie};
use crate::frame::{kept, limits, names, sessions, told};
use crate::state::State;
use crate::store::events::Event;
use app::ui::ErrorKind;
use axum::Router;
use axum::body::Body;
use axum::extract::{self, DefaultBodyLimit, FromRequestParts, MatchedPath, Request};
use axum::handler::Handler;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{self, MethodRouter};
use domain::access::Action;
use domain::audit::HistoryEvent;
use domain::people::{Role, SecurityAction, SecurityResult};
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
    /// `GET` or `POST`; `PATCH` and `DELETE` for files that come in pieces.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may come.
    pub access: Access,
    /// The most bytes that its body may have.
    pub body_limit: usize,
    /// Whoever may never come learns nothing of it.
    is_hidden: bool,
    handler: MethodRouter<State>,
}

impl Route {
    /// The same for something that nobody is to know of who may never come: for them it is not there.
    pub fn hidden(self) -> Self {
        Self { is_hidden: true, ..self }
    }
}

/// What a form may weigh.
const FORM_LIMIT: usize = 256 * 1024;

/// A page.
pub fn get<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, handler: H) -> Route {
    Route { method: "GET", path, access, body_limit: FORM_LIMIT, is_hidden: false, handler: routing::get(handler) }
}

/// A form.
pub fn post<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, handler: H) -> Route {
    Route { method: "POST", path, access, body_limit: FORM_LIMIT, is_hidden: false, handler: routing::post(handler) }
}

/// A form that brings a file.
pub fn upload<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, body_limit: usize, handler: H) -> Route {
    Route { body_limit, ..post(path, access, handler) }
}

/// A piece of a file.
pub fn patch<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, handler: H) -> Route {
    Route { method: "PATCH", path, access, body_limit: FORM_LIMIT, is_hidden: false, handler: routing::patch(handler) }
}

/// Takes away what was begun.
pub fn delete<H: Handler<T, State>, T: 'static>(path: &'static str, access: Access, handler: H) -> Route {
    Route { method: "DELETE", path, access, body_limit: FORM_LIMIT, is_hidden: false, handler: routing::delete(handler) }
}

/// These routes with everything around them that every route has.
pub fn router_of(routes: Vec<Route>, state: State) -> Router {
    let mut router = Router::new();
    for (path, page) in pages_of_forms(&routes) {
        let lead = move |uri: Uri| async move { Redirect::to(&beginning(uri.path(), page)).into_response() };
        router = router.route(path, routing::get(lead));
    }
    for Route { path, access, body_limit, is_hidden, handler, .. } in routes {
        let handler = handler.layer(DefaultBodyLimit::max(body_limit));
        let handler = match access {
            Access::Public => handler,
            Access::Needs(action) => {
                let in_project = path.starts_with("/projects/{project}");
                handler.layer(middleware::from_fn_with_state((state.clone(), Guard { action, in_project, is_hidden, body_limit }), turn_away))
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

/// The addresses that only take a form, each with the page that it belongs to: the nearest one above it. Who opens such an address, by the
/// way back, a bookmark or another language, comes to that page.
fn pages_of_forms(routes: &[Route]) -> Vec<(&'static str, &'static str)> {
    let is_page = |path: &str| routes.iter().any(|route| route.method == "GET" && route.path == path);
    let above = |path: &'static str| path.rfind('/').map_or("", |end| &path[..end]);
    let page =
        |path: &'static str| std::iter::successors(Some(above(path)), |path| (!path.is_empty()).then(|| above(path))).find(|path| is_page(path));
    let forms = routes.iter().filter(|route| route.method == "POST" && !is_page(route.path));
    forms.map(|route| (route.path, page(route.path).unwrap_or_default())).collect()
}

/// As much of an address as there is of a page's path.
fn beginning(address: &str, page: &str) -> String {
    let parts: Vec<&str> = address.split('/').take(page.split('/').count()).collect();
    if page.is_empty() { app::paths::home() } else { parts.join("/") }
}

/// What stands before a route that not everybody may come to.
#[derive(Debug, Clone, Copy)]
struct Guard {
    action: Action,
    in_project: bool,
    is_hidden: bool,
    body_limit: usize,
}

/// Turns away whom the permission table never lets do this: before anything is read of what a stranger sends. Who reads no projects learns of none: there it is not found.
async fn turn_away(extract::State((state, guard)): extract::State<(State, Guard)>, request: Request, next: Next) -> Response {
    let Guard { action, in_project, is_hidden, body_limit } = guard;
    let (mut parts, body) = request.into_parts();
    match SignedIn::from_request_parts(&mut parts, &state).await {
        Err(AppError::SignInFirst { back }) => sign_in_first(&state, (&parts, body, body_limit), back).await.into_response(),
        Err(error) => error.into_response(),
        Ok(signed) => {
            let refusal = if in_project && !signed.actor.may_ever(Action::ReadProject) {
                AppError::NotFound
            } else if !signed.actor.may_ever(action) {
                if is_hidden { AppError::NotFound } else { AppError::NotAllowed(action) }
            } else {
                return next.run(Request::from_parts(parts, body)).await;
            };
            // What somebody typed stays in sight, also on the page that turns them away.
            if is_form(&parts)
                && let (Some(typed), Ok(body)) = (parts.extensions.get::<Typed>().cloned(), axum::body::to_bytes(body, body_limit).await)
            {
                typed.keep(Pairs::parse(&body, parts.uri.path().to_owned()));
            }
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

fn is_form(parts: &Parts) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    parts.method == Method::POST && kind.starts_with("application/x-www-form-urlencoded")
}

/// Somebody has to sign in first. A form that they sent is kept until then; what a script saves by itself stays in the page that it is on.
async fn sign_in_first(state: &State, (parts, body, limit): (&Parts, Body, usize), back: String) -> AppError {
    if !is_form(parts) || wants_json(&parts.headers) {
        return AppError::SignInFirst { back };
    }
    let Ok(body) = axum::body::to_bytes(body, limit).await else { return AppError::SignInFirst { back } };
    let cookie = cookie(parts, sessions::cookie_name(&state.base_url));
    match kept::keep(state, cookie, &Pairs::parse(&body, parts.uri.path().to_owned()), &String::from_utf8_lossy(&body)).await {
        Ok(kept) => AppError::SignInFirst { back: kept.unwrap_or(back) },
        Err(error) => error,
    }
}

/// Gives failures their page, in the language of who met them, and ways onward what they tell when they arrive.
async fn word_failures(extract::State(state): extract::State<State>, visit: Visit, Client(from): Client, request: Request, next: Next) -> Response {
    let mut request = request;
    let is_script = wants_json(request.headers());
    let typed = Typed::default();
    let tried = object_of(&request);
    request.extensions_mut().insert(visit.clone());
    request.extensions_mut().insert(typed.clone());
    let response = next.run(request).await;
    let response = match response.extensions().get::<Failure>().cloned() {
        Some(failure) => {
            if failure.is_not_allowed() {
                limits::note(&state, (SecurityAction::Permission, SecurityResult::Refused, &tried), from, visit.actor.as_ref());
            }
            let failure = of_another(&state, &visit, failure, &typed).await;
            if is_script { failure_told(&visit, &failure) } else { failure_page(&state, &visit, &failure, &typed) }
        }
        None => response,
    };
    told::keep_once(&state, visit.actor.as_ref(), visit.done.as_deref(), response)
}

/// What a request is about, for the security log: its method and address, without a secret that the address may hold.
fn object_of(request: &Request) -> String {
    let pattern = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let path = if pattern.contains("{token}") { pattern } else { request.uri().path() };
    format!("{} {path}", request.method())
}

/// What is refused to this person may have been on a page that was shown to somebody else, who left it open: then that is what is said.
async fn of_another(state: &State, visit: &Visit, failure: Failure, typed: &Typed) -> Failure {
    let key = typed.pairs().filter(|_| failure.is_refusal()).and_then(|pairs| pairs.get("key"));
    let shown_to = key.and_then(|key| state.form_secret.reader(key)).zip(visit.actor.as_ref()).filter(|(shown_to, actor)| *shown_to != actor.id);
    let Some((shown_to, _)) = shown_to else { return failure };
    match names::name(&state.database.read, shown_to).await {
        Ok(name) => Failure::new(StatusCode::CONFLICT, ErrorKind::ShownToOther { name: name.unwrap_or_default() }),
        Err(_) => failure,
    }
}

/// Whether a script asked, which tells the person itself.
fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json")
}

/// A handler that panicked failed like any other: the person gets a page with a reference, the log the rest.
fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("unknown");
    AppError::Internal(format!("a handler panicked: {text}")).into_response()
}

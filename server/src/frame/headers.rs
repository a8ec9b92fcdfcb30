//! The headers of every response, the nonce of every page, and the host that people typed.

use crate::state::State;
use axum::extract::{self, Request};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The nonce of this response.
#[derive(Debug, Clone)]
pub struct Nonce(pub String);

const FIXED: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

/// Adds the headers; pages get a strict content security policy with their own nonce.
pub async fn add(extract::State(state): extract::State<State>, mut request: Request, next: Next) -> Response {
    if request.headers().get_all(header::HOST).iter().count() > 1 {
        return (StatusCode::BAD_REQUEST, "One request, one host.").into_response();
    }
    if !is_known_host(&state, &request) {
        return (StatusCode::MISDIRECTED_REQUEST, "This address is not served here.").into_response();
    }
    without_nul(&mut request);
    let Ok(nonce) = crate::security::tokens::Token::new() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let nonce = Nonce(nonce.secret().to_owned());
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if state.base_url.scheme() == "https" {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        nonce.0
    );
    // A file that somebody brought has a stricter one of its own.
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&policy)
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Only the public host is served, and the loopback names for who runs Poort on their own machine.
/// Whoever watches over the server asks for its health by whatever name, or by none.
fn is_known_host(state: &State, request: &Request) -> bool {
    if request.uri().path() == "/health" {
        return true;
    }
    let told = request.headers().get(header::HOST).map(HeaderValue::to_str);
    let Some(host) = told.map_or_else(|| request.uri().host(), Result::ok) else { return false };
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.chars().all(|c| c.is_ascii_digit()) { name } else { host });
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    state.base_url.host_str() == Some(name.as_str()) || (is_loopback(&state.base_url) && matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]"))
}

/// Takes the NUL out of an address: no path and no query of ours has one, and PostgreSQL cannot keep it.
fn without_nul(request: &mut Request) {
    let Some(address) = request.uri().path_and_query().map(PathAndQuery::as_str).filter(|address| address.contains("%00")) else { return };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = address.replace("%00", "").parse().ok();
    if let Ok(uri) = Uri::from_parts(parts) {
        *request.uri_mut() = uri;
    }
}

fn is_loopback(url: &url::Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

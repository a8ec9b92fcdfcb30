//! A provider of sign-ins on this machine, which says and signs what a story wants it to.

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{
    Audience, EmptyAdditionalClaims, EndUserEmail, IssuerUrl, JsonWebKeyId, Nonce, PrivateSigningKey, StandardClaims, SubjectIdentifier,
};
use ring::rand::SystemRandom;
use ring::signature::Ed25519KeyPair;
use serde_json::json;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What the provider says of whoever comes next.
#[derive(Debug, Clone)]
pub struct Says {
    pub subject: String,
    pub email: Option<String>,
    pub issuer: Option<String>,
    pub audience: String,
    /// The nonce that the sign-in began with.
    pub nonce: String,
    pub expires_at: DateTime<Utc>,
    /// When it asked who that is, when it tells so.
    pub asked_at: Option<DateTime<Utc>>,
    /// Signs with a key that it does not publish.
    pub is_forged: bool,
}

struct Inside {
    address: String,
    says: Mutex<Option<Says>>,
    asked: Mutex<Vec<HashMap<String, String>>>,
    is_down: AtomicBool,
    published: CoreEdDsaPrivateSigningKey,
    hidden: CoreEdDsaPrivateSigningKey,
}

/// The provider; it answers until the story ends.
pub struct SignInProvider {
    inside: Arc<Inside>,
}

fn new_key() -> CoreEdDsaPrivateSigningKey {
    let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).expect("a key");
    let text = STANDARD.encode(document.as_ref());
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("letters")).collect();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n"));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new("one".to_owned()))).expect("a key that can be read")
}

impl SignInProvider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let inside = Inside {
            address,
            says: Mutex::default(),
            asked: Mutex::default(),
            is_down: AtomicBool::new(false),
            published: new_key(),
            hidden: new_key(),
        };
        let inside = Arc::new(inside);
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(about))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(inside.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.expect("the provider answers") });
        Self { inside }
    }

    pub fn address(&self) -> &str {
        &self.inside.address
    }

    /// Says this of whoever comes next.
    pub fn says(&self, says: Says) {
        *self.inside.says.lock().expect("not broken") = Some(says);
    }

    /// Is out of order from now on.
    pub fn breaks(&self) {
        self.inside.is_down.store(true, Ordering::Relaxed);
    }

    /// What Poort sent to get the last identity.
    pub fn was_asked(&self) -> HashMap<String, String> {
        self.inside.asked.lock().expect("not broken").last().cloned().unwrap_or_default()
    }
}

async fn about(State(inside): State<Arc<Inside>>) -> Response {
    if inside.is_down.load(Ordering::Relaxed) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let at = |path: &str| format!("{}{path}", inside.address);
    Json(json!({
        "issuer": inside.address,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
    .into_response()
}

async fn keys(State(inside): State<Arc<Inside>>) -> Response {
    Json(CoreJsonWebKeySet::new(vec![inside.published.as_verification_key()])).into_response()
}

async fn token(State(inside): State<Arc<Inside>>, Form(asked): Form<HashMap<String, String>>) -> Response {
    inside.asked.lock().expect("not broken").push(asked);
    let says = inside.says.lock().expect("not broken").clone().expect("a story says who comes");
    let issuer = says.issuer.clone().unwrap_or_else(|| inside.address.clone());
    let standard = StandardClaims::new(SubjectIdentifier::new(says.subject)).set_email(says.email.map(EndUserEmail::new));
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(issuer).expect("an address"),
        vec![Audience::new(says.audience)],
        says.expires_at,
        says.expires_at - TimeDelta::minutes(10),
        standard,
        EmptyAdditionalClaims {},
    )
    .set_nonce(Some(Nonce::new(says.nonce)))
    .set_auth_time(says.asked_at);
    let key = if says.is_forged { &inside.hidden } else { &inside.published };
    let signed = CoreIdToken::new(claims, key, CoreJwsSigningAlgorithm::EdDsa, None, None).expect("an identity that can be signed");
    Json(json!({ "access_token": "niets", "token_type": "Bearer", "id_token": signed.to_string() })).into_response()
}

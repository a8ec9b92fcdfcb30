//! The server as its keeper sees it: health, headers, sign-in.

use crate::server_under_test::{PASSWORD, Poort};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

#[tokio::test]
async fn health_tells_the_database_and_the_version() {
    let poort = Poort::start().await;
    let answer = poort.nobody().get("/health").await;
    let health: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!((answer.status, &health["status"], &health["database"]), (StatusCode::OK, &"ok".into(), &poort.state.database.kind.name().into()));
}

#[tokio::test]
async fn every_page_carries_a_strict_policy_with_its_own_nonce() {
    let poort = Poort::start().await;
    let policy = |answer: crate::server_under_test::Answer| answer.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("ASCII").to_owned();
    let first = policy(poort.nobody().get("/sign-in").await);
    let second = policy(poort.nobody().get("/sign-in").await);
    assert!(first.starts_with("default-src 'none'; script-src 'nonce-"), "{first}");
    assert_ne!(first, second);
}

#[tokio::test]
async fn a_demo_person_signs_in_and_out() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    assert_eq!(manager.get("/").await.location.as_deref(), Some("/my-work"));
    let answer = manager.post("/sign-out", &[]).await;
    assert_eq!(answer.location.as_deref(), Some("/sign-in?done=signed-out"));
    assert_eq!(manager.get("/").await.location.as_deref(), Some("/sign-in"));
}

#[tokio::test]
async fn known_and_unknown_accounts_get_the_same_refusal() {
    let poort = Poort::with_people().await;
    let wrong = poort.nobody().post("/sign-in", &[("email", "manager@demo.example"), ("password", "verkeerd")]).await;
    let unknown = poort.nobody().post("/sign-in", &[("email", "manager@demo.example"), ("password", PASSWORD), ("email", "x")]).await;
    assert_eq!(unknown.status, StatusCode::SEE_OTHER, "the first value of a field counts");
    let nobody = poort.nobody().post("/sign-in", &[("email", "niemand@demo.example"), ("password", "verkeerd")]).await;
    assert_eq!((wrong.status, nobody.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(wrong.text.len() + "niemand".len(), nobody.text.len() + "manager".len());
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let poort = Poort::with_people().await;
    let request = Request::post("/sign-out").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "cross-site");
    assert_eq!(poort.nobody().send(request, Body::empty()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_unknown_host_is_not_served() {
    let poort = Poort::start().await;
    let request = Request::get("/sign-in").header(header::HOST, "evil.example");
    let answer = poort.nobody().send(request, Body::empty()).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
}

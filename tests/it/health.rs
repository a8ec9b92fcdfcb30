//! The server as its keeper sees it: health, headers, sign-in.

use crate::server_under_test::{PASSWORD, Poort, now, settings};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use sea_orm::ConnectionTrait;
use server::config::ConfigArgs;
use server::frame::route::{Access, get, router_of};
use server::routes::all;
use tower::ServiceExt;

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

#[tokio::test]
async fn health_says_503_when_the_database_is_gone_and_a_page_says_to_come_back() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    poort.state.database.read.close_by_ref().await.expect("the readers hang up");
    let answer = poort.nobody().get("/health").await;
    let health: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    let expected =
        serde_json::json!({ "status": "database unavailable", "database": poort.state.database.kind.name(), "version": health["version"] });
    assert_eq!((answer.status, health), (StatusCode::SERVICE_UNAVAILABLE, expected));
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json");
    assert_eq!(manager.get("/my-work").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn health_says_503_when_a_write_does_not_hold_and_pages_can_still_be_read() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let write = poort.state.begin().await.expect("a turn");
    write.execute_unprepared("DROP TABLE writer_check").await.expect("no row to try it with");
    write.finish([]).await.expect("it lasts");
    let answer = poort.nobody().get("/health").await;
    let health: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!((answer.status, &health["status"]), (StatusCode::SERVICE_UNAVAILABLE, &"database takes no writes".into()));
    poort.clock.set(now() + chrono::TimeDelta::minutes(6));
    assert_eq!(manager.get("/my-work").await.status, StatusCode::OK);
}

#[test]
fn a_setting_that_cannot_be_used_is_refused_by_name_with_an_example() {
    let url = |url: &str| ConfigArgs { database_url: Some(url.to_owned()), ..settings() };
    let listen = |listen: &str| ConfigArgs { listen: listen.to_owned(), ..settings() };
    let base = |base: &str| ConfigArgs { base_url: Some(base.to_owned()), ..settings() };
    let password = |password: &str| ConfigArgs { demo_password: Some(password.to_owned()), ..settings() };
    let sqlite = "Example: POORT_DATABASE_URL=sqlite://data/poort.db";
    let rows = [
        (url("mysql://localhost/poort"), format!("POORT_DATABASE_URL must begin with sqlite:// or postgres://. {sqlite}")),
        (url("data/poort.db"), format!("POORT_DATABASE_URL must begin with sqlite:// or postgres://. {sqlite}")),
        (url("sqlite://"), format!("POORT_DATABASE_URL names no file. {sqlite}")),
        (
            url("postgres://poort@127.0.0.1:poort/poort"),
            "POORT_DATABASE_URL is not an address of a database. Example: POORT_DATABASE_URL=postgres://poort:password@127.0.0.1/poort".to_owned(),
        ),
        (listen("3000"), r#"POORT_LISTEN is "3000", which is not an address with a port. Example: POORT_LISTEN=127.0.0.1:3000"#.to_owned()),
        (listen("127.0.0.1"), r#"POORT_LISTEN is "127.0.0.1", which is not an address with a port. Example: POORT_LISTEN=127.0.0.1:3000"#.to_owned()),
        (
            base("poort.example.nl"),
            r#"POORT_BASE_URL is "poort.example.nl", which is not a web address without a path. Example: POORT_BASE_URL=https://poort.example.nl"#
                .to_owned(),
        ),
        (
            base("https://poort.example.nl/pad"),
            r#"POORT_BASE_URL is "https://poort.example.nl/pad", which is not a web address without a path. Example: POORT_BASE_URL=https://poort.example.nl"#
                .to_owned(),
        ),
        (
            ConfigArgs { trusted_proxies: Some("10.0.0.1, proxy".to_owned()), ..settings() },
            "POORT_TRUSTED_PROXIES has \"proxy\", which is not the address of a proxy or a network of them. \
             Example: POORT_TRUSTED_PROXIES=127.0.0.1,10.0.0.0/24"
                .to_owned(),
        ),
        (password("kort"), "POORT_DEMO_PASSWORD has fewer than 8 characters. Example: POORT_DEMO_PASSWORD=een-lang-wachtwoord".to_owned()),
    ];
    for (settings, expected) in rows {
        assert_eq!(settings.check().map(|_| ()).map_err(|error| error.to_string()), Err(expected));
    }
}

#[test]
fn an_example_is_a_setting_that_can_be_used() {
    let right = settings().check().expect("the defaults are right");
    assert_eq!((right.database_url.as_str(), right.base_url.as_str()), ("sqlite://data/poort.db", "http://127.0.0.1:3000/"));
    for url in ["sqlite://data/poort.db", "postgres://poort:password@127.0.0.1/poort", "postgres:///poort?host=/run/postgresql"] {
        assert!(ConfigArgs { database_url: Some(url.to_owned()), ..settings() }.check().is_ok(), "{url}");
    }
}

#[tokio::test]
async fn a_handler_that_panics_gives_a_page_with_a_reference_and_the_next_request_an_answer() {
    let poort = Poort::with_people().await;
    let breaks = get("/breaks", Access::Public, async || -> StatusCode { panic!("kapot") });
    let router = router_of(all().into_iter().chain([breaks]).collect(), poort.state.clone());
    let ask = async |path: &str| {
        let request =
            Request::get(path).header(header::HOST, "127.0.0.1:3000").header("accept-language", "nl").body(Body::empty()).expect("a request");
        let answer = router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (answer.status(), answer.headers().contains_key("content-security-policy"));
        (status, headers, String::from_utf8_lossy(&answer.into_body().collect().await.expect("a body").to_bytes()).into_owned())
    };
    let (status, has_policy, text) = ask("/breaks").await;
    assert_eq!((status, has_policy, text.contains("kapot"), text.matches("<h1").count()), (StatusCode::INTERNAL_SERVER_ERROR, true, false, 1));
    let reference = text.split(|letter: char| !letter.is_ascii_hexdigit()).find(|word| word.len() == 12);
    assert!(reference.is_some(), "a reference to quote: {text}");
    assert_eq!(ask("/sign-in").await.0, StatusCode::OK);
}

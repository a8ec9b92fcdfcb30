//! Before something grave Poort asks again who somebody is, when they showed it more than ten minutes ago; what they sent waits for them.

use crate::form_on_page::PageForm;
use crate::server_under_test::{PASSWORD, Poort, Visitor};
use crate::story::a_factor::{Device, gives_password, later, makes_passkey, sets_up_app};
use crate::story::a_gate::{READY, a_key, a_project, ask, decide, last_decision, version};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::gates::Gate;
use domain::ids::ProjectId;

/// A decision that waits for the secretary, who signed in before.
async fn a_decision(poort: &Poort) -> ProjectId {
    let id = a_project(poort, READY).await;
    ask(poort, &poort.signed_in("partner").await, id, Gate::G0).await.onward();
    decide(poort, &poort.signed_in("steering").await, id, Gate::G0).await.onward();
    id
}

async fn signs(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId) -> Option<String> {
    let path = app::paths::decision_sign(id, last_decision(poort).await.id);
    visitor.post(&path, &[("key", &a_key()), ("version", &version(poort, id).await)]).await.location
}

async fn is_signed(poort: &Poort) -> bool {
    last_decision(poort).await.signed_at.is_some()
}

/// The page that asks, and where it leads on.
fn resumes(location: Option<&str>) -> (String, String) {
    let location = location.expect("a way onward").to_owned();
    let next = location.strip_prefix("/confirm?next=").unwrap_or_else(|| panic!("{location}"));
    let next = next.replace("%2F", "/");
    assert!(next.starts_with("/resume/"), "{next}");
    (location, next)
}

#[tokio::test]
async fn who_signed_in_within_ten_minutes_signs_at_once() {
    let poort = Poort::with_people().await;
    let id = a_decision(&poort).await;
    let secretary = poort.signed_in("secretary").await;
    later(&poort, TimeDelta::minutes(10));
    let onward = signs(&poort, &secretary, id).await.expect("a way onward");
    assert!(onward.ends_with("?done=signed") && is_signed(&poort).await, "{onward}");
}

#[tokio::test]
async fn later_the_password_is_asked_and_the_signature_waits_and_goes_on() {
    let poort = Poort::with_people().await;
    let id = a_decision(&poort).await;
    let secretary = poort.signed_in("secretary").await;
    later(&poort, TimeDelta::minutes(11));
    let (page, next) = resumes(signs(&poort, &secretary, id).await.as_deref());
    assert!(!is_signed(&poort).await);
    let asked = secretary.get(&page).await;
    assert!(asked.text.contains("Uw formulier is bewaard") && asked.text.contains("name=\"password\""), "{}", asked.text);
    let confirms = async |password: &str| secretary.post("/confirm", &[("password", password), ("next", &next)]).await;
    assert_eq!(confirms("").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(confirms("niet-het-wachtwoord").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!is_signed(&poort).await);
    assert_eq!(confirms(PASSWORD).await.location.as_deref(), Some(next.as_str()));
    let path = app::paths::decision_sign(id, last_decision(&poort).await.id);
    let waiting = PageForm::on(&secretary.get(&next).await, &path);
    let onward = waiting.send(&secretary).await.location.expect("a way onward");
    assert!(onward.ends_with("?done=signed") && is_signed(&poort).await, "{onward}");
}

#[tokio::test]
async fn who_has_a_second_factor_confirms_with_it_and_not_with_the_password() {
    let poort = Poort::with_people().await;
    let id = a_decision(&poort).await;
    let (app, secretary) = sets_up_app(&poort, &poort.signed_in("secretary").await, "secretary").await;
    later(&poort, TimeDelta::minutes(11));
    let (_, next) = resumes(signs(&poort, &secretary, id).await.as_deref());
    let by_password = secretary.post("/confirm", &[("password", PASSWORD), ("next", &next)]).await;
    assert_eq!(by_password.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(signs(&poort, &secretary, id).await.is_some_and(|location| location.starts_with("/confirm")));
    let code = app.code(&poort, 0);
    assert_eq!(secretary.post("/confirm", &[("code", &code), ("next", &next)]).await.location.as_deref(), Some(next.as_str()));
    assert!(signs(&poort, &secretary, id).await.is_some_and(|location| location.ends_with("?done=signed")));
    later(&poort, TimeDelta::minutes(11));
    let old = secretary.post("/confirm", &[("code", &code), ("next", "/my-work")]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "a code counts once");
}

#[tokio::test]
async fn a_passkey_confirms_and_guesses_at_the_page_that_asks_are_limited() {
    let poort = Poort::with_people().await;
    let mut device = Device::new("sleutel");
    let secretary = makes_passkey(&poort.signed_in("secretary").await, &device, "secretary").await;
    later(&poort, TimeDelta::minutes(11));
    let asked = secretary.get("/confirm?next=%2Fprogramme").await;
    let confirmed = device.signs(&asked, "/confirm").send(&secretary).await;
    assert_eq!(confirmed.location.as_deref(), Some("/programme"), "{}", confirmed.text);
    let guess = async || secretary.post("/confirm", &[("code", "000000"), ("next", "/programme")]).await.status.as_u16();
    let mut told = Vec::new();
    for _ in 0..6 {
        told.push(guess().await);
    }
    assert_eq!(told, [422, 422, 422, 422, 422, 429]);
    let between = gives_password(&poort, "secretary").await;
    let elsewhere = between.post("/sign-in/second-step", &[("code", "000000")]).await;
    assert_eq!(elsewhere.status, StatusCode::TOO_MANY_REQUESTS, "one limit for both pages");
}

#[tokio::test]
async fn the_rule_a_removal_and_a_new_factor_ask_it_too_and_lead_nowhere_else() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    later(&poort, TimeDelta::minutes(11));
    let leads = |location: Option<String>| location.is_some_and(|location| location.starts_with("/confirm?next="));
    let keyed = || [("key", a_key()), ("version", "0".to_owned())];
    for path in ["/second-factors", "/account/second-factor/codes", "/account/second-factor/app/remove"] {
        let [key, version] = keyed();
        let pairs = if path == "/second-factors" { vec![("from", "")] } else { Vec::new() };
        let pairs: Vec<(&str, &str)> = [(key.0, key.1.as_str()), (version.0, version.1.as_str())].into_iter().chain(pairs).collect();
        assert!(leads(admin.post(path, &pairs).await.location), "{path}");
    }
    assert!(leads(admin.get("/account/second-factor/app").await.location));
    let astray = admin.post("/confirm", &[("password", PASSWORD), ("next", "https://elders.example/")]).await;
    assert_eq!(astray.location.as_deref(), Some("/my-work"), "never to another site");
    assert_eq!(poort.nobody().get("/confirm").await.location.as_deref(), Some("/sign-in?next=%2Fconfirm"));
}

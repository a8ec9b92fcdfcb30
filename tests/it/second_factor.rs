//! An app with codes as the second factor: setting it up, signing in in two steps, and what becomes of guesses, old codes and recovery codes.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, PASSWORD, Poort, Visitor, now};
use crate::story::a_factor::{factors, gives_code, gives_password, later, sets_up_app, texts};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use domain::mail::MailKind;
use entity::{factor_rule, history, outbox, pending_sign_in, session};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::frame::limits::report;
use server::security::address::Peer;
use std::net::IpAddr;

const ACCOUNT: &str = "/account/second-factor";
const APP: &str = "/account/second-factor/app";

async fn sessions(poort: &Poort) -> u64 {
    session::Entity::find().count(&poort.state.database.read).await.expect("a count")
}

async fn told(poort: &Poort, kind: MailKind) -> u64 {
    let of_kind = outbox::Entity::find().filter(outbox::Column::Kind.eq(kind));
    of_kind.count(&poort.state.database.read).await.expect("a count")
}

async fn deeds(poort: &Poort) -> Vec<String> {
    let about = history::Entity::find().filter(history::Column::Action.ne("signed_in")).order_by_asc(history::Column::Seq);
    about.all(&poort.state.database.read).await.expect("the history").into_iter().map(|event| event.action).collect()
}

/// A second factor is required from this day on.
pub async fn required_from(poort: &Poort, day: &str) {
    let write = poort.state.begin().await.expect("a turn");
    let row = factor_rule::ActiveModel { id: Set(1), required_from: Set(day.parse().ok()), version: Set(1) };
    row.update(&write).await.expect("the rule");
    write.finish([]).await.expect("it lasts");
}

/// The second step from an address.
async fn guesses(visitor: &Visitor<'_>, from: &str, code: &str) -> Answer {
    let request = Request::post("/sign-in/second-step").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = request.header("sec-fetch-site", "same-origin").extension(Peer(from.parse::<IpAddr>().expect("an address")));
    visitor.send(request, Body::from(format!("code={code}"))).await
}

fn wait(answer: &Answer) -> Option<i64> {
    answer.headers.get(header::RETRY_AFTER).map(|value| value.to_str().expect("ASCII").parse().expect("whole seconds"))
}

#[tokio::test]
async fn an_app_is_set_up_with_its_first_code_and_ten_recovery_codes_are_shown_once() {
    let poort = Poort::with_people().await;
    let (manager, elsewhere) = (poort.signed_in("manager").await, poort.signed_in("manager").await);
    let page = manager.get(APP).await;
    let form = PageForm::on(&page, APP);
    let secret = form.value("secret").expect("a secret").to_owned();
    assert_eq!(texts(&page, "code.secret").concat().replace(' ', ""), secret);
    assert!(page.text.contains("class=\"square-code\""), "the secret as a picture");
    let wrong = form.clone().with("code", "000000").send(&manager).await;
    assert_eq!((wrong.status, factors(&poort).await), (StatusCode::UNPROCESSABLE_ENTITY, (0, 0)));
    assert_eq!(PageForm::on(&wrong, APP).value("secret"), Some(secret.as_str()), "the app has it already");
    let other = form.with("secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").with("code", "123456").send(&manager).await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST, "a secret that somebody else chose");
    let (app, manager) = sets_up_app(&poort, &manager, "manager").await;
    assert_eq!((app.codes.len(), factors(&poort).await), (10, (1, 0)));
    assert_eq!(elsewhere.get("/my-work").await.status, StatusCode::SEE_OTHER, "every other session has ended");
    let own = manager.get(ACCOUNT).await;
    assert!(own.status == StatusCode::OK && own.text.contains("nog 10 herstelcodes") && app.codes.iter().all(|code| !own.text.contains(code)));
    assert_eq!((deeds(&poort).await, told(&poort, MailKind::FactorSetUp).await), (vec!["factor_set_up".to_owned()], 1));
    let stored = format!("{:?}", entity::totp_factor::Entity::find().all(&poort.state.database.read).await.expect("a row"));
    assert!(!stored.contains(&app.secret.text()), "the secret is sealed");
}

#[tokio::test]
async fn signing_in_takes_two_steps_and_between_them_nothing_is_reached() {
    let poort = Poort::with_people().await;
    let (app, _) = sets_up_app(&poort, &poort.signed_in("manager").await, "manager").await;
    let before = sessions(&poort).await;
    let between = gives_password(&poort, "manager").await;
    assert_eq!(sessions(&poort).await, before, "no session yet");
    for path in ["/my-work", "/projects", ACCOUNT, "/confirm", "/messages"] {
        let answer = between.get(path).await;
        assert!(answer.location.is_some_and(|location| location.starts_with("/sign-in?next=")), "{path}");
    }
    let asked = between.get("/sign-in/second-step").await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_eq!(gives_code(&between, "12345").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(gives_code(&between, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entered = gives_code(&between, &app.code(&poort, 0)).await;
    assert_eq!(entered.location.as_deref(), Some("/programme"), "{}", entered.text);
    let cookie = entered.cookies.iter().find(|cookie| cookie.starts_with("session=")).expect("a session");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert!(entered.cookies.iter().any(|cookie| cookie.starts_with("second-step=;")), "the pause is over");
    assert_eq!(between.given(&entered, "manager").await.get("/my-work").await.status, StatusCode::OK);
    later(&poort, TimeDelta::seconds(60));
    let again = gives_code(&between, &app.code(&poort, 0)).await;
    assert_eq!(again.location.as_deref(), Some("/sign-in"), "the token of the pause serves once");
}

#[tokio::test]
async fn the_pause_lasts_ten_minutes_and_a_token_from_elsewhere_is_no_session() {
    let poort = Poort::with_people().await;
    let (app, _) = sets_up_app(&poort, &poort.signed_in("manager").await, "manager").await;
    let between = gives_password(&poort, "manager").await;
    later(&poort, TimeDelta::minutes(10));
    assert_eq!(gives_code(&between, &app.code(&poort, 0)).await.location.as_deref(), Some("/sign-in"));
    assert_eq!(between.get("/sign-in/second-step").await.location.as_deref(), Some("/sign-in"));
    let partner = poort.signed_in("partner").await;
    assert_eq!(gives_code(&partner, &app.code(&poort, 0)).await.location.as_deref(), Some("/sign-in"));
    gives_password(&poort, "manager").await;
    let waiting = pending_sign_in::Entity::find().count(&poort.state.database.read).await.expect("a count");
    assert_eq!(waiting, 1, "what is over is gone");
}

#[tokio::test]
async fn a_clock_half_a_minute_off_is_right_a_code_counts_once_and_an_older_one_never_again() {
    let poort = Poort::with_people().await;
    let (app, _) = sets_up_app(&poort, &poort.signed_in("manager").await, "manager").await;
    for off in [-60, 60, 90] {
        assert_eq!(
            gives_code(&gives_password(&poort, "manager").await, &app.code(&poort, off)).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{off}"
        );
    }
    for off in [-30, 30] {
        let code = app.code(&poort, off);
        assert_eq!(gives_code(&gives_password(&poort, "manager").await, &code).await.location.as_deref(), Some("/programme"), "{off}");
        assert_eq!(gives_code(&gives_password(&poort, "manager").await, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{off} twice");
    }
    let now = gives_code(&gives_password(&poort, "manager").await, &app.code(&poort, 0)).await;
    assert_eq!(now.status, StatusCode::UNPROCESSABLE_ENTITY, "a later code was used already");
}

#[tokio::test]
async fn a_recovery_code_works_once_and_its_owner_is_told_how_many_are_left() {
    let poort = Poort::with_people().await;
    let (app, _) = sets_up_app(&poort, &poort.signed_in("manager").await, "manager").await;
    let typed = app.codes[3].to_uppercase().replace('-', " ");
    let entered = gives_code(&gives_password(&poort, "manager").await, &typed).await;
    assert_eq!(entered.location.as_deref(), Some("/programme"), "{}", entered.text);
    assert_eq!(gives_code(&gives_password(&poort, "manager").await, &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    assert_eq!(told(&poort, MailKind::RecoveryCodeUsed).await, 1);
    assert_eq!(deeds(&poort).await, ["factor_set_up", "recovery_code_used"]);
    let manager = gives_password(&poort, "manager").await.given(&entered, "manager").await;
    let own = manager.get(ACCOUNT).await;
    assert!(own.text.contains("nog 9 herstelcodes"));
    let made = PageForm::on(&own, "/account/second-factor/codes").send(&manager).await;
    assert_eq!((made.status, texts(&made, "pre.codes").concat().lines().count()), (StatusCode::OK, 10));
    let old = gives_code(&gives_password(&poort, "manager").await, &app.codes[4]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "the old ones do not work any more");
    let other = sets_up_app(&poort, &poort.signed_in("admin").await, "admin").await.0;
    let foreign = gives_code(&gives_password(&poort, "manager").await, &other.codes[0]).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "a code of somebody else");
}

#[tokio::test]
async fn guesses_are_limited_and_the_owner_gets_in_within_the_wait_that_the_page_names() {
    let poort = Poort::with_people().await;
    let (app, _) = sets_up_app(&poort, &poort.signed_in("manager").await, "manager").await;
    let thief = gives_password(&poort, "manager").await;
    let mut longest = 0;
    for number in 0..200 {
        let answer = guesses(&thief, &format!("198.51.100.{}", number % 50), "000000").await;
        assert!(matches!(answer.status, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::TOO_MANY_REQUESTS), "{number}: {}", answer.status);
        assert_eq!(answer.status == StatusCode::TOO_MANY_REQUESTS, number >= 10, "{number}");
        longest = longest.max(wait(&answer).unwrap_or_default());
    }
    assert_eq!(longest, 30, "refused tries do not make the wait longer");
    let owner = gives_password(&poort, "manager").await;
    let refused = guesses(&owner, "192.0.2.1", &app.code(&poort, 0)).await;
    assert_eq!((refused.status, wait(&refused)), (StatusCode::TOO_MANY_REQUESTS, Some(30)), "right, and not looked at");
    later(&poort, TimeDelta::seconds(30));
    let entered = guesses(&owner, "192.0.2.1", &app.code(&poort, 0)).await;
    assert_eq!(entered.location.as_deref(), Some("/programme"), "{}", entered.text);
    report(&poort.state).await.expect("the history takes it");
    assert_eq!(deeds(&poort).await, ["factor_set_up", "factor_limited"]);
}

#[tokio::test]
async fn from_the_first_day_on_who_needs_a_factor_sets_one_up_and_reaches_nothing_else() {
    let poort = Poort::with_people().await;
    let (manager, partner) = (poort.signed_in("manager").await, poort.signed_in("partner").await);
    assert!(!manager.get("/my-work").await.text.contains("Stel een tweede factor in"), "offered, until somebody says otherwise");
    required_from(&poort, "2026-12-01").await;
    assert!(manager.get("/my-work").await.text.contains("Stel een tweede factor in"));
    assert!(!partner.get("/my-work").await.text.contains("Stel een tweede factor in"));
    assert!(manager.get(ACCOUNT).await.text.contains("U hebt straks een tweede factor nodig"));
    poort.clock.set(now() + TimeDelta::days(8));
    let (manager, partner) = (poort.signed_in("manager").await, poort.signed_in("partner").await);
    for path in ["/my-work", "/projects", "/messages", "/second-factors", "/preferences"] {
        assert_eq!(manager.get(path).await.location.as_deref(), Some(ACCOUNT), "{path}");
    }
    assert_eq!(partner.get("/my-work").await.status, StatusCode::OK, "nobody else is concerned");
    assert!(manager.get(ACCOUNT).await.text.contains("Stel eerst een tweede factor in"));
    let (_, manager) = sets_up_app(&poort, &manager, "manager").await;
    assert_eq!(manager.get("/my-work").await.status, StatusCode::OK);
    let removed = PageForm::on(&manager.get(ACCOUNT).await, "/account/second-factor/app/remove").send(&manager).await;
    assert_eq!((removed.status, factors(&poort).await), (StatusCode::UNPROCESSABLE_ENTITY, (1, 0)), "the last one stays");
    assert!(removed.text.contains("U houdt ten minste één tweede factor"));
}

#[tokio::test]
async fn an_administrator_says_from_when_it_is_required_and_the_history_keeps_it() {
    let poort = Poort::with_people().await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    assert!(!manager.get("/second-factors").await.text.contains("name=\"from\""));
    let page = admin.get("/second-factors").await;
    let past = PageForm::on(&page, "/second-factors").with("from", "23-11-2026").send(&admin).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = PageForm::on(&page, "/second-factors").with("from", "1-2-2027");
    assert_eq!(form.send(&admin).await.location.as_deref(), Some("/second-factors?done=factor-rule-saved"));
    let late = PageForm::on(&page, "/second-factors").with("from", "1-3-2027").with("key", &crate::story::a_gate::a_key());
    assert_eq!(late.send(&admin).await.status, StatusCode::CONFLICT, "somebody was first");
    let forbidden = manager.post("/second-factors", &[("key", &*crate::story::a_gate::a_key()), ("version", "1"), ("from", "")]).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
    assert_eq!(deeds(&poort).await, ["factor_rule_changed"]);
}

#[tokio::test]
async fn an_app_is_removed_and_signing_in_is_one_step_again() {
    let poort = Poort::with_people().await;
    let (app, manager) = sets_up_app(&poort, &poort.signed_in("manager").await, "manager").await;
    let form = PageForm::on(&manager.get(ACCOUNT).await, "/account/second-factor/app/remove");
    assert_eq!(form.send(&manager).await.location.as_deref(), Some("/account/second-factor?done=factor-app-removed"));
    assert_eq!((factors(&poort).await, told(&poort, MailKind::FactorRemoved).await), ((0, 0), 1));
    let gone = manager.post("/account/second-factor/app/remove", &[("key", &*crate::story::a_gate::a_key()), ("version", "0")]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
    poort.signed_in("manager").await;
    let answer = poort.nobody().post("/sign-in", &[("email", "manager@demo.example"), ("password", PASSWORD)]).await;
    assert_eq!(answer.location.as_deref(), Some("/my-work"), "{}", app.codes.len());
}

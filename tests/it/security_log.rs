//! The security log: every try that failed or was refused, written in batches and within a bound, for administrators; and a refusal that says who
//! could have done it.

use crate::server_under_test::{Poort, now};
use crate::story::an_account::*;
use axum::http::StatusCode;
use chrono::{Months, TimeDelta};
use domain::people::{Role, SecurityAction, SecurityResult};
use entity::security_event;
use sea_orm::{EntityTrait, QueryOrder};
use server::frame::limits::report;

const WRONG: &str = "geraden wachtwoord";

async fn rows(poort: &Poort) -> Vec<security_event::Model> {
    let rows = security_event::Entity::find().order_by_asc(security_event::Column::Action).order_by_asc(security_event::Column::Object);
    rows.order_by_asc(security_event::Column::Result).all(&poort.state.database.read).await.expect("the database answers")
}

/// Action, result, object, origin and how often.
async fn kept(poort: &Poort) -> Vec<(SecurityAction, SecurityResult, String, String, i64)> {
    report(&poort.state).await.expect("the log is written");
    rows(poort).await.into_iter().map(|row| (row.action, row.result, row.object, row.origin, row.times)).collect()
}

#[tokio::test]
async fn what_fails_or_is_refused_at_a_door_is_counted_and_written_later() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    for _ in 0..7 {
        signs_in(&poort, ("vera", WRONG), (FIREFOX, OFFICE), "").await;
    }
    signs_in(&poort, ("niemand", WRONG), (FIREFOX, OFFICE), "").await;
    for _ in 0..4 {
        sends_from(&poort.nobody(), OFFICE, "/reset", &[("email", "vera@demo.example")]).await;
    }
    sends_from(&poort.nobody(), OFFICE, "/reset/verzonnen", &[("password", WRONG)]).await;
    assert!(rows(&poort).await.is_empty(), "no request of a stranger writes anything");
    use SecurityAction as A;
    use SecurityResult::{Failed, Refused};
    let expected = [
        (A::Link, Failed, String::new(), 1),
        (A::Reset, Refused, "v…@demo.example".to_owned(), 1),
        (A::SignIn, Failed, "n…@demo.example".to_owned(), 1),
        (A::SignIn, Failed, format!("person {id}"), 5),
        (A::SignIn, Refused, "v…@demo.example".to_owned(), 2),
    ];
    let expected = expected.map(|(action, result, object, times)| (action, result, object, OFFICE.to_owned(), times));
    assert_eq!(kept(&poort).await, expected);
    assert_eq!(kept(&poort).await.len(), 5, "once");

    let admin = poort.signed_in("admin").await;
    assert!(admin.get("/my-work").await.links("header a").contains(&"/security-log".to_owned()));
    let page = admin.get("/security-log").await;
    for says in ["Iemand vera", "n…@demo.example", OFFICE, "Eenmalige link", "Geweigerd"] {
        assert!(page.text.contains(says), "{says}: {}", page.text);
    }
    for secret in [WRONG, "verzonnen", "vera@demo.example"] {
        assert!(!page.text.contains(secret), "{secret}");
    }
    let links = admin.get("/security-log?kind=link").await;
    assert_eq!(links.texts("main tbody tr").len(), 1);
    assert_eq!(admin.get("/security-log?kind=password").await.texts("main tbody tr").len(), 0);
    for other in ["manager", "partner", "reviewer", "steering"] {
        assert_eq!(poort.signed_in(other).await.get("/security-log").await.status, StatusCode::FORBIDDEN, "{other}");
    }
}

#[tokio::test]
async fn who_may_not_do_something_reads_who_can_and_it_is_in_the_log() {
    let poort = Poort::with_people().await;
    let partner = poort.signed_in("partner").await;
    let refused = partner.get("/security-log").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(refused.texts("main li"), ["Een beheerder. Een beheerder geeft die rol."]);
    let experts = partner.get("/experts").await;
    assert_eq!(experts.texts("main li"), ["Een programmamanager. Een beheerder geeft die rol."]);
    partner.post("/language", &[("language", "en"), ("path", "/")]).await;
    assert_eq!(partner.get("/profile").await.texts("main li"), ["An expert. A programme manager invites people for that."]);
    let hidden = poort.signed_in("reviewer").await.get("/projects/01900000-0000-7000-8000-000000000000").await;
    assert_eq!((hidden.status, hidden.texts("main li").len()), (StatusCode::NOT_FOUND, 0), "of what is hidden nothing is said");
    report(&poort.state).await.expect("the log is written");
    let told: Vec<_> = rows(&poort).await.into_iter().map(|row| (row.action, row.object, row.actor_name, row.times)).collect();
    let tried = |path: &str| (SecurityAction::Permission, format!("GET {path}"), "Petra Demo".to_owned(), 1);
    assert_eq!(told, [tried("/experts"), tried("/profile"), tried("/security-log")]);
}

#[tokio::test]
async fn a_wrong_password_of_now_is_in_the_log_with_who_was_signed_in() {
    let poort = Poort::with_people().await;
    let partner = poort.signed_in("partner").await;
    let form = crate::form_on_page::PageForm::on(&partner.get("/account/password").await, "/account/password");
    form.with("current_password", WRONG).with("password", NEW).send(&partner).await;
    report(&poort.state).await.expect("the log is written");
    let told: Vec<_> = rows(&poort).await.into_iter().map(|row| (row.action, row.result, row.actor_name)).collect();
    assert_eq!(told, [(SecurityAction::Password, SecurityResult::Failed, "Petra Demo".to_owned())]);
}

#[tokio::test]
async fn a_flood_takes_a_bounded_number_of_rows_and_the_log_keeps_a_year() {
    let poort = Poort::with_people().await;
    let flood = |from: u8| {
        let address = server::security::address::Address::of([192, 0, 2, from].into());
        for number in 0..500 {
            let tried = (SecurityAction::Link, SecurityResult::Failed, format!("{from} {number}"));
            server::frame::limits::note(&poort.state, (tried.0, tried.1, &tried.2), address, None);
        }
    };
    flood(1);
    let first = kept(&poort).await;
    assert_eq!((first.len(), first.iter().map(|row| row.4).sum::<i64>()), (101, 500), "what had no room is counted");
    for minute in 1..60 {
        poort.clock.set(now() + TimeDelta::minutes(minute));
        flood(2);
        report(&poort.state).await.expect("the log is written");
    }
    let all = rows(&poort).await;
    assert!(all.len() < 5_200, "{}", all.len());
    assert_eq!(all.iter().map(|row| row.times).sum::<i64>(), 60 * 500, "and none is lost");
    let admin = poort.signed_in("admin").await;
    assert_eq!(admin.get("/security-log").await.texts("main tbody tr").len(), 50, "a page at a time");
    assert!(admin.get("/security-log?page=2").await.links("main a").iter().any(|link| link.contains("page=3")));
    poort.clock.set(now().checked_add_months(Months::new(12)).expect("a day") + TimeDelta::hours(2));
    flood(3);
    report(&poort.state).await.expect("the log is written");
    assert_eq!(rows(&poort).await.len(), 101, "a year later only what is new is there");
}

//! Doors with a secret: passwords and links are tried a few times, then with growing waits, for each account and each address. Who waits, what
//! they are told, and what the log and the history keep of it.

use crate::server_under_test::{Answer, PASSWORD, Poort, Visitor, now};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use domain::ids::PersonId;
use entity::history;
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::frame::limits::report;
use server::security::address::Peer;
use std::io::Write;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

const WRONG: &str = "niet-het-wachtwoord";
const OFFICE: &str = "192.0.2.1";
const ELSEWHERE: &str = "198.51.100.7";

/// Sends a form from an address, and what a proxy would say of it.
async fn sends(visitor: &Visitor<'_>, (from, forwarded): (&str, Option<&str>), path: &str, fields: &[(&str, &str)]) -> Answer {
    let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
    if let Some(forwarded) = forwarded {
        request = request.header("x-forwarded-for", forwarded);
    }
    visitor.send(request.extension(Peer(from.parse::<IpAddr>().expect("an address"))), Body::from(body)).await
}

async fn tries(poort: &Poort, from: &str, account: &str, password: &str) -> Answer {
    let email = format!("{account}@demo.example");
    sends(&poort.nobody(), (from, None), "/sign-in", &[("email", &email), ("password", password), ("next", "/projects?q=a")]).await
}

/// The status, and the seconds to wait.
fn told(answer: &Answer) -> (u16, Option<i64>) {
    let wait = answer.headers.get(header::RETRY_AFTER).map(|value| value.to_str().expect("ASCII").parse().expect("whole seconds"));
    (answer.status.as_u16(), wait)
}

async fn events(poort: &Poort, action: &str) -> Vec<history::Model> {
    let of_kind = history::Entity::find().filter(history::Column::Action.eq(action)).order_by_asc(history::Column::Seq);
    of_kind.all(&poort.state.database.read).await.expect("the database answers")
}

async fn person(poort: &Poort, name: &str) -> PersonId {
    poort.story().person_id(name).await
}

#[tokio::test]
async fn five_tries_are_free_and_then_the_waits_grow_to_an_hour() {
    let poort = Poort::with_people().await;
    for _ in 0..4 {
        assert_eq!(told(&tries(&poort, OFFICE, "manager", WRONG).await), (422, None));
    }
    let mut at = now();
    for wait in [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600] {
        assert_eq!(told(&tries(&poort, OFFICE, "manager", WRONG).await), (422, None));
        assert_eq!(told(&tries(&poort, OFFICE, "manager", WRONG).await), (429, Some(wait)));
        poort.clock.set(at + TimeDelta::seconds(wait - 1));
        assert_eq!(told(&tries(&poort, OFFICE, "manager", PASSWORD).await), (429, Some(1)), "the right password waits too");
        at += TimeDelta::seconds(wait);
        poort.clock.set(at);
    }
    assert_eq!(tries(&poort, OFFICE, "manager", PASSWORD).await.location.as_deref(), Some("/projects?q=a"), "and after the wait it works");
}

#[tokio::test]
async fn the_page_says_how_long_keeps_what_was_typed_and_begins_no_session() {
    let poort = Poort::with_people().await;
    for _ in 0..5 {
        tries(&poort, OFFICE, "manager", WRONG).await;
    }
    let waits = tries(&poort, OFFICE, "manager", PASSWORD).await;
    assert_eq!((told(&waits), waits.cookies.len()), ((429, Some(30)), 0));
    for kept in ["over 30 seconden", r#"value="manager@demo.example""#, r#"name="next" value="/projects?q=a""#] {
        assert!(waits.text.contains(kept), "{kept}: {}", waits.text);
    }
    assert!(!waits.text.contains(PASSWORD));
    let request = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("accept-language", "en");
    let request = request.extension(Peer(OFFICE.parse::<IpAddr>().expect("an address")));
    let english = poort.nobody().send(request, Body::from("email=manager@demo.example&password=x")).await;
    assert!(english.text.contains("Try again in 30 seconds"), "{}", english.text);
}

#[tokio::test]
async fn known_and_unknown_accounts_wait_alike() {
    let (poort, mut answers) = (Poort::with_people().await, Vec::new());
    for account in ["manager", "iemands"] {
        let mut told_to = Vec::new();
        for _ in 0..8 {
            let answer = tries(&poort, OFFICE, account, WRONG).await;
            told_to.push((told(&answer), answer.text.replace(account, "")));
        }
        answers.push(told_to.into_iter().map(|(told, text)| (told, text.len())).collect::<Vec<_>>());
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].last().map(|(told, _)| *told), Some((429, Some(30))));
}

#[tokio::test]
async fn a_stranger_holds_up_neither_other_accounts_nor_the_owner_for_long() {
    let poort = Poort::with_people().await;
    for _ in 0..9 {
        tries(&poort, ELSEWHERE, "manager", WRONG).await;
    }
    assert_eq!(told(&tries(&poort, ELSEWHERE, "manager", PASSWORD).await), (429, Some(30)));
    assert_eq!(tries(&poort, ELSEWHERE, "partner", PASSWORD).await.status, StatusCode::SEE_OTHER, "another account from there");
    assert_eq!(tries(&poort, OFFICE, "manager", PASSWORD).await.status, StatusCode::SEE_OTHER, "the owner from elsewhere");
    for last in 1..=2 {
        for _ in 0..5 {
            tries(&poort, &format!("203.0.113.{last}"), "manager", WRONG).await;
        }
    }
    assert_eq!(told(&tries(&poort, OFFICE, "manager", PASSWORD).await), (429, Some(30)), "ten from all over the world");
    let mut at = now();
    for last in 3..=30 {
        at += TimeDelta::minutes(15);
        poort.clock.set(at);
        assert_eq!(told(&tries(&poort, &format!("203.0.113.{last}"), "manager", WRONG).await), (422, None));
    }
    assert_eq!(told(&tries(&poort, OFFICE, "manager", PASSWORD).await), (429, Some(900)), "a quarter of an hour at most");
}

#[tokio::test]
async fn an_address_that_tries_many_accounts_waits_whatever_it_tries_and_nobody_else_does() {
    let poort = Poort::with_people().await;
    for number in 0..30 {
        assert_eq!(told(&tries(&poort, OFFICE, &format!("gok{number}"), WRONG).await), (422, None));
    }
    assert_eq!(told(&tries(&poort, OFFICE, "manager", PASSWORD).await), (429, Some(30)));
    assert_eq!(tries(&poort, ELSEWHERE, "manager", PASSWORD).await.status, StatusCode::SEE_OTHER);
    poort.clock.set(now() + TimeDelta::minutes(20));
    for number in 30..32 {
        assert_eq!(told(&tries(&poort, OFFICE, &format!("gok{number}"), WRONG).await), (422, None), "every ten quiet minutes forgive one");
    }
    assert_eq!(told(&tries(&poort, OFFICE, "manager", PASSWORD).await), (429, Some(30)));
}

#[tokio::test]
async fn of_three_hundred_at_once_a_handful_is_looked_at() {
    let poort = Poort::with_people().await;
    let answers = join_all((0..300).map(|_| tries(&poort, OFFICE, "manager", WRONG))).await;
    let looked_at = answers.iter().filter(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).count();
    assert!((5..=6).contains(&looked_at), "two passwords are worked on at a time: {looked_at}");
    // A machine with no connection left in time for all of them says so; that looks at no password either.
    let others: Vec<u16> = answers.iter().map(|answer| answer.status.as_u16()).filter(|status| !matches!(status, 422 | 429 | 503)).collect();
    assert_eq!(others, Vec::<u16>::new());
}

#[tokio::test]
async fn a_good_sign_in_begins_the_count_again_and_tells_what_was_tried_before() {
    let poort = Poort::with_people().await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(told(&tries(&poort, OFFICE, "manager", WRONG).await), (422, None));
        }
        assert_eq!(tries(&poort, OFFICE, "manager", PASSWORD).await.status, StatusCode::SEE_OTHER);
    }
    for _ in 0..7 {
        tries(&poort, OFFICE, "manager", WRONG).await;
    }
    poort.clock.set(now() + TimeDelta::seconds(30));
    tries(&poort, OFFICE, "manager", PASSWORD).await;
    tries(&poort, OFFICE, "manager", PASSWORD).await;
    let told: Vec<_> = events(&poort, "signed_in").await.into_iter().map(|row| row.detail).collect();
    let failed = |failed, refused| serde_json::json!({ "failed": failed, "refused": refused }).to_string();
    assert_eq!(told, [failed(4, 0), failed(4, 0), failed(4, 0), failed(5, 2), "{}".to_owned()]);
    let shown = poort.signed_in("steering").await.get("/history").await;
    assert!(shown.text.contains("Mislukte pogingen: 5 · Geweigerde pogingen: 2"), "{}", shown.text);
}

#[tokio::test]
async fn the_history_tells_of_an_account_once_and_grows_with_no_wrong_password() {
    let poort = Poort::with_people().await;
    for number in 0..40 {
        tries(&poort, OFFICE, "manager", WRONG).await;
        tries(&poort, ELSEWHERE, &format!("gok{}", number % 4), WRONG).await;
    }
    let count = async || history::Entity::find().count(&poort.state.database.read).await.expect("a count");
    assert_eq!(count().await, 0);
    report(&poort.state).await.expect("the history takes it");
    report(&poort.state).await.expect("nothing is new");
    let about = format!("person {}", person(&poort, "manager").await);
    let told = async |action| events(&poort, action).await.into_iter().map(|row| (row.subject, row.detail)).collect::<Vec<_>>();
    assert_eq!(told("sign_in_limited").await, [(about, r#"{"name":"Marieke Demo"}"#.to_owned())]);
    assert_eq!(told("strangers_limited").await, [(String::new(), r#"{"unknown_accounts":4,"addresses":0}"#.to_owned())]);
    let admin = poort.signed_in("admin").await.get("/history").await;
    assert!(admin.text.contains("Inloggen beperkt na te veel pogingen") && admin.text.contains("Naam: Marieke Demo"), "{}", admin.text);
    for (minutes, events_by_then) in [(59, 1), (60, 2)] {
        poort.clock.set(now() + TimeDelta::minutes(minutes));
        for _ in 0..6 {
            tries(&poort, "203.0.113.1", &format!("nieuw{minutes}"), WRONG).await;
        }
        report(&poort.state).await.expect("the history takes it");
        assert_eq!(events(&poort, "strangers_limited").await.len(), events_by_then, "of strangers once an hour");
    }
}

/// Collects what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("a log").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_has_a_line_for_each_failure_and_neither_a_password_nor_a_whole_address() {
    let poort = Poort::with_people().await;
    let log = Log::default();
    let _logs = tracing::subscriber::set_default(tracing_subscriber::fmt().json().with_writer(log.clone()).finish());
    for _ in 0..20 {
        tries(&poort, OFFICE, "manager", WRONG).await;
    }
    tries(&poort, ELSEWHERE, WRONG, PASSWORD).await;
    let told = String::from_utf8(log.0.lock().expect("a log").clone()).expect("text");
    let lines = |text: &str| told.lines().filter(|line| line.contains(text)).count();
    assert_eq!((lines("a sign-in failed"), lines("sign-in waits"), lines("m…@demo.example"), lines(OFFICE)), (6, 1, 6, 6), "{told}");
    for secret in [WRONG, PASSWORD, "manager@"] {
        assert!(!told.contains(secret), "{told}");
    }
}

#[tokio::test]
async fn links_that_nobody_was_given_are_tried_thirty_times_from_an_address_and_then_wait() {
    let poort = Poort::with_people().await;
    let nobody = poort.nobody();
    let peer = |from: &str| Peer(from.parse::<IpAddr>().expect("an address"));
    let opens = async |from: &str, number: usize| {
        let address = format!("/invitation/verzonnen{number}");
        nobody.send(Request::get(address).extension(peer(from)), Body::empty()).await
    };
    let setup = [("token", "verzonnen"), ("email", "a@b.example"), ("name", "A"), ("password", "een lange zin")];
    for number in 0..10 {
        assert_eq!(opens(OFFICE, number).await.status, StatusCode::NOT_FOUND);
        assert_eq!(sends(&nobody, (OFFICE, None), &format!("/invitation/verzonnen{number}"), &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(sends(&nobody, (OFFICE, None), "/setup", &setup).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = opens(OFFICE, 99).await;
    assert_eq!(told(&refused), (429, Some(30)));
    assert!(refused.text.contains("over 30 seconden") && refused.text.matches("<h1").count() == 1, "{}", refused.text);
    assert_eq!(told(&sends(&nobody, (OFFICE, None), "/invitation/verzonnen", &[]).await), (429, Some(30)));
    assert_eq!(told(&sends(&nobody, (OFFICE, None), "/setup", &setup).await), (429, Some(30)));
    let manager = poort.signed_in("manager").await;
    assert_eq!(told(&manager.send(Request::get("/resume/verzonnen").extension(peer(OFFICE)), Body::empty()).await), (429, Some(30)));
    assert_eq!(opens(ELSEWHERE, 99).await.status, StatusCode::NOT_FOUND, "from elsewhere they may be tried");
    assert_eq!(tries(&poort, OFFICE, "manager", PASSWORD).await.status, StatusCode::SEE_OTHER, "and passwords are another door");
    poort.clock.set(now() + TimeDelta::seconds(30));
    assert_eq!(opens(OFFICE, 99).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn behind_a_trusted_proxy_everybody_is_themselves_and_who_is_no_proxy_is_not_believed() {
    let poort = Poort::behind("10.0.0.0/24").await;
    let tries = async |peer: &str, forwarded: &str, account: &str| {
        let email = format!("{account}@demo.example");
        let nobody = poort.nobody();
        sends(&nobody, (peer, Some(forwarded)), "/sign-in", &[("email", &email), ("password", WRONG)]).await.status.as_u16()
    };
    for number in 0..30 {
        assert_eq!(tries("10.0.0.5", OFFICE, &format!("gok{number}")).await, 422);
        assert_eq!(tries("203.0.113.9", &format!("192.0.2.{number}"), &format!("ook{number}")).await, 422);
    }
    assert_eq!(tries("10.0.0.5", OFFICE, "manager").await, 429);
    assert_eq!(tries("10.0.0.6", &format!("{ELSEWHERE}, {OFFICE}"), "manager").await, 429, "what the client wrote itself does not count");
    assert_eq!(tries("10.0.0.5", ELSEWHERE, "manager").await, 422);
    assert_eq!(tries("203.0.113.9", "192.0.2.250", "manager").await, 429, "no proxy of ours");
}

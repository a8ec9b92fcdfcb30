//! Whose account is guessed at hears of it, once, in their own language; and the security log knows of second factors.

use crate::server_under_test::{Poort, now};
use crate::story::a_factor::{gives_code, gives_password, later, sets_up_app};
use crate::story::an_account::*;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::mail::MailKind;
use domain::people::{Language, Role, SecurityAction, SecurityResult};
use entity::{person, security_event};
use sea_orm::{ActiveValue::Set, EntityTrait};
use server::account::limited;
use server::frame::limits::report;

const WRONG: &str = "geraden wachtwoord";

async fn guesses(poort: &Poort, name: &str, from: &str, times: u32) {
    for _ in 0..times {
        signs_in(poort, (name, WRONG), (FIREFOX, from), "").await;
    }
}

async fn reads(poort: &Poort, name: &str, language: Language) {
    let write = poort.state.begin().await.expect("a write");
    let row = person::ActiveModel { id: Set(poort.story().person_id(name).await), language: Set(language), ..Default::default() };
    person::Entity::update(row).exec_without_returning(&write).await.expect("a person");
    write.finish([]).await.expect("the write holds");
}

#[tokio::test]
async fn the_owner_hears_once_that_wrong_passwords_were_tried() {
    let poort = Poort::with_people().await;
    for name in ["vera", "wil"] {
        somebody(&poort, name, &[Role::Partner]).await;
    }
    reads(&poort, "wil", Language::En).await;
    guesses(&poort, "vera", OFFICE, 4).await;
    guesses(&poort, "niemand", OFFICE, 9).await;
    assert_eq!(limited::round(&poort.state).await.expect("nothing to tell"), 0, "four are free, and nobody is told of who is not there");
    guesses(&poort, "vera", OFFICE, 6).await;
    guesses(&poort, "wil", OFFICE, 6).await;
    assert_eq!(limited::round(&poort.state).await.expect("it is told"), 2);
    assert_eq!(limited::round(&poort.state).await.expect("nothing is new"), 0);
    let letters = letters(&poort, MailKind::SignInLimited).await;
    let told: Vec<_> = letters.iter().map(|row| (row.address.as_str(), text_of(&poort, row).contains("often tried a wrong password"))).collect();
    assert_eq!(told, [("vera@demo.example", false), ("wil@demo.example", true)]);
    assert!(text_of(&poort, &letters[0]).contains("Iemand probeerde vaak een verkeerd wachtwoord"), "{}", text_of(&poort, &letters[0]));
    assert!(!text_of(&poort, &letters[0]).contains(OFFICE), "and not from where: that is in the security log");
    let count = async || crate::story::an_account::letters(&poort, MailKind::SignInLimited).await.len();
    poort.clock.set(now() + TimeDelta::hours(2));
    guesses(&poort, "vera", "198.51.100.7", 5).await;
    limited::round(&poort.state).await.expect("it goes on");
    assert_eq!(count().await, 2, "who goes on guessing fills nobody's mailbox");
    poort.clock.set(now() + TimeDelta::days(3));
    guesses(&poort, "vera", OFFICE, 5).await;
    limited::round(&poort.state).await.expect("it is told");
    assert_eq!(count().await, 3, "another day is told again");
}

#[tokio::test]
async fn the_owner_hears_once_that_wrong_codes_were_tried_and_the_security_log_keeps_each() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    let (app, _) = sets_up_app(&poort, &poort.signed_in("vera").await, "vera").await;
    let thief = gives_password(&poort, "vera").await;
    for _ in 0..4 {
        assert_eq!(gives_code(&thief, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(limited::round(&poort.state).await.expect("nothing to tell"), 0);
    for _ in 0..3 {
        gives_code(&thief, "000000").await;
    }
    assert_eq!(limited::round(&poort.state).await.expect("it is told"), 1);
    assert_eq!(limited::round(&poort.state).await.expect("nothing is new"), 0);
    let told = letters(&poort, MailKind::FactorLimited).await;
    assert_eq!(told.iter().map(|row| row.address.as_str()).collect::<Vec<_>>(), ["vera@demo.example"]);
    assert!(text_of(&poort, &told[0]).contains("Iemand probeerde vaak een verkeerde code"), "{}", text_of(&poort, &told[0]));
    report(&poort.state).await.expect("the log is written");
    let rows = security_event::Entity::find().all(&poort.state.database.read).await.expect("rows");
    let mut kept: Vec<_> =
        rows.into_iter().filter(|row| row.action == SecurityAction::Factor).map(|row| (row.result, row.object, row.times)).collect();
    kept.sort();
    assert_eq!(kept, [(SecurityResult::Failed, format!("person {id}"), 5), (SecurityResult::Refused, format!("person {id}"), 2)]);
    assert!(poort.signed_in("admin").await.get("/security-log").await.text.contains("Tweede factor"));
    later(&poort, TimeDelta::seconds(30));
    let owner = gives_password(&poort, "vera").await;
    assert_eq!(gives_code(&owner, &app.code(&poort, 0)).await.status, StatusCode::SEE_OTHER, "and its owner gets in after the wait");
}

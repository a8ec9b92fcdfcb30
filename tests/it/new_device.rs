//! Signing in with a browser that was not seen before is told to whom the account is; the first one and a known one are not.

use crate::server_under_test::{PASSWORD, Poort, now};
use crate::story::an_account::*;
use chrono::TimeDelta;
use domain::mail::{MailChoice, MailKind};
use domain::people::Role;
use entity::{known_device, mail_choice};
use sea_orm::{ActiveValue::Set, EntityTrait};
use server::account::new_devices;

/// The mark that an answer gave the browser, as the browser sends it.
fn mark(answer: &crate::server_under_test::Answer) -> String {
    let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("device=")).expect("a mark");
    cookie.split(';').next().expect("a pair").to_owned()
}

async fn told_so_far(poort: &Poort) -> usize {
    new_devices::round(&poort.state).await.expect("the database answers");
    letters(poort, MailKind::NewDevice).await.len()
}

#[tokio::test]
async fn the_first_browser_is_not_told_a_second_one_is_and_a_known_one_never_again() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    let first = mark(&signs_in(&poort, ("vera", PASSWORD), (FIREFOX, OFFICE), "").await);
    assert_eq!(told_so_far(&poort).await, 0, "the account was opened with it");
    poort.clock.set(now() + TimeDelta::hours(1));
    let second = signs_in(&poort, ("vera", PASSWORD), (TELEPHONE, OFFICE), "").await;
    assert_eq!(told_so_far(&poort).await, 1);
    let letter = &letters(&poort, MailKind::NewDevice).await[0];
    let text = text_of(&poort, letter);
    assert_eq!(letter.address, "vera@demo.example");
    for says in ["Safari op iPhone", "Wanneer: 23 november 2026", "13.00", "Was u dit niet, kies dan meteen een nieuw wachtwoord", "/account"] {
        assert!(text.contains(says), "{says}: {text}");
    }
    for known in [first.as_str(), &mark(&second)] {
        let again = signs_in(&poort, ("vera", PASSWORD), (FIREFOX, OFFICE), known).await;
        assert_eq!(mark(&again), known, "the browser keeps its mark");
    }
    assert_eq!(told_so_far(&poort).await, 1);
    signs_in(&poort, ("vera", PASSWORD), (FIREFOX, OFFICE), "device=verzonnen.merk").await;
    assert_eq!(told_so_far(&poort).await, 2, "a mark that was not made here is none");
    let kept = known_device::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert!(kept.iter().all(|row| !first.contains(&row.token_hash)), "only the hash of a mark is kept");
}

#[tokio::test]
async fn a_browser_that_one_person_uses_is_new_to_another_and_a_wrong_password_makes_none_known() {
    let poort = Poort::with_people().await;
    for name in ["vera", "wim"] {
        somebody(&poort, name, &[Role::Partner]).await;
        signs_in(&poort, (name, PASSWORD), (FIREFOX, OFFICE), "").await;
    }
    let shared = mark(&signs_in(&poort, ("vera", PASSWORD), (TELEPHONE, OFFICE), "").await);
    assert_eq!(told_so_far(&poort).await, 1);
    signs_in(&poort, ("wim", "geraden wachtwoord"), (TELEPHONE, OFFICE), &shared).await;
    assert_eq!(told_so_far(&poort).await, 1);
    signs_in(&poort, ("wim", PASSWORD), (TELEPHONE, OFFICE), &shared).await;
    assert_eq!(told_so_far(&poort).await, 2);
}

#[tokio::test]
async fn who_wants_no_mail_is_told_all_the_same_and_a_demo_account_never() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    let write = poort.state.begin().await.expect("a write");
    let never = mail_choice::ActiveModel { person_id: Set(id), choice: Set(MailChoice::Never) };
    mail_choice::Entity::insert(never).exec_without_returning(&write).await.expect("a choice");
    write.finish([]).await.expect("the write holds");
    for name in ["vera", "partner"] {
        for user_agent in [FIREFOX, TELEPHONE] {
            signs_in(&poort, (name, PASSWORD), (user_agent, OFFICE), "").await;
        }
    }
    assert_eq!(told_so_far(&poort).await, 1);
    assert_eq!(letters(&poort, MailKind::NewDevice).await[0].address, "vera@demo.example");
}

#[tokio::test]
async fn no_more_than_twenty_browsers_of_one_person_are_known() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    for minutes in 0..25 {
        poort.clock.set(now() + TimeDelta::minutes(minutes));
        signs_in(&poort, ("vera", PASSWORD), (FIREFOX, OFFICE), "").await;
    }
    let kept = known_device::Entity::find().all(&poort.state.database.read).await.expect("rows");
    let oldest = kept.iter().map(|row| row.first_at).min();
    assert_eq!((kept.len(), oldest), (20, Some(now() + TimeDelta::minutes(5))));
}

//! Ten thousand guesses from fifty addresses, at one account and at many: none gets past the limit, and who has the right password gets in within the
//! wait that the page names. Every guess is turned away before a password is looked at, once the limit is reached.

use crate::server_under_test::{Answer, PASSWORD, Poort, now};
use crate::story::an_account::sends_from;
use axum::http::{StatusCode, header};
use chrono::TimeDelta;

const GUESSES: u32 = 10_000;
const ADDRESSES: u32 = 50;
const OWN: &str = "192.0.2.1";

async fn tries(poort: &Poort, from: &str, account: &str, password: &str) -> Answer {
    let email = format!("{account}@demo.example");
    sends_from(&poort.nobody(), from, "/sign-in", &[("email", &email), ("password", password)]).await
}

fn address(number: u32) -> String {
    format!("198.51.100.{}", number % ADDRESSES)
}

fn wait(answer: &Answer) -> Option<i64> {
    answer.headers.get(header::RETRY_AFTER).map(|value| value.to_str().expect("ASCII").parse().expect("whole seconds"))
}

#[tokio::test]
async fn ten_thousand_guesses_at_one_account_are_looked_at_ten_times() {
    let poort = Poort::with_people().await;
    let (mut looked_at, mut longest) = (0, 0);
    for number in 0..GUESSES {
        // One in fifty is right: it was guessed too late to be looked at.
        let password = if number >= ADDRESSES && number.is_multiple_of(ADDRESSES) { PASSWORD } else { "geraden wachtwoord" };
        let answer = tries(&poort, &address(number), "manager", password).await;
        match answer.status {
            StatusCode::UNPROCESSABLE_ENTITY => looked_at += 1,
            StatusCode::TOO_MANY_REQUESTS => longest = longest.max(wait(&answer).expect("how long")),
            other => panic!("guess {number} answered {other}"),
        }
    }
    assert_eq!((looked_at, longest), (10, 30), "and those that were turned away made nobody wait longer");
    let refused = tries(&poort, OWN, "manager", PASSWORD).await;
    assert_eq!((refused.status, wait(&refused)), (StatusCode::TOO_MANY_REQUESTS, Some(30)));
    poort.clock.set(now() + TimeDelta::seconds(30));
    assert_eq!(tries(&poort, OWN, "manager", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn ten_thousand_guesses_over_many_accounts_are_looked_at_thirty_times_for_each_address() {
    let poort = Poort::with_people().await;
    let mut looked_at = 0;
    for number in 0..GUESSES {
        let answer = tries(&poort, &address(number), &format!("gok{number}"), "geraden wachtwoord").await;
        match answer.status {
            StatusCode::UNPROCESSABLE_ENTITY => looked_at += 1,
            StatusCode::TOO_MANY_REQUESTS => assert_eq!(wait(&answer), Some(30)),
            other => panic!("guess {number} answered {other}"),
        }
    }
    assert_eq!(looked_at, 30 * ADDRESSES);
    for number in 0..ADDRESSES {
        assert_eq!(tries(&poort, &address(number), "manager", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS, "the right one too");
    }
    assert_eq!(tries(&poort, OWN, "manager", PASSWORD).await.status, StatusCode::SEE_OTHER, "who is elsewhere waits for nobody");
    poort.clock.set(now() + TimeDelta::seconds(30));
    assert_eq!(tries(&poort, &address(0), "partner", PASSWORD).await.status, StatusCode::SEE_OTHER, "and who is there gets in after the wait");
}

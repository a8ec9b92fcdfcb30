//! Nobody learns who has an account, neither by words nor by time: signing in, asking for a link and inviting somebody answer alike for known and
//! unknown addresses. Each pair is asked at one moment and in turns, so that whatever else the machine does meets both.

#![expect(clippy::float_arithmetic, reason = "times are compared; no money is counted here")]

use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::an_account::*;
use crate::story::the_panel::send;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::people::Role;
use server::account::resets;
use std::time::{Duration, Instant};

const PAIRS: u32 = 400;

/// What somebody sees of an answer, without the address that they typed themselves.
fn seen(answer: &Answer, email: &str) -> (StatusCode, Option<String>, String) {
    (answer.status, answer.location.clone(), same_bytes(answer).replace(email, ""))
}

/// Asks of a known and an unknown address in turns, first the one and then the other: equal bytes, and how long each took.
async fn timed_pair(number: u32, ask: impl AsyncFn(&str) -> Answer) -> (f64, f64) {
    let timed = async |email: String| {
        let begun = Instant::now();
        let answer = ask(&email).await;
        (begun.elapsed(), seen(&answer, &email))
    };
    let (known, unknown) = (format!("ken{number:03}@demo.example"), format!("wie{number:03}@demo.example"));
    let ((known, of_known), (unknown, of_unknown)) = if number.is_multiple_of(2) {
        let first = timed(known).await;
        (first, timed(unknown).await)
    } else {
        let first = timed(unknown).await;
        (timed(known).await, first)
    };
    assert_eq!(of_known, of_unknown, "pair {number}");
    (known.as_secs_f64(), unknown.as_secs_f64())
}

/// The same; tells how much longer the known one took.
async fn pair(number: u32, ask: impl AsyncFn(&str) -> Answer) -> f64 {
    let (known, unknown) = timed_pair(number, ask).await;
    known - unknown
}

/// The middle of the differences lies within five milliseconds of nothing.
fn within_five_milliseconds(door: &str, mut differences: Vec<f64>) {
    differences.sort_by(f64::total_cmp);
    let middle = differences[differences.len() / 2];
    assert!(middle.abs() <= Duration::from_millis(5).as_secs_f64(), "{door}: known addresses take {middle} seconds longer");
}

async fn with_known_addresses(poort: &Poort) {
    for number in 0..PAIRS {
        somebody(poort, &format!("ken{number:03}"), &[Role::Partner]).await;
    }
}

/// An address for each pair, so that nobody waits.
fn from(number: u32) -> String {
    format!("198.51.{}.{}", number / 200, number % 200)
}

#[tokio::test]
async fn four_hundred_pairs_ask_for_a_link_alike() {
    let poort = Poort::with_people().await;
    with_known_addresses(&poort).await;
    let mut differences = Vec::new();
    for number in 0..PAIRS {
        let nobody = poort.nobody();
        let ask = async |email: &str| sends_from(&nobody, &from(number), "/reset", &[("email", email)]).await;
        differences.push(pair(number, ask).await);
    }
    within_five_milliseconds("/reset", differences);
    assert_eq!(resets::round(&poort.state).await.expect("they are sent"), 400);
}

/// Signs in with a wrong password from the address of each pair; tells by how much the known one took longer, and how long.
async fn sign_in(poort: &Poort, pairs: u32) -> Vec<(f64, f64)> {
    let mut times = Vec::new();
    for number in 0..pairs {
        let nobody = poort.nobody();
        let ask = async |email: &str| {
            let fields = [("email", email), ("password", "geraden wachtwoord")];
            sends_from(&nobody, &from(number), "/sign-in", &fields).await
        };
        times.push(timed_pair(number, ask).await);
    }
    times
}

#[tokio::test]
async fn four_hundred_pairs_sign_in_alike() {
    let poort = Poort::with_people().await;
    with_known_addresses(&poort).await;
    let differences = sign_in(&poort, PAIRS).await.into_iter().map(|(known, unknown)| known - unknown).collect();
    within_five_milliseconds("/sign-in", differences);
}

/// With passwords at their full price, beside other work on the machine, the differences are of that work: what is told is that the price is paid for
/// who is not there as well, and `passwords.rs` that it is the same.
#[tokio::test]
async fn a_password_is_paid_for_whether_the_account_is_there_or_not() {
    let poort = Poort::with_passwords_at_full_price().await;
    with_known_addresses(&poort).await;
    let mut ratios: Vec<f64> = sign_in(&poort, 40).await.into_iter().map(|(known, unknown)| known / unknown).collect();
    ratios.sort_by(f64::total_cmp);
    let middle = ratios[ratios.len() / 2];
    assert!((2.0 / 3.0..=1.5).contains(&middle), "known addresses take {middle} times as long");
}

#[tokio::test]
async fn four_hundred_pairs_are_invited_alike() {
    let poort = Poort::with_people().await;
    with_known_addresses(&poort).await;
    let mut differences = Vec::new();
    let mut manager: Option<Visitor<'_>> = None;
    for number in 0..PAIRS {
        // Forty an hour and more have to wait: a morning goes by.
        if number.is_multiple_of(15) {
            poort.clock.set(poort.clock.now() + TimeDelta::hours(6));
            manager = Some(poort.back_again("manager").await);
        }
        let manager = manager.as_ref().expect("a manager");
        let ask = async |email: &str| send(manager, "/experts/invite", "0", &[("name", "Noor"), ("email", email), ("language", "nl")]).await;
        differences.push(pair(number, ask).await);
    }
    within_five_milliseconds("/experts/invite", differences);
}

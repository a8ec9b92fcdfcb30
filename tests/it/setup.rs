//! The first administrator, and the pages that everybody may read.

use crate::server_under_test::{Poort, now};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::people::Role;
use entity::{person, person_role};
use sea_orm::{EntityTrait, PaginatorTrait};

fn form<'a>(token: &'a str, password: &'a str) -> [(&'static str, &'a str); 4] {
    [("token", token), ("email", "Anke@Poort.example"), ("name", "Anke Boer"), ("password", password)]
}

#[tokio::test]
async fn the_first_administrator_uses_the_link_once() {
    let poort = Poort::start().await;
    let token = server::people::setup::make(&poort.state.database, now()).await.expect("a token");
    let people = || async { person::Entity::find().count(&poort.state.database.read).await.expect("a count") };
    let link = format!("/setup?token={}", token.secret());
    for _ in 0..2 {
        assert_eq!(poort.nobody().get(&link).await.status, StatusCode::OK, "opening it uses nothing");
    }
    let short = poort.nobody().post("/setup", &form(token.secret(), "elf tekens!")).await;
    assert_eq!((short.status, people().await), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    assert!(short.text.contains("Anke Boer") && !short.text.contains("elf tekens!"));
    let made = poort.nobody().post("/setup", &form(token.secret(), "een lange zin")).await;
    assert_eq!(made.location.as_deref(), Some("/sign-in?done=administrator-made"), "{}", made.text);
    let same = poort.nobody().post("/setup", &form(token.secret(), "een lange zin")).await;
    assert_eq!((same.location, people().await), (made.location, 1), "the same form sent twice gets the same answer");
    let again = poort.nobody().post("/setup", &form(token.secret(), "een heel andere zin")).await;
    assert_eq!((again.status, people().await), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    let roles = person_role::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert_eq!(roles.iter().map(|row| row.role).collect::<Vec<_>>(), [Role::Administrator]);
    let signed = poort.nobody().post("/sign-in", &[("email", "anke@poort.example"), ("password", "een lange zin")]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_unknown_or_old_link_makes_nobody() {
    let poort = Poort::start().await;
    let token = server::people::setup::make(&poort.state.database, now()).await.expect("a token");
    assert_eq!(poort.nobody().post("/setup", &form("verzonnen", "een lange zin")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    poort.clock.set(now() + TimeDelta::minutes(61));
    assert_eq!(poort.nobody().post("/setup", &form(token.secret(), "een lange zin")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(person::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
}

#[tokio::test]
async fn the_programme_is_for_who_is_signed_in_and_the_note_for_everybody() {
    let poort = Poort::with_people().await;
    for path in ["/policy", "/accessibility"] {
        assert_eq!(poort.nobody().get(path).await.status, StatusCode::OK, "{path}");
    }
    for path in ["/programme", "/programme/rules"] {
        assert_eq!(poort.nobody().get(path).await.status, StatusCode::SEE_OTHER, "{path}");
        for who in ["manager", "partner", "reviewer", "steering", "admin"] {
            assert_eq!(poort.signed_in(who).await.get(path).await.status, StatusCode::OK, "{who} {path}");
        }
    }
    let rules = poort.signed_in("admin").await.get("/programme/rules").await;
    assert_eq!(rules.text.matches("<tr id=\"").count(), 65);
    assert!(rules.text.contains("standaardwaarde, niet uit de beleidsnota") && rules.text.contains("/policy#s9"));
    let programme = poort.signed_in("admin").await.get("/programme").await;
    assert_eq!(programme.text.matches("Niet bekend").count(), 11);
}

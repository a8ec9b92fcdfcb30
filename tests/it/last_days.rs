//! Last days last through 23:59:59 Dutch time, in winter, in summer and around the night when the clock is changed, and say so with the zone.

use crate::server_under_test::Poort;
use crate::story::a_review::{a_panel, accepts, writes, written};
use crate::story::the_panel::send;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use domain::mail::MailKind;
use entity::{invitation, outbox};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use server::mail::rendered;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

async fn invited(poort: &Poort, made: &str) -> (String, String) {
    poort.clock.set(at(made));
    let manager = poort.signed_in("manager").await;
    let form = [("name", "Noor Visser"), ("email", "noor@elders.example"), ("language", "nl")];
    assert_eq!(send(&manager, "/experts/invite", "0", &form).await.status, StatusCode::SEE_OTHER);
    let all = outbox::Entity::find().all(&poort.state.database.read).await.expect("the outbox");
    let last = all.into_iter().filter(|row| row.kind == MailKind::ExpertInvited).max_by_key(|row| row.id).expect("a message");
    let text = rendered(&last, &poort.state.base_url).expect("words").text;
    let link = text[text.find("/invitation/").expect("a link")..].split_whitespace().next().expect("a link").to_owned();
    (link, text)
}

#[tokio::test]
async fn an_invitation_works_through_the_last_minute_of_its_last_day_and_says_so() {
    let rows = [
        ("2026-11-28T14:00:00Z", "12 december 2026, 23.59 uur Nederlandse tijd (CET)", "2026-12-12T22:59:59Z"),
        ("2026-10-10T22:30:00Z", "25 oktober 2026, 23.59 uur Nederlandse tijd (CET)", "2026-10-25T22:59:59Z"),
        ("2026-06-01T21:59:00Z", "15 juni 2026, 23.59 uur Nederlandse tijd (CEST)", "2026-06-15T21:59:59Z"),
    ];
    for (made, told, last) in rows {
        let poort = Poort::with_people().await;
        let (link, text) = invited(&poort, made).await;
        assert!(text.contains(told), "{text}");
        let page = poort.nobody().get(&link).await;
        assert!(page.text.contains(told), "{:?}", page.texts("main"));
        poort.clock.set(at(last));
        assert_eq!(poort.nobody().get(&link).await.status, StatusCode::OK, "made at {made}");
        poort.clock.set(at(last) + TimeDelta::seconds(1));
        assert_eq!(poort.nobody().get(&link).await.status, StatusCode::GONE, "made at {made}");
    }
}

#[tokio::test]
async fn an_invitation_of_before_that_was_made_with_an_hour_lasts_through_its_day() {
    let poort = Poort::with_people().await;
    let (link, _) = invited(&poort, "2026-11-28T14:00:00Z").await;
    let row = invitation::Entity::find().one(&poort.state.database.read).await.expect("rows").expect("the invitation");
    let write = poort.state.begin().await.expect("a write");
    let with_hour = invitation::ActiveModel { expires_at: Set(at("2026-12-12T14:00:00Z")), ..row.into_active_model() };
    with_hour.update(&write).await.expect("the row is there");
    write.finish([]).await.expect("it lasts");
    poort.clock.set(at("2026-12-12T22:59:59Z"));
    assert_eq!(poort.nobody().get(&link).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_check_page_refuses_what_handing_in_would() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["expert"]).await;
    let (review, expert) = (panel.reviews[0], poort.signed_in("expert").await);
    assert_eq!(accepts(&poort, &expert, review).await.status, StatusCode::SEE_OTHER);
    let saved = writes(&poort, &expert, review, &written(["4", "4", "4", "4", "4"], "Een goed plan, met een klant die wacht."), "save").await;
    assert!(saved.status.is_redirection() || saved.status.is_success(), "{}", saved.text);
    let path = format!("/reviews/{review}");
    assert_eq!(expert.get(&format!("{path}/check")).await.status, StatusCode::OK);
    poort.clock.set(at("2026-12-03T22:59:59Z"));
    let expert = poort.back_again("expert").await;
    assert_eq!(expert.get(&format!("{path}/check")).await.status, StatusCode::OK, "the last second of the last day");
    poort.clock.set(at("2026-12-03T23:00:00Z"));
    let expert = poort.back_again("expert").await;
    let refused = expert.get(&format!("{path}/check")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("Inleveren kon tot en met") && refused.text.contains("23.59 uur Nederlandse tijd"), "{:?}", refused.texts("main"));
}

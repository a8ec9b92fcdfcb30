//! Invitations are limited, for who invites and for who is invited, at every door and with growing waits.

use crate::invitations::{internal, last};
use crate::server_under_test::{Answer, Poort, Visitor, now};
use crate::story::a_gate::{READY_FOR_G1, a_project};
use crate::story::the_panel::send;
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use domain::people::{SecurityAction, SecurityResult};
use entity::security_event;
use sea_orm::EntityTrait;
use server::frame::limits::report;

fn told(answer: &Answer) -> (u16, Option<i64>) {
    let wait = answer.headers.get(header::RETRY_AFTER).map(|value| value.to_str().expect("ASCII").parse().expect("whole seconds"));
    (answer.status.as_u16(), wait)
}

async fn invites(who: &Visitor<'_>, email: &str) -> Answer {
    send(who, "/experts/invite", "0", &[("name", "Noor Visser"), ("email", email), ("language", "nl")]).await
}

#[tokio::test]
async fn an_address_is_invited_three_times_and_then_waits_at_every_door() {
    let poort = Poort::with_people().await;
    let project = a_project(&poort, READY_FOR_G1).await;
    let (manager, other, admin) = (poort.signed_in("manager").await, poort.signed_in("manager2").await, poort.signed_in("admin").await);
    let lead = poort.signed_in("partner").await;
    let six_hours = (429, Some(6 * 60 * 60));
    for who in [&manager, &manager, &other] {
        assert_eq!(invites(who, "noor@elders.example").await.status, StatusCode::SEE_OTHER);
    }
    let refused = invites(&other, "Noor@elders.example").await;
    assert_eq!(told(&refused), six_hours);
    for kept in ["value=\"Noor Visser\"", "value=\"Noor@elders.example\"", "over 6 uur"] {
        assert!(refused.text.contains(kept), "{kept}: {:?}", refused.texts("main"));
    }
    let open = last(&poort).await.id;
    let again = send(&manager, &format!("/experts/invitations/{open}/again"), "0", &[]).await;
    assert_eq!(told(&again), six_hours, "sending again is sending");
    assert!(again.text.contains("over 6 uur"), "{:?}", again.texts("main"));
    assert_eq!(last(&poort).await.id, open, "and the link that was sent before still works");
    let inside = send(&admin, "/people/invite", "0", &internal("noor@elders.example", "programme_manager", "", ("", ""))).await;
    assert_eq!(told(&inside), six_hours);
    let again = send(&admin, &format!("/people/invitations/{open}/again"), "0", &[]).await;
    assert_eq!(told(&again), six_hours);
    let path = format!("/projects/{project}/people");
    let place = poort.story().project_now(project).await.lead_organisation_id.expect("a lead").to_string();
    let form = |email: &'static str| [("name", "Noor Visser"), ("email", email), ("language", "nl"), ("organisation", place.as_str())];
    let of_project = send(&lead, &path, "0", &form("noor@elders.example")).await;
    assert_eq!(told(&of_project), six_hours);
    assert!(of_project.text.contains("value=\"Noor Visser\""), "{:?}", of_project.texts("main"));
    for _ in 0..3 {
        send(&lead, &path, "0", &form("kim@elders.example")).await.onward();
    }
    let open = last(&poort).await.id;
    assert_eq!(told(&send(&lead, &format!("{path}/{open}/again"), "0", &[]).await), six_hours);
    assert_eq!(send(&lead, &format!("{path}/{open}/withdraw"), "0", &[]).await.status, StatusCode::SEE_OTHER, "taking back does not wait");

    report(&poort.state).await.expect("the log is written");
    let rows = security_event::Entity::find().all(&poort.state.database.read).await.expect("rows");
    let rows = rows.into_iter().filter(|row| row.action == SecurityAction::Invitation);
    let mut kept: Vec<_> = rows.map(|row| (row.actor_name, row.object, row.result, row.times)).collect();
    kept.sort();
    let row = |name: &str, email: &str, times| (name.to_owned(), email.to_owned(), SecurityResult::Refused, times);
    let noor = "n…@elders.example";
    let expected = [row("Anke Demo", noor, 2), row("Maarten Demo", noor, 1), row("Marieke Demo", noor, 1)];
    let expected = [&expected[..], &[row("Petra Demo", "k…@elders.example", 1), row("Petra Demo", noor, 1)]].concat();
    assert_eq!(kept, expected);

    poort.clock.set(now() + TimeDelta::hours(6));
    let manager = poort.back_again("manager").await;
    assert_eq!(invites(&manager, "noor@elders.example").await.status, StatusCode::SEE_OTHER);
    assert_eq!(told(&invites(&manager, "noor@elders.example").await), (429, Some(12 * 60 * 60)), "the next wait is longer");
}

#[tokio::test]
async fn who_tries_address_after_address_waits_whether_they_have_an_account_or_not() {
    let poort = Poort::with_people().await;
    let (manager, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    for number in 0..39 {
        assert_eq!(invites(&manager, &format!("gok{number}@elders.example")).await.status, StatusCode::SEE_OTHER, "{number}");
    }
    let refused = invites(&manager, "reviewer@demo.example").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a role that is there already; it counts as well");
    for email in ["manager2@demo.example", "gok40@elders.example"] {
        let waits = invites(&manager, email).await;
        assert_eq!(told(&waits), (429, Some(60)));
        assert!(waits.text.contains("over 60 seconden"), "{:?}", waits.texts("main"));
    }
    assert_eq!(invites(&other, "gok40@elders.example").await.status, StatusCode::SEE_OTHER, "nobody else waits");
    poort.clock.set(now() + TimeDelta::seconds(60));
    assert_eq!(invites(&manager, "gok41@elders.example").await.status, StatusCode::SEE_OTHER, "and after the wait it works");
    assert_eq!(told(&invites(&manager, "gok42@elders.example").await), (429, Some(120)));
}

#[tokio::test]
async fn the_same_form_twice_counts_once() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let key = server::state::new_id().to_string();
    let form = [("key", key.as_str()), ("version", "0"), ("name", "Noor"), ("email", "noor@elders.example"), ("language", "nl")];
    for _ in 0..6 {
        assert_eq!(manager.post("/experts/invite", &form).await.location.as_deref(), Some("/experts?done=expert-invited"));
    }
    for _ in 0..2 {
        assert_eq!(invites(&manager, "noor@elders.example").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(told(&invites(&manager, "noor@elders.example").await).0, 429);
}

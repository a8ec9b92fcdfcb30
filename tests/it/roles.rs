//! Roles with a first and a last day: they begin and end by themselves, at midnight in the Netherlands, and who has one is told before.

use crate::invitations::{account, internal, roles};
use crate::server_under_test::{Poort, now};
use crate::story::the_panel::send;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::{Role, SteeringSeat};
use migration::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use server::people::store::chair_and_secretary;

async fn id(poort: &Poort, name: &str) -> PersonId {
    account(poort, &format!("{name}@demo.example")).await.expect("a demo person").id
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn role<'a>(role: &'a str, seat: &'a str, first: &'a str, last: &'a str) -> [(&'a str, &'a str); 4] {
    [("role", role), ("seat", seat), ("first_day", first), ("last_day", last)]
}

#[tokio::test]
async fn a_role_ends_by_itself_at_midnight_dutch_time() {
    let poort = Poort::with_people().await;
    let (admin, partner) = (poort.signed_in("admin").await, id(&poort, "partner").await);
    let given = send(&admin, &format!("/people/{partner}/roles/new"), "0", &role("programme_manager", "", "", "24-11-2026")).await;
    assert_eq!(given.location, Some(format!("/people/{partner}?done=role-given")), "{:?}", given.texts("main"));
    assert!(poort.outbox().await.iter().any(|row| row.kind == MailKind::RoleGiven && row.person_id == Some(partner)), "they are told");
    assert_eq!(poort.signed_in("partner").await.get("/experts").await.status, StatusCode::OK);
    poort.clock.set(at("2026-11-24T22:59:59Z"));
    assert_eq!(poort.back_again("partner").await.get("/experts").await.status, StatusCode::OK, "the last minute of the last day");
    let still_open = poort.back_again("partner").await;
    poort.clock.set(at("2026-11-24T23:00:00Z"));
    assert_eq!(still_open.get("/experts").await.status, StatusCode::FORBIDDEN, "the same session, one second later");
    assert_eq!(still_open.get("/projects").await.status, StatusCode::OK, "the other role stays");
}

#[tokio::test]
async fn a_deputy_signs_between_the_first_and_the_last_day_only() {
    let poort = Poort::with_people().await;
    let (admin, lotte) = (poort.signed_in("admin").await, poort.story().member("lotte").await);
    let secretary = id(&poort, "secretary").await;
    let given = send(&admin, &format!("/people/{lotte}/roles/new"), "0", &role("steering_member", "secretary", "1-12-2026", "20-12-2026")).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{:?}", given.texts("main"));
    assert!(admin.get(&format!("/people/{lotte}")).await.text.contains("Gaat nog in"));
    let signs = async |day: &str| {
        let day = day.parse().expect("a day");
        let all = chair_and_secretary(&poort.state.database.read, day).await.expect("the database answers");
        (all.contains(&lotte), all.contains(&secretary), all.len())
    };
    assert_eq!(signs("2026-11-30").await, (false, true, 2));
    assert_eq!(signs("2026-12-01").await, (true, true, 3));
    assert_eq!(signs("2026-12-20").await, (true, true, 3));
    assert_eq!(signs("2026-12-21").await, (false, true, 2));
    let chair = id(&poort, "steering").await;
    let both = send(&admin, &format!("/people/{chair}/roles/new"), "0", &role("steering_member", "secretary", "", "")).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(both.text.contains("zijn twee mensen"), "{:?}", both.texts("main"));
}

#[tokio::test]
async fn a_role_is_ended_now_or_after_a_day_and_the_last_administrator_stays() {
    let poort = Poort::with_people().await;
    let (admin, own) = (poort.signed_in("admin").await, id(&poort, "admin").await);
    let administrator = roles(&poort, own).await[0].id;
    for (when, last_day) in [("now", ""), ("after", "31-12-2026")] {
        let refused = send(&admin, &format!("/people/{own}/roles/{administrator}/end"), "0", &[("when", when), ("last_day", last_day)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("laatste beheerder"), "{:?}", refused.texts("main"));
    }
    let manager2 = id(&poort, "manager2").await;
    let managing = roles(&poort, manager2).await[0].id;
    let path = format!("/people/{manager2}/roles/{managing}/end");
    assert_eq!(
        send(&admin, &path, "0", &[("when", "after"), ("last_day", "22-11-2026")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a day that is over"
    );
    let maarten = poort.signed_in("manager2").await;
    assert_eq!(maarten.get("/experts").await.status, StatusCode::OK);
    assert_eq!(send(&admin, &path, "0", &[("when", "now"), ("last_day", "")]).await.location, Some(format!("/people/{manager2}?done=role-ended")));
    assert_eq!(maarten.get("/experts").await.status, StatusCode::FORBIDDEN, "in the same second");
    assert_eq!(send(&admin, &path, "0", &[("when", "now"), ("last_day", "")]).await.status, StatusCode::NOT_FOUND, "it is over");
    send(&admin, &format!("/people/{manager2}/roles/new"), "0", &role("administrator", "", "", "")).await.onward();
    assert_eq!(
        send(&admin, &format!("/people/{own}/roles/{administrator}/end"), "0", &[("when", "now"), ("last_day", "")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(admin.get("/people").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_has_a_role_and_the_administrators_hear_a_week_before_that_it_ends_and_once() {
    let poort = Poort::with_people().await;
    let (admin, partner) = (poort.signed_in("admin").await, id(&poort, "partner").await);
    send(&admin, &format!("/people/{partner}/roles/new"), "0", &role("programme_manager", "", "", "20-12-2026")).await.onward();
    let told = async || {
        server::people::role_reminders::tell(&poort.state).await.expect("it is told");
        let rows = poort.outbox().await.into_iter().filter(|row| row.kind == MailKind::RoleEnding);
        let mut told: Vec<String> = rows.map(|row| row.address).collect();
        told.sort();
        told
    };
    assert_eq!(told().await, Vec::<String>::new());
    poort.clock.set(at("2026-12-12T22:59:59Z"));
    assert_eq!(told().await, Vec::<String>::new(), "eight days before");
    poort.clock.set(at("2026-12-12T23:00:00Z"));
    assert_eq!(told().await, ["admin@demo.example", "partner@demo.example"]);
    assert_eq!(told().await.len(), 2, "once");
    let short = id(&poort, "reviewer").await;
    let admin = poort.back_again("admin").await;
    send(&admin, &format!("/people/{short}/roles/new"), "0", &role("programme_manager", "", "", "15-12-2026")).await.onward();
    assert_eq!(told().await.len(), 2, "who gets a role for a few days knows");
}

#[tokio::test]
async fn who_is_invited_to_a_role_that_ends_cannot_use_the_link_afterwards() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let form = internal("lotte@elders.example", "steering_member", "chair", ("", "25-11-2026"));
    send(&admin, "/people/invite", "0", &form).await.onward();
    let link = crate::invitations::link_to(&poort, "lotte@elders.example").await;
    poort.clock.set(at("2026-11-25T23:00:00Z"));
    assert_eq!(poort.nobody().get(&link).await.status, StatusCode::GONE);
    poort.clock.set(now());
    assert_eq!(poort.nobody().get(&link).await.status, StatusCode::OK);
}

#[tokio::test]
async fn roles_seats_and_invitations_of_before_are_kept() {
    let old = crate::upgrade::Old::start().await;
    Migrator::up(&old.connection, Some(29 - 2 - 14)).await.expect("the schema as it was before roles had days");
    let (chair, expert) = (old.person("voorzitter").await, old.person("expert").await);
    old.run(&format!("UPDATE person SET steering_seat = 'chair' WHERE id = {chair}")).await;
    old.run(&format!("INSERT INTO person_role (person_id, role) VALUES ({chair}, 'steering_member'), ({expert}, 'reviewer')")).await;
    let invitation = old.id(server::state::new_id());
    old.run(&format!(
        "INSERT INTO expert_invitation (id, token_hash, email, name, language, invited_by, invited_at, expires_at) VALUES ({invitation}, 'hash', \
         'noor@story.example', 'Noor', 'nl', {chair}, '2026-01-01 10:00:00+00:00', '2026-01-15 10:00:00+00:00')"
    ))
    .await;
    Migrator::up(&old.connection, None).await.expect("the schema as it is");
    use entity::{invitation, person_role};
    use sea_orm::EntityTrait;
    let mut kept: Vec<_> =
        person_role::Entity::find().all(&old.connection).await.expect("rows").into_iter().map(|row| (row.role, row.seat)).collect();
    kept.sort_by_key(|(role, _)| role.code());
    assert_eq!(kept, [(Role::Reviewer, None), (Role::SteeringMember, Some(SteeringSeat::Chair))]);
    let rows = invitation::Entity::find().all(&old.connection).await.expect("rows");
    assert_eq!(
        rows.iter().map(|row| (row.email.as_str(), row.role, row.used_at)).collect::<Vec<_>>(),
        [("noor@story.example", Role::Reviewer, None)]
    );
    assert!(old.connection.execute_unprepared("SELECT steering_seat FROM person").await.is_err(), "the seat belongs to the role");
}

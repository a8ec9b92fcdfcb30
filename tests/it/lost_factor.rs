//! A second factor that is lost is reset by two people, or by the operator of the machine: their names stand in the history.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, Visitor};
use crate::story::a_factor::{factors, later, sets_up_app};
use crate::story::a_gate::a_key;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::mail::MailKind;
use entity::{factor_reset, history, outbox};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::factors::resets::by_operator;

const PAGE: &str = "/second-factors";
const RESETS: &str = "/second-factors/resets";
const WHY: &str = "Stond vanmorgen aan de balie met een paspoort.";

async fn asks(poort: &Poort, admin: &Visitor<'_>, name: &str) -> Option<String> {
    let person = poort.story().person_id(name).await.to_string();
    PageForm::on(&admin.get(PAGE).await, RESETS).with("person", &person).with("reason", WHY).send(admin).await.location
}

async fn last(poort: &Poort) -> String {
    let newest = factor_reset::Entity::find().order_by_desc(factor_reset::Column::AskedAt);
    newest.one(&poort.state.database.read).await.expect("a database").expect("a request").id.to_string()
}

async fn told(poort: &Poort, kind: MailKind) -> Vec<String> {
    let of_kind = outbox::Entity::find().filter(outbox::Column::Kind.eq(kind)).order_by_asc(outbox::Column::Address);
    of_kind.all(&poort.state.database.read).await.expect("the outbox").into_iter().map(|row| row.address).collect()
}

async fn newest(poort: &Poort) -> history::Model {
    let newest = history::Entity::find().filter(history::Column::Action.ne("signed_in")).order_by_desc(history::Column::Seq);
    newest.one(&poort.state.database.read).await.expect("the history").expect("an event")
}

#[tokio::test]
async fn a_lost_factor_is_reset_by_two_people_and_both_names_stand_in_the_history() {
    let poort = Poort::with_people().await;
    let (_, secretary) = sets_up_app(&poort, &poort.signed_in("secretary").await, "secretary").await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    assert_eq!(asks(&poort, &admin, "secretary").await.as_deref(), Some("/second-factors?done=factor-reset-asked"));
    assert_eq!(told(&poort, MailKind::FactorResetAsked).await, ["manager2@demo.example", "manager@demo.example"]);
    assert!(manager.get("/my-work").await.text.contains("Bevestig dat een tweede factor verloren is"));
    assert!(!admin.get("/my-work").await.text.contains("Bevestig dat een tweede factor verloren is"), "not who asked");
    let confirm = format!("{RESETS}/{}/confirm", last(&poort).await);
    let alone = admin.post(&confirm, &[("key", &*a_key()), ("version", "0")]).await;
    assert_eq!((alone.status, factors(&poort).await), (StatusCode::FORBIDDEN, (1, 0)), "nobody does it alone");
    let page = manager.get(PAGE).await;
    assert!(page.text.contains(WHY) && page.text.contains("Anke Demo"));
    let form = PageForm::on(&page, &confirm);
    assert_eq!(form.send(&manager).await.location.as_deref(), Some("/second-factors?done=factor-reset"));
    assert_eq!(factors(&poort).await, (0, 0));
    assert!(secretary.get("/my-work").await.location.is_some_and(|location| location.starts_with("/sign-in")), "signed out everywhere");
    assert_eq!(told(&poort, MailKind::FactorReset).await, ["secretary@demo.example"]);
    let event = newest(&poort).await;
    assert_eq!((event.action.as_str(), event.actor_name.as_str()), ("factor_reset", "Marieke Demo"));
    assert!(event.detail.contains("Anke Demo") && event.detail.contains(WHY), "{}", event.detail);
    poort.signed_in("secretary").await;
    let again = manager.post(&confirm, &[("key", &*a_key()), ("version", "0")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it is over");
}

#[tokio::test]
async fn a_request_ends_after_a_day_is_taken_back_by_who_asked_and_is_there_once() {
    let poort = Poort::with_people().await;
    sets_up_app(&poort, &poort.signed_in("secretary").await, "secretary").await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    asks(&poort, &admin, "secretary").await.expect("asked");
    assert_eq!(asks(&poort, &admin, "secretary").await, None, "one waits already");
    let id = last(&poort).await;
    let withdraw = format!("{RESETS}/{id}/withdraw");
    assert_eq!(manager.post(&withdraw, &[("key", &*a_key()), ("version", "0")]).await.status, StatusCode::FORBIDDEN);
    let back = PageForm::on(&admin.get(PAGE).await, &withdraw).send(&admin).await;
    assert_eq!(back.location.as_deref(), Some("/second-factors?done=factor-reset-withdrawn"));
    asks(&poort, &admin, "secretary").await.expect("asked again");
    let confirm = format!("{RESETS}/{}/confirm", last(&poort).await);
    later(&poort, TimeDelta::hours(25));
    let late = poort.signed_in("manager").await.post(&confirm, &[("key", &*a_key()), ("version", "0")]).await;
    assert_eq!((late.status, factors(&poort).await), (StatusCode::CONFLICT, (1, 0)));
    let unknown = format!("{RESETS}/{}/confirm", server::state::new_id());
    let manager = poort.signed_in("manager").await;
    assert_eq!(manager.post(&unknown, &[("key", &*a_key()), ("version", "0")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_request_names_somebody_who_has_a_factor_and_says_why() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let empty = PageForm::on(&admin.get(PAGE).await, RESETS).send(&admin).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asks(&poort, &admin, "secretary").await, None, "there is nothing to reset");
    let manager = poort.signed_in("manager").await;
    let forbidden = manager.post(RESETS, &[("key", &*a_key()), ("version", "0"), ("person", ""), ("reason", WHY)]).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN, "a programme manager confirms, and does not ask");
    for name in ["partner", "reviewer", "steering"] {
        assert_eq!(poort.signed_in(name).await.get(PAGE).await.status, StatusCode::FORBIDDEN, "{name}");
    }
}

#[tokio::test]
async fn the_owner_does_not_confirm_the_reset_of_an_own_factor() {
    let poort = Poort::with_people().await;
    let (_, manager) = sets_up_app(&poort, &poort.signed_in("manager").await, "manager").await;
    asks(&poort, &poort.signed_in("admin").await, "manager").await.expect("asked");
    let confirm = format!("{RESETS}/{}/confirm", last(&poort).await);
    let own = manager.post(&confirm, &[("key", &*a_key()), ("version", "0")]).await;
    assert_eq!((own.status, factors(&poort).await), (StatusCode::FORBIDDEN, (1, 0)));
}

#[tokio::test]
async fn an_operator_resets_a_factor_and_the_history_says_that_it_was_the_operator() {
    let poort = Poort::with_people().await;
    let (_, admin) = sets_up_app(&poort, &poort.signed_in("admin").await, "admin").await;
    assert!(!by_operator(&poort.state, "nobody@demo.example").await.expect("an answer"));
    assert!(!by_operator(&poort.state, "manager@demo.example").await.expect("an answer"), "there is nothing to reset");
    assert!(by_operator(&poort.state, "admin@demo.example").await.expect("an answer"));
    assert_eq!(factors(&poort).await, (0, 0));
    assert_eq!(admin.get("/my-work").await.status, StatusCode::SEE_OTHER);
    let event = newest(&poort).await;
    assert_eq!((event.action.as_str(), event.actor_id), ("factor_reset", None));
    poort.signed_in("admin").await;
}

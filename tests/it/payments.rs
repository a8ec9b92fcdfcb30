//! From what is due to a file for the bank: the plan, the proposal of one manager, the approval of another, and everything that stands in the way.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::a_gate::{a_key, version};
use crate::story::paying::*;
use crate::story::undoing::{REASON, propose_stop};
use axum::http::StatusCode;
use domain::Eur;
use domain::mail::MailKind;
use domain::settings::ParameterKey;
use entity::{outbox, payment_batch, payment_order};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

#[tokio::test]
async fn a_go_without_an_account_is_held_up_and_the_plan_says_why() {
    let poort = Poort::with_people().await;
    let id = with_a_go(&poort).await;
    let manager = poort.signed_in("manager").await;
    let page = manager.get("/payments").await;
    assert!(offered(&page).is_empty());
    assert_eq!(
        page.texts("section[aria-labelledby='held'] tbody td:nth-child(2)"),
        ["De eerste betaling wacht op de startlijst van deze partner. Er is geen bankrekening ingevoerd"; 3]
    );
    let plan = manager.get(&app::paths::project_payments(id)).await;
    let text = plan.texts("main").join(" ");
    for words in ["Niet gecontroleerd", "Kleine subsidie", "Er is geen bankrekening ingevoerd", "Onder € 25.000", "Vanaf € 125.000"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let partner = poort.signed_in("partner").await;
    assert_eq!(partner.get(&app::paths::project_payments(id)).await.status, StatusCode::OK);
    assert_eq!(poort.signed_in("reviewer").await.get(&app::paths::project_payments(id)).await.status, StatusCode::NOT_FOUND);
    for who in ["partner", "steering", "admin", "reviewer"] {
        assert_eq!(poort.signed_in(who).await.get("/payments").await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn a_proposal_of_one_manager_is_approved_by_another_and_becomes_a_file_that_keeps_to_its_schema() {
    let poort = Poort::with_people().await;
    let id = ready_to_pay(&poort).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    proposes(&manager).await.onward();
    let batch = last_batch(&poort).await;
    let payments = orders(&poort, batch.id).await;
    assert_eq!((payments.len(), sum(&payments)), (3, Eur::euros(12_000)));
    assert!(offered(&manager.get("/payments").await).is_empty(), "what is in a proposal is not offered again");
    let told = outbox::Entity::find().filter(outbox::Column::Kind.eq(MailKind::PaymentsProposed)).all(&poort.state.database.read).await;
    assert_eq!(told.expect("rows").into_iter().map(|row| row.address).collect::<Vec<_>>(), ["manager2@demo.example"]);
    assert!(second.get("/my-work").await.text.contains("Keur de betalingen goed"));

    let file = app::paths::payment_batch_file(batch.id);
    assert_eq!(manager.get(&file).await.status, StatusCode::NOT_FOUND, "nothing was approved");
    refuses(&step(&poort, &manager, batch.id, "approve").await, StatusCode::UNPROCESSABLE_ENTITY, "U maakte dit voorstel zelf.");
    refuses(&step(&poort, &manager, batch.id, "send").await, StatusCode::UNPROCESSABLE_ENTITY, "Dat kan niet");
    step(&poort, &second, batch.id, "approve").await.onward();
    assert_eq!(manager.get(&file).await.status, StatusCode::NOT_FOUND, "nothing was sent");
    step(&poort, &manager, batch.id, "send").await.onward();
    let taken = manager.get(&file).await;
    assert_eq!((taken.status, &taken.headers["content-type"]), (StatusCode::OK, &"application/xml; charset=utf-8".parse().expect("a header")));
    assert_eq!(against("pain.001.001.09.xsd", &taken.text), "", "{}", taken.text);
    for words in [OWN, THEIRS[0], THEIRS[1], THEIRS[2], "<CtrlSum>12000.00</CtrlSum>", "<NbOfTxs>3</NbOfTxs>", "<MsgId>POORT-000001</MsgId>"] {
        assert!(taken.text.contains(words), "{words}: {}", taken.text);
    }
    for order in &payments {
        assert_eq!(taken.text.matches(&format!("<EndToEndId>{}</EndToEndId>", order.end_to_end)).count(), 1);
    }
    assert_eq!(manager.get(&file).await.text, taken.text, "the same file however often it is taken");
    assert_ne!(against("pain.001.001.09.xsd", &taken.text.replace("<MsgId>POORT-000001</MsgId>", "")), "", "the check is one that can fail");
    refuses(&withdraws(&poort, &manager, batch.id).await, StatusCode::UNPROCESSABLE_ENTITY, "Dat kan niet");
    assert_eq!(paid(&poort, id).await, [0, 0], "nothing is called paid before the bank says so");
    let page = manager.get(&app::paths::payment_batch(batch.id)).await;
    assert!(page.text.contains("•••• 4567") && !page.text.contains(THEIRS[0]) && !page.text.contains("NL20 INGB"), "{}", page.text);
}

async fn withdraws(
    poort: &Poort,
    visitor: &crate::server_under_test::Visitor<'_>,
    id: domain::ids::PaymentBatchId,
) -> crate::server_under_test::Answer {
    let version = payment_batch::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("rows").expect("a proposal").version.to_string();
    crate::story::the_panel::send(visitor, &app::paths::payment_batch_withdraw(id), &version, &[("reason", REASON)]).await
}

#[tokio::test]
async fn a_changed_account_and_a_project_that_stops_hold_a_proposal_up_until_it_is_withdrawn() {
    let poort = Poort::with_people().await;
    let id = ready_to_pay(&poort).await;
    let lead = organisations(&poort, id).await[0];
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    proposes(&manager).await.onward();
    let batch = last_batch(&poort).await.id;
    enters(&manager, Some(lead), "DE89370400440532013000").await.onward();
    refuses(&step(&poort, &second, batch, "approve").await, StatusCode::UNPROCESSABLE_ENTITY, "Een betaling kan niet doorgaan");
    confirms(&poort, &second, Some(lead)).await.onward();
    refuses(&step(&poort, &second, batch, "approve").await, StatusCode::UNPROCESSABLE_ENTITY, "Partij 1 van SluisSens");
    withdraws(&poort, &manager, batch).await.onward();
    assert_eq!(offered(&manager.get("/payments").await).len(), 3, "it can be proposed again, to the other account");

    proposes(&manager).await.onward();
    let again = last_batch(&poort).await.id;
    step(&poort, &second, again, "approve").await.onward();
    propose_stop(&poort, &manager, id).await.onward();
    let (key, now) = (a_key(), version(&poort, id).await);
    second.post(&format!("{}/confirm", app::paths::stop(id)), &[("key", &key), ("version", &now)]).await.onward();
    refuses(&step(&poort, &manager, again, "send").await, StatusCode::UNPROCESSABLE_ENTITY, "Een betaling kan niet doorgaan");
    assert!(offered(&manager.get("/payments").await).is_empty());
}

#[tokio::test]
async fn what_is_chosen_twice_at_once_is_proposed_once_and_nothing_chosen_proposes_nothing() {
    let poort = Poort::with_people().await;
    ready_to_pay(&poort).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let (one, other) = (manager.get("/payments").await, second.get("/payments").await);
    let nothing = PageForm::on(&one, "/payments").send(&manager).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", nothing.texts("main"));
    let code = &offered(&one)[0];
    let yesterday = PageForm::on(&one, "/payments").ticked("line", code).with("pay_on", "2020-01-01").send(&manager).await;
    assert!(yesterday.status == StatusCode::UNPROCESSABLE_ENTITY && yesterday.text.contains(code), "{:?}", yesterday.errors());
    PageForm::on(&one, "/payments").ticked("line", code).send(&manager).await.onward();
    let late = PageForm::on(&other, "/payments").ticked("line", code).send(&second).await;
    refuses(&late, StatusCode::CONFLICT, "Kies opnieuw.");
    let strange = format!("{}1", offered(&other)[1]);
    refuses(&PageForm::on(&other, "/payments").ticked("line", &strange).send(&second).await, StatusCode::CONFLICT, "Kies opnieuw.");
    let count = payment_order::Entity::find().count(&poort.state.database.read).await.expect("a count");
    assert_eq!(count, 1, "another amount than was shown is not proposed either");
}

#[tokio::test]
async fn without_an_account_of_the_programme_nothing_goes_to_the_bank() {
    let poort = Poort::with_people().await;
    let id = with_a_go(&poort).await;
    arranged(&poort, id).await;
    has_account(&poort, Some(organisations(&poort, id).await[0]), THEIRS[0]).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    assert!(manager.get("/payments").await.text.contains("Het programma heeft geen rekening die geldt"));
    proposes(&manager).await.onward();
    let batch = last_batch(&poort).await.id;
    step(&poort, &second, batch, "approve").await.onward();
    refuses(&step(&poort, &manager, batch, "send").await, StatusCode::UNPROCESSABLE_ENTITY, "Het programma heeft geen rekening die geldt");
}

#[tokio::test]
async fn the_database_refuses_to_change_a_payment_or_a_proposal_that_is_over() {
    let poort = Poort::with_people().await;
    ready_to_pay(&poort).await;
    at_the_bank(&poort).await;
    for sql in [
        "UPDATE payment_order SET amount = amount + 1",
        "DELETE FROM payment_order WHERE NOT is_demo",
        "UPDATE payment_batch SET sent_at = NULL",
        "UPDATE payment_batch SET approved_by = proposed_by",
        "DELETE FROM payment_batch WHERE NOT is_demo",
    ] {
        let write = poort.state.begin().await.expect("a write begins");
        assert!(write.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}

#[tokio::test]
async fn the_numbers_of_payments_count_as_not_checked_until_a_person_confirms_each() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let list = "/settings/parameters";
    assert_eq!(admin.get(list).await.text.matches("niet gecontroleerd").count(), ParameterKey::PAYMENTS.len());
    let page = format!("{list}/small_grant_below");
    let action = format!("{page}/confirm");
    PageForm::on(&admin.get(&page).await, &action).send(&admin).await.onward();
    assert!(admin.get(&page).await.text.contains("Gecontroleerd door Anke Demo"));
    assert_eq!(admin.get(list).await.text.matches("niet gecontroleerd").count(), ParameterKey::PAYMENTS.len() - 1);
    let refused = crate::story::the_panel::send(&admin, "/settings/parameters/mandate/confirm", "0", &[]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "that one counts by itself");
    assert_eq!(poort.signed_in("manager").await.post(&action, &[]).await.status, StatusCode::FORBIDDEN);
    assert!(poort.signed_in("steering").await.get("/history").await.text.contains("Parameter bevestigd"));
}

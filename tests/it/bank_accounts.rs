//! Bank accounts: two people stand for each, who knew the one before is told, nothing is paid while one waits, and the database keeps it so.

use crate::server_under_test::Poort;
use crate::story::a_gate::a_key;
use crate::story::paying::*;
use axum::http::StatusCode;
use domain::mail::MailKind;
use entity::{bank_account, history, outbox};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

async fn told(poort: &Poort, kind: MailKind) -> Vec<String> {
    let rows = outbox::Entity::find().filter(outbox::Column::Kind.eq(kind)).all(&poort.state.database.read).await.expect("the database answers");
    let mut told: Vec<String> = rows.into_iter().map(|row| row.address.split('@').next().unwrap_or_default().to_owned()).collect();
    told.sort();
    told
}

async fn accounts(poort: &Poort) -> u64 {
    bank_account::Entity::find().count(&poort.state.database.read).await.expect("the database answers")
}

#[tokio::test]
async fn a_partner_enters_an_account_a_manager_confirms_it_and_the_old_contact_hears_of_the_next_one() {
    let poort = Poort::with_people().await;
    let id = with_a_go(&poort).await;
    let lead = organisations(&poort, id).await[0];
    let (partner, manager, second) = (poort.signed_in("partner").await, poort.signed_in("manager").await, poort.signed_in("manager2").await);
    enters(&partner, Some(lead), "nl20 ingb 0001 2345 67").await.onward();
    assert_eq!(told(&poort, MailKind::AccountEntered).await, Vec::<String>::new(), "nobody else knew one");
    let page = partner.get(&account_path(Some(lead))).await;
    assert!(page.text.contains("NL20 INGB 0001 2345 67") && page.text.contains("Een programmamanager bevestigt deze rekening."));
    assert!(manager.get("/my-work").await.text.contains("Bevestig de bankrekening"));
    refuses(&confirms(&poort, &partner, Some(lead)).await, StatusCode::FORBIDDEN, "");
    confirms(&poort, &manager, Some(lead)).await.onward();
    assert_eq!(told(&poort, MailKind::AccountConfirmed).await, ["partner"]);

    enters(&manager, Some(lead), THEIRS[1]).await.onward();
    assert_eq!(told(&poort, MailKind::AccountEntered).await, ["partner"], "who entered the one before, and works there");
    refuses(&confirms(&poort, &manager, Some(lead)).await, StatusCode::UNPROCESSABLE_ENTITY, "U voerde deze rekening zelf in.");
    assert!(!manager.get("/my-work").await.text.contains("Bevestig de bankrekening"), "that is for somebody else");
    refuses(&enters(&partner, Some(lead), THEIRS[2]).await, StatusCode::CONFLICT, "Iemand anders heeft intussen iets met deze rekening gedaan.");
    confirms(&poort, &second, Some(lead)).await.onward();
    let page = partner.get(&account_path(Some(lead))).await;
    assert!(
        page.text.contains("NL02 ABNA 0123 4567 89") && !page.text.contains("NL20 INGB") && page.text.contains("•••• 4567, gold tot"),
        "{}",
        page.text
    );
    let events = history::Entity::find().filter(history::Column::Action.is_in(["account_entered", "account_confirmed"]));
    assert_eq!(events.count(&poort.state.database.read).await.expect("a count"), 4);
}

#[tokio::test]
async fn a_number_that_is_wrong_is_refused_at_its_field_with_everything_else_and_keeps_what_was_typed() {
    let poort = Poort::with_people().await;
    let lead = organisations(&poort, with_a_go(&poort).await).await[0];
    let manager = poort.signed_in("manager").await;
    let wrong = crate::story::the_panel::send(&manager, &account_path(Some(lead)), "0", &[("iban", "NL20 INGB 0001 2345 68"), ("holder", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = ["Rekeningnummer (IBAN): dit nummer klopt niet. Kijk het na, letter voor letter.", "Vul in: Op naam van."];
    assert!(wrong.errors().len() == 2 && wrong.errors()[0] == said[0], "{:?}", wrong.errors());
    assert!(wrong.keeps("iban", "NL20 INGB 0001 2345 68"));
    refuses(&enters(&manager, Some(lead), "BR1500000000000010932840814P2").await, StatusCode::UNPROCESSABLE_ENTITY, "SEPA");
    assert_eq!(accounts(&poort).await, 0);
    enters(&manager, Some(lead), THEIRS[0]).await.onward();
    confirms(&poort, &poort.signed_in("manager2").await, Some(lead)).await.onward();
    assert_eq!(enters(&manager, Some(lead), THEIRS[0]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the same number changes nothing");
}

#[tokio::test]
async fn the_account_of_another_organisation_and_of_the_programme_is_for_managers() {
    let poort = Poort::with_people().await;
    let id = with_a_go(&poort).await;
    let [lead, other, _] = organisations(&poort, id).await[..] else { panic!("three partners") };
    for owner in [Some(lead), Some(other), None] {
        has_account(&poort, owner, if owner.is_none() { OWN } else { THEIRS[0] }).await;
    }
    for (who, own) in
        [("partner", StatusCode::OK), ("steering", StatusCode::FORBIDDEN), ("admin", StatusCode::FORBIDDEN), ("reviewer", StatusCode::FORBIDDEN)]
    {
        let visitor = poort.signed_in(who).await;
        assert_eq!(visitor.get(&account_path(Some(lead))).await.status, own, "{who}");
        for owner in [Some(other), None] {
            assert_eq!(visitor.get(&account_path(owner)).await.status, StatusCode::FORBIDDEN, "{who}");
            assert_eq!(enters(&visitor, owner, THEIRS[1]).await.status, StatusCode::FORBIDDEN, "{who}");
        }
    }
    assert!(!poort.signed_in("partner").await.get(&app::paths::organisation(other)).await.text.contains(&account_path(Some(other))));
    assert!(poort.signed_in("partner").await.get(&app::paths::organisation(lead)).await.text.contains(&account_path(Some(lead))));
}

#[tokio::test]
async fn a_form_about_an_account_that_was_replaced_confirms_nothing() {
    let poort = Poort::with_people().await;
    let lead = organisations(&poort, with_a_go(&poort).await).await[0];
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    enters(&manager, Some(lead), THEIRS[0]).await.onward();
    let first = waiting(&poort, Some(lead)).await;
    let about = |version: &str| [("key", a_key()), ("version", version.to_owned()), ("account", first.id.to_string())];
    let post = async |path: &str, version: &str| {
        let pairs = about(version);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        second.post_confirmed(&format!("{}/{path}", account_path(Some(lead))), &pairs).await
    };
    post("withdraw", "1").await.onward();
    enters(&manager, Some(lead), THEIRS[1]).await.onward();
    refuses(&post("confirm", "1").await, StatusCode::CONFLICT, "Hieronder staat hoe het nu is.");
    let row = waiting(&poort, Some(lead)).await;
    assert_eq!((row.iban.as_str(), row.confirmed_at), (THEIRS[1], None), "the number that somebody saw is the number that is confirmed");
}

#[tokio::test]
async fn the_database_refuses_another_number_an_own_confirmation_and_a_second_account_that_counts() {
    let poort = Poort::with_people().await;
    let lead = organisations(&poort, with_a_go(&poort).await).await[0];
    has_account(&poort, Some(lead), THEIRS[0]).await;
    has_account(&poort, None, OWN).await;
    for sql in [
        "UPDATE bank_account SET iban = 'NL02ABNA0123456789'",
        "UPDATE bank_account SET holder = 'x'",
        "UPDATE bank_account SET confirmed_by = entered_by",
        "UPDATE bank_account SET confirmed_at = NULL, confirmed_by = NULL",
        "DELETE FROM bank_account WHERE NOT is_demo",
    ] {
        let write = poort.state.begin().await.expect("a write begins");
        assert!(write.execute_unprepared(sql).await.is_err(), "{sql}");
    }
    for row in bank_account::Entity::find().all(&poort.state.database.read).await.expect("rows") {
        let write = poort.state.begin().await.expect("a write begins");
        let again = bank_account::Model { id: domain::ids::BankAccountId(server::state::new_id()), ..row };
        let again: bank_account::ActiveModel = sea_orm::IntoActiveModel::into_active_model(again);
        assert!(bank_account::Entity::insert(again).exec_without_returning(&write).await.is_err(), "two that count");
    }
}

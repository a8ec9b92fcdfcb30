//! What is arranged with each partner after a go: the first payment waits for it, who mends it is told, and nobody agrees for another.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, Visitor};
use crate::story::a_gate::{GO_IF, READY, a_project, ask, decide_so, sign};
use crate::story::an_account::told;
use crate::story::paying::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::ids::{OrganisationId, ProjectId};
use entity::monitoring_agreement;
use sea_orm::{ConnectionTrait, EntityTrait};

const WAITS: &str = "De eerste betaling wacht op de startlijst van deze partner";

/// A go, accounts for all, and nothing else arranged.
async fn with_accounts(poort: &Poort) -> (ProjectId, Vec<OrganisationId>) {
    let id = with_a_go(poort).await;
    has_account(poort, None, OWN).await;
    let organisations = organisations(poort, id).await;
    for (organisation, iban) in organisations.iter().zip(THEIRS) {
        has_account(poort, Some(*organisation), iban).await;
    }
    (id, organisations)
}

async fn agrees(visitor: &Visitor<'_>, id: ProjectId, organisation: OrganisationId) -> crate::server_under_test::Answer {
    let page = visitor.get(&app::paths::start_list(id)).await;
    PageForm::on(&page, &app::paths::start_monitoring(id, organisation)).send(visitor).await
}

#[tokio::test]
async fn the_first_payment_waits_until_everything_on_the_start_list_is_arranged() {
    let poort = Poort::with_people().await;
    let (id, organisations) = with_accounts(&poort).await;
    let manager = poort.signed_in("manager").await;
    let page = manager.get("/payments").await;
    assert!(offered(&page).is_empty(), "{:?}", page.texts("main"));
    assert_eq!(page.texts("section[aria-labelledby='held'] tbody td:nth-child(2)"), [WAITS; 3]);
    assert!(page.text.contains(&app::paths::start_list(id)), "the way to mend it stands beside it");
    let plan = manager.get(&app::paths::project_payments(id)).await;
    assert!(plan.text.contains(WAITS) && plan.text.contains(&app::paths::start_list(id)), "{:?}", plan.texts("main"));

    let list = manager.get(&app::paths::start_list(id)).await;
    let lists = list.texts("main section h2");
    assert_eq!(lists.len(), 3, "{lists:?}");
    let text = list.texts("main").join(" ");
    assert!(text.contains("Afspraak over monitoring") && text.contains("Contactpersoon") && !text.contains("Samenwerkingsovereenkomst"), "{text}");

    poort.story().colleague("Bea van Partij 2", organisations[1]).await;
    poort.story().colleague("Cor van Partij 3", organisations[2]).await;
    let lead = poort.signed_in("partner").await;
    agrees(&lead, id, organisations[0]).await.onward();
    assert_eq!(offered(&manager.get("/payments").await).len(), 2, "the lead, and the university that is not monitored");
    agrees(&manager, id, organisations[1]).await.onward();
    let page = manager.get("/payments").await;
    assert_eq!(offered(&page).len(), 3, "{:?}", page.texts("main"));
    let rows = monitoring_agreement::Entity::find().all(&poort.state.database.read).await.expect("rows");
    let mut on_paper: Vec<bool> = rows.into_iter().map(|row| row.on_paper).collect();
    on_paper.sort_unstable();
    assert_eq!(on_paper, [false, true]);
    assert_eq!(told(&poort, "monitoring_agreed").await.len(), 2);
    assert!(!manager.get(&app::paths::project(id)).await.text.contains("staat nog iets open voor de eerste betaling"));
    proposes(&manager).await.onward();
}

#[tokio::test]
async fn a_later_payment_waits_for_nothing_on_the_list() {
    let poort = Poort::with_people().await;
    ready_to_pay(&poort).await;
    at_the_bank(&poort).await;
    let write = poort.state.begin().await.expect("a write begins");
    write.execute_unprepared("DELETE FROM monitoring_agreement").await.expect("an agreement ends");
    write.finish([]).await.expect("the write ends");
    let page = poort.signed_in("manager").await.get("/payments").await;
    assert!(!page.text.contains(WAITS), "{:?}", page.texts("main"));
}

#[tokio::test]
async fn nobody_agrees_for_another_partner_and_an_agreement_stays_as_it_was_made() {
    let poort = Poort::with_people().await;
    let (id, organisations) = with_accounts(&poort).await;
    let lead = poort.signed_in("partner").await;
    let path = app::paths::start_monitoring(id, organisations[1]);
    let key = crate::story::a_gate::a_key();
    let refused = lead.post(&path, &[("key", &key), ("version", "0")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{:?}", refused.texts("main"));
    for who in ["steering", "admin", "reviewer"] {
        let visitor = poort.signed_in(who).await;
        let answer = visitor.post(&path, &[("key", &crate::story::a_gate::a_key()), ("version", "0")]).await;
        assert!(answer.status.is_client_error(), "{who}: {}", answer.status);
    }
    let manager = poort.signed_in("manager").await;
    let stranger = poort.story().organisation("Vreemd").arrives().await;
    let stranger = app::paths::start_monitoring(id, stranger);
    let answer = manager.post(&stranger, &[("key", &crate::story::a_gate::a_key()), ("version", "0")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(monitoring_agreement::Entity::find().all(&poort.state.database.read).await.expect("rows"), []);
    agrees(&lead, id, organisations[0]).await.onward();
    let write = poort.state.begin().await.expect("a write begins");
    assert!(write.execute_unprepared("UPDATE monitoring_agreement SET on_paper = NOT on_paper").await.is_err());
}

#[tokio::test]
async fn who_mends_something_has_it_in_their_work_and_on_the_project() {
    let poort = Poort::with_people().await;
    let (id, organisations) = with_accounts(&poort).await;
    let (lead, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let shows = async |visitor: &Visitor<'_>| visitor.get("/my-work").await.text.contains("Maak de startlijst af");
    assert!(shows(&lead).await, "the own agreement, and people of the others");
    assert!(shows(&manager).await, "the second partner has nobody here: the office writes down what it signed");
    let page = lead.get(&app::paths::project(id)).await;
    assert!(page.text.contains("Bij 3 van 3 partners staat nog iets open voor de eerste betaling"), "{:?}", page.texts("main"));
    agrees(&manager, id, organisations[1]).await.onward();
    assert!(!shows(&manager).await, "nothing that the office can do is left");
    for (name, organisation) in [("Bea", organisations[1]), ("Cor", organisations[2])] {
        poort.story().colleague(name, organisation).await;
    }
    agrees(&lead, id, organisations[0]).await.onward();
    assert!(!shows(&lead).await);
    assert!(!poort.signed_in("steering").await.get("/my-work").await.text.contains("Maak de startlijst af"));
}

#[tokio::test]
async fn a_condition_that_comes_first_stands_among_what_holds_up_the_first_payment() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let grant = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", "12.000")];
    decide_so(&poort, &manager, id, Gate::G0, &[&GO_IF[..], &grant].concat()).await.onward();
    sign(&poort, &second, id).await.onward();
    let plan = manager.get(&app::paths::project_payments(id)).await.texts("main").join(" ");
    assert!(plan.contains("De eerste betaling wacht op een voorwaarde van het besluit"), "{plan}");
}

//! One form, one result: the same form leads to its first result, other content under the same key is never told as saved, and a form that
//! comes when nobody is signed in is kept for who filled it in.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, Visitor};
use crate::story::forms::{a_project_with_an_instrument, of_dossier};
use axum::http::StatusCode;
use domain::projects::REASON_FIELD;
use entity::organisation;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

async fn organisations(poort: &Poort, name: &str) -> u64 {
    let named = organisation::Entity::find().filter(organisation::Column::Name.eq(name));
    named.count(&poort.state.database.read).await.expect("the database answers")
}

async fn new_organisation(visitor: &Visitor<'_>, (name, kvk): (&str, &str)) -> PageForm {
    let form = PageForm::filled_on(&visitor.get("/organisations/new").await, "/organisations/new");
    form.with("name", name)
        .with("kvk_number", kvk)
        .with("organisation_type", "company")
        .with("size", "small")
        .with("region", "twente")
        .with("sector", "manufacturing")
}

#[tokio::test]
async fn the_same_key_with_other_content_makes_nothing_and_shows_what_was_typed() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let form = new_organisation(&manager, ("Dinkel Werken", "12345678")).await;
    let first = form.send(&manager).await.onward().to_owned();
    assert_eq!(form.send(&manager).await.onward(), first, "the same form leads to the same place");
    let other = form.clone().with("name", "Regge Werken").with("kvk_number", "87654321").send(&manager).await;
    assert_eq!((other.status, organisations(&poort, "Regge Werken").await), (StatusCode::CONFLICT, 0));
    assert!(other.texts("main dd").contains(&"Regge Werken".to_owned()), "what was typed is there");
    let of_first = first.split('?').next().expect("an address").to_owned();
    assert!(other.links("main a").contains(&of_first), "and the way to what was saved: {:?}", other.links("main a"));
    PageForm::on(&other, "/organisations/new").send(&manager).await.onward();
    assert_eq!([organisations(&poort, "Dinkel Werken").await, organisations(&poort, "Regge Werken").await], [1, 1], "sent on purpose it is made");
}

#[tokio::test]
async fn every_dossier_form_sent_again_with_other_text_is_a_conflict_that_keeps_it() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project_with_an_instrument(&poort, &manager).await;
    let form = PageForm::on(&manager.get(&format!("/projects/{id}/edit")).await, &format!("/projects/{id}/edit"));
    let form = form.with(REASON_FIELD, "De partners hebben dit samen afgesproken.");
    form.clone().with("title", "Een eerste titel").send(&manager).await.onward();
    let again = form.clone().with("title", "Een tweede titel").send(&manager).await;
    assert_eq!((again.status, poort.story().project_now(id).await.title.as_str()), (StatusCode::CONFLICT, "Een eerste titel"));
    assert!(again.keeps("title", "Een tweede titel") && again.text.contains("Een eerste titel"), "both are on the page");
}

#[tokio::test]
async fn a_form_sent_after_signing_out_elsewhere_comes_back_to_who_filled_it_in_and_to_nobody_else() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project_with_an_instrument(&poort, &manager).await;
    let forms = of_dossier(&poort, &manager, id).await;
    manager.post("/sign-out", &[]).await.onward();
    for filled in forms {
        for visitor in [&manager, &poort.nobody()] {
            let sent = filled.form.send(visitor).await;
            let location = sent.location.unwrap_or_default();
            let resume =
                location.strip_prefix("/sign-in?next=").unwrap_or_else(|| panic!("{}: {location}", filled.form.action())).replace("%2F", "/");
            assert!(resume.starts_with("/resume/"), "{}: {location}", filled.form.action());
            let sign_in = poort.nobody().get(&location).await;
            assert!(sign_in.text.contains("Uw tekst is bewaard"), "the sign-in page says so");
            assert_eq!(poort.signed_in("manager2").await.get(&resume).await.status, StatusCode::NOT_FOUND, "for nobody else");
            let back = poort.signed_in("manager").await.get(&resume).await;
            assert!(back.keeps(filled.field, &filled.typed), "{}: {} came back", filled.form.action(), filled.field);
        }
    }
}

#[tokio::test]
async fn a_key_that_was_not_made_here_keeps_nothing_for_anybody() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let form = new_organisation(&manager, ("Dinkel Werken", "12345678")).await;
    let key = form.value("key").expect("a key").to_owned();
    let (id, rest) = key.split_once('.').expect("a key with its reader");
    let (_, mark) = rest.split_once('.').expect("a mark");
    let other = poort.story().person_id("manager2").await;
    for forged in [format!("{id}.{other}.{mark}"), format!("{id}.{other}"), id.to_owned(), String::new()] {
        let sent = form.clone().with("key", &forged).send(&poort.nobody()).await;
        assert_eq!(sent.location.as_deref(), Some("/sign-in?next=%2Fmy-work"), "{forged}");
    }
}

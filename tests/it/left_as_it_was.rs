//! Two people change different fields of the same form: both changes stay, and nobody puts an old value back.

use crate::both_values::{stands, told};
use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, Visitor};
use crate::story::forms::a_project_with_an_instrument;
use axum::http::StatusCode;
use entity::instrument;
use sea_orm::EntityTrait;

/// One person changes a field, another one a second field of the same form: nothing clashes, and nobody puts an old value back.
async fn both_changes_stay(one: &Visitor<'_>, other: &Visitor<'_>, page: &str, mine: (&str, &str), theirs: (&str, &str)) {
    let open = async |who: &Visitor<'_>| PageForm::on(&who.get(page).await, page);
    let (first, second) = (open(one).await.with(mine.0, mine.1).with_reason(), open(other).await.with(theirs.0, theirs.1).with_reason());
    first.send(one).await.onward();
    let lost = second.send(other).await;
    assert_eq!((lost.status, told(&lost)), (StatusCode::CONFLICT, vec![]), "{page}: {}", lost.text);
    assert!(lost.keeps(mine.0, mine.1) && lost.keeps(theirs.0, theirs.1), "{page}: {}", lost.text);
    assert!(lost.texts(".notice p").join(" ").contains("Wat een ander wijzigde en u niet, is overgenomen."), "{page}: {}", lost.text);
    PageForm::on(&lost, page).send(other).await.onward();
    let now = open(one).await;
    assert_eq!((stands(&now, mine.0).as_str(), stands(&now, theirs.0).as_str()), (mine.1, theirs.1), "{page}");
}

#[tokio::test]
async fn what_somebody_left_as_it_was_is_not_put_back_over_what_another_saved() {
    let poort = Poort::with_people().await;
    let (one, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project_with_an_instrument(&poort, &one).await;
    let loan = instrument::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a loan").id;
    let place = poort.story().partners_now(id).await.pop().expect("a partner").id;
    let dinkeldal = poort.story().organisation("Dinkeldal").with_kvk("99000001").arrives().await;
    let at = |rest: &str| format!("/projects/{id}/{rest}");
    both_changes_stay(&one, &other, &at("edit"), ("title", "Naam van de een"), ("aim", "Doel van de ander")).await;
    both_changes_stay(&one, &other, &at("edit"), ("result_type", "semi_finished"), ("duration_months", "31")).await;
    both_changes_stay(&one, &other, &at("dossier"), ("lessons", "Meet eerder."), ("trl", "5")).await;
    both_changes_stay(&one, &other, &at("financing/innovation"), ("rows.0.cost", "145.000"), ("rows.1.other", "7")).await;
    both_changes_stay(&one, &other, &at(&format!("instruments/{loan}")), ("counterparty", "Bank"), ("amount", "300.000")).await;
    both_changes_stay(&one, &other, &at(&format!("partners/{place}")), ("role", "funder"), ("core_business", "no")).await;
    both_changes_stay(&one, &other, &format!("/organisations/{dinkeldal}/edit"), ("size", "large"), ("sector", "government")).await;
}

/// A page that was refused for a mistake still knows what stood on it at first.
#[tokio::test]
async fn a_form_with_a_mistake_still_knows_what_its_sender_changed() {
    let poort = Poort::with_people().await;
    let (one, other) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project_with_an_instrument(&poort, &one).await;
    let page = format!("/projects/{id}/edit");
    let open = async |who: &Visitor<'_>| PageForm::on(&who.get(&page).await, &page);
    let refused = open(&other).await.with("aim", "Doel van de ander").with("duration_months", "veel").with_reason().send(&other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    open(&one).await.with("title", "Naam van de een").with_reason().send(&one).await.onward();
    let lost = PageForm::on(&refused, &page).with("duration_months", "24").send(&other).await;
    assert_eq!((lost.status, told(&lost)), (StatusCode::CONFLICT, vec![]), "{}", lost.text);
    assert!(lost.keeps("title", "Naam van de een") && lost.keeps("aim", "Doel van de ander"), "{}", lost.text);
}

//! What is known of a facility: an administrator says it, with a source.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use axum::http::StatusCode;
use domain::projects::FacilityStatus;
use entity::facility;
use sea_orm::EntityTrait;

const PAGE: &str = "/programme/facilities/high-tech-factory";
const SOURCE: &str = "Jaarverslag 2025, 1 maart 2026";

async fn known(poort: &Poort) -> (FacilityStatus, String) {
    let row = facility::Entity::find_by_id("high-tech-factory").one(&poort.state.database.read).await.expect("a query").expect("the facility");
    (row.status, row.status_source)
}

#[tokio::test]
async fn an_administrator_says_what_is_known_and_everybody_reads_it() {
    let poort = Poort::with_people().await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    assert_eq!(known(&poort).await, (FacilityStatus::Unknown, String::new()));
    let form = PageForm::on(&admin.get(PAGE).await, PAGE).with("status", "started").with("source", SOURCE);
    form.clone().send(&admin).await.onward();
    assert_eq!(known(&poort).await, (FacilityStatus::Started, SOURCE.to_owned()));
    form.send(&admin).await.onward();
    let page = manager.get("/programme").await;
    assert!(page.text.contains(&format!(">{SOURCE}</td>")) && !page.text.contains(PAGE), "{}", page.text);
    let history = admin.get("/history").await;
    assert_eq!(history.text.matches("Faciliteit gewijzigd").count(), 1, "a form sent twice has one effect");
}

#[tokio::test]
async fn a_status_without_a_source_a_second_writer_and_other_people_change_nothing() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let first = PageForm::on(&admin.get(PAGE).await, PAGE);
    let bare = first.clone().with("status", "planned").send(&admin).await;
    assert_eq!((bare.status, PageForm::on(&bare, PAGE).value("status")), (StatusCode::UNPROCESSABLE_ENTITY, Some("planned")));
    let late = PageForm::on(&admin.get(PAGE).await, PAGE).with("status", "ended").with("source", "Krant van 2 maart 2026");
    first.with("status", "started").with("source", SOURCE).send(&admin).await.onward();
    let lost = late.send(&admin).await;
    assert_eq!((lost.status, PageForm::on(&lost, PAGE).value("source")), (StatusCode::CONFLICT, Some("Krant van 2 maart 2026")));
    for who in ["manager", "reviewer", "partner", "steering", "secretary"] {
        let visitor = poort.signed_in(who).await;
        assert_eq!((visitor.get(PAGE).await.status, visitor.post(PAGE, &[]).await.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "{who}");
    }
    assert_eq!(admin.get("/programme/facilities/nergens").await.status, StatusCode::NOT_FOUND);
    assert_eq!(known(&poort).await, (FacilityStatus::Started, SOURCE.to_owned()));
}

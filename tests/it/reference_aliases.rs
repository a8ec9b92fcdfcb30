//! Another name beside a label of the note: wherever the label is shown, chosen or filtered by, and the label stays.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait, EntityTrait};

const LIST: &str = "/settings/reference";
const HEALTH: &str = "/settings/reference/application/health";

#[tokio::test]
async fn another_name_stands_behind_the_label_on_pages_and_in_lists_until_it_is_taken_away() {
    let poort = Poort::with_people().await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    let list = admin.get(LIST).await;
    assert!(list.links("main a").contains(&HEALTH.to_owned()), "{}", list.text);
    let label = poort.state.reference().applications.iter().find(|area| area.code == "health").expect("the area").name_nl.clone();
    let form = PageForm::on(&admin.get(HEALTH).await, HEALTH).with("alias_nl", "Zorg en welzijn").with("alias_en", "Care");
    form.send(&admin).await.onward();
    form.send(&admin).await.onward();
    let both = format!("{label} (Zorg en welzijn)");
    assert!(manager.get("/programme").await.text.contains(&both));
    assert!(manager.get("/projects/new").await.text.contains(&both), "where it is chosen");
    let row = entity::application_area::Entity::find_by_id("health").one(&poort.state.database.read).await.expect("a query").expect("the area");
    assert_eq!(row.name_nl, label, "the label of the note stays");
    assert_eq!(admin.get("/history").await.text.matches("Andere naam gewijzigd").count(), 1, "a form sent twice has one effect");
    PageForm::on(&admin.get(HEALTH).await, HEALTH).with("alias_nl", "").with("alias_en", "").send(&admin).await.onward();
    let after = manager.get("/programme").await;
    assert!(after.text.contains(&label) && !after.text.contains("Zorg en welzijn"));
}

#[tokio::test]
async fn the_list_of_projects_is_filtered_by_the_other_name_too() {
    let poort = Poort::with_people().await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    let area = "/settings/reference/technology/HTS.1";
    PageForm::on(&admin.get(area).await, area).with("alias_nl", "Chips op maat").with("alias_en", "Custom chips").send(&admin).await.onward();
    let portfolio = manager.get("/projects").await;
    let options = portfolio.options("select[name=area] option");
    assert!(options.iter().any(|(label, code)| code == "HTS.1" && label.contains("(Chips op maat)")), "{options:?}");
}

#[tokio::test]
async fn what_is_half_a_name_a_second_writer_and_other_people_change_nothing_and_no_row_goes() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let form = PageForm::on(&admin.get(HEALTH).await, HEALTH);
    let half = form.clone().with("alias_nl", "Zorg").send(&admin).await;
    assert_eq!((half.status, half.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{}", half.text);
    assert!(half.keeps("alias_nl", "Zorg"));
    let late = PageForm::on(&admin.get(HEALTH).await, HEALTH).with("alias_nl", "Welzijn").with("alias_en", "Welfare");
    form.with("alias_nl", "Zorg").with("alias_en", "Care").send(&admin).await.onward();
    let lost = late.send(&admin).await;
    assert!(lost.status == StatusCode::CONFLICT && lost.keeps("alias_nl", "Welzijn"), "{} {}", lost.status, lost.text);
    for path in ["/settings/reference/application/nergens", "/settings/reference/nergens/health"] {
        assert_eq!(admin.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for who in ["manager", "reviewer", "partner", "steering"] {
        let visitor = poort.signed_in(who).await;
        assert_eq!((visitor.get(LIST).await.status, visitor.post(HEALTH, &[]).await.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "{who}");
    }
    for table in ["technology_area", "application_area", "societal_challenge", "cluster", "facility"] {
        let write = poort.state.begin().await.expect("a write");
        assert!(write.execute_unprepared(&format!("DELETE FROM {table}")).await.is_err(), "{table}");
    }
}

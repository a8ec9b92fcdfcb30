//! Somebody leaves who led a panel or had reviews to write: who runs the round is told, finds it under my work, and puts another in their place. Nobody
//! takes over a panel who reviews in it or is tied to its projects, and an administrator learns of none of it.

use crate::server_under_test::{Poort, Visitor};
use crate::story::a_review::{Panel, a_panel, an_expert, stands};
use crate::story::the_panel::{send, told};
use crate::story::undoing::work_of;
use axum::http::StatusCode;
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::reviews::ReviewStatus;
use entity::{history, review_round};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

async fn leaves(poort: &Poort, admin: &Visitor<'_>, name: &str) {
    let id = poort.story().person_id(name).await;
    let page = admin.get(&format!("/people/{id}/end")).await;
    assert!(
        !page.text.contains("Ronde najaar") && !page.text.contains("BioFolie"),
        "who reads what is not for administrators: {:?}",
        page.texts("main")
    );
    send(admin, &format!("/people/{id}/end"), "0", &[("reason", "Uit dienst"), ("successor", "")]).await.onward();
}

async fn round(poort: &Poort, panel: &Panel) -> review_round::Model {
    let row = review_round::Entity::find_by_id(panel.round).one(&poort.state.database.read).await;
    row.expect("the database answers").expect("the round")
}

async fn links(visitor: &Visitor<'_>, what: &str) -> Vec<String> {
    work_of(visitor).await.into_iter().filter(|(told, _)| told.ends_with(&format!(": {what}"))).map(|(_, link)| link).collect()
}

#[tokio::test]
async fn a_panel_without_a_chair_gets_another_who_neither_reviews_in_it_nor_is_tied() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let (free, tied) = (an_expert(&poort, "free").await, an_expert(&poort, "tied").await);
    let lead = poort.story().project_now(panel.project).await.lead_organisation_id.expect("a lead");
    poort.story().works_for("tied", lead).await;
    let (manager, admin) = (poort.signed_in("manager").await, poort.signed_in("admin").await);
    let path = format!("/rounds/{}/chair", panel.round);
    let chooses = async |who: &Visitor<'_>, version: &str, expert: PersonId| send(who, &path, version, &[("chair", &expert.to_string())]).await;
    let early = chooses(&manager, "1", free).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is put in the place of who sits there");
    assert!(early.text.contains("heeft een voorzitter die het panel nog kan leiden"), "{:?}", early.texts("main"));
    assert_eq!(links(&manager, "een andere voorzitter kiezen").await, Vec::<String>::new());

    leaves(&poort, &admin, "chair").await;
    assert_eq!(told(&poort, MailKind::ChairMissing).await, ["manager2@demo.example", "manager@demo.example"]);
    assert_eq!(links(&manager, "een andere voorzitter kiezen").await, std::slice::from_ref(&path));
    assert!(manager.get(&format!("/rounds/{}", panel.round)).await.links("main a").contains(&path));
    let page = manager.get(&path).await;
    let offered = page.attributes("select[name=chair] option", "value");
    let asked = stands(&poort, panel.reviews[0]).await.expert_id;
    let is_offered = |id: PersonId| offered.contains(&id.to_string());
    assert_eq!([free, tied, asked].map(is_offered), [true, false, false], "{:?}", page.texts("main"));
    assert!(page.text.contains("Expert tied"), "who is tied is named with the reason");
    for (who, expected) in [("admin", 403), ("steering", 403), ("partner", 403), ("first", 403)] {
        let visitor = poort.signed_in(who).await;
        assert_eq!(visitor.get(&path).await.status, expected, "{who}");
        assert_eq!(chooses(&visitor, "1", free).await.status, expected, "{who}");
    }
    let gone = poort.story().person_id("chair").await;
    for refused in [asked, tied, gone, poort.story().person_id("manager").await] {
        assert_eq!(chooses(&manager, "1", refused).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(send(&manager, &path, "1", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody was chosen");
    assert_eq!(chooses(&manager, "7", free).await.status, StatusCode::CONFLICT, "the round was changed meanwhile");
    assert_eq!(round(&poort, &panel).await.chair_id, gone, "nothing changed so far");

    let chosen = chooses(&manager, "1", free).await;
    assert_eq!(chosen.location, Some(format!("/rounds/{}?done=chair-named", panel.round)), "{:?}", chosen.texts("main"));
    assert_eq!(round(&poort, &panel).await.chair_id, free);
    assert_eq!(told(&poort, MailKind::ChairNamed).await, ["free@demo.example"]);
    let read = admin.get("/history").await.text;
    assert!(read.contains("Andere voorzitter") && !read.contains("Expert free"), "{read}");
    assert_eq!(poort.signed_in("free").await.get(&format!("/rounds/{}/panel", panel.round)).await.status, StatusCode::OK);
    assert_eq!(links(&manager, "een andere voorzitter kiezen").await, Vec::<String>::new());
    assert_eq!(chooses(&manager, "2", free).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it is led again");
    let events = history::Entity::find().filter(history::Column::Action.eq("chair_named")).all(&poort.state.database.read).await.expect("events");
    let facts: Vec<_> = events.iter().map(|row| row.detail.as_str()).collect();
    assert_eq!(facts, [r#"{"round":"Ronde najaar","handed_by":"Expert chair","handed_to":"Expert free"}"#]);
}

#[tokio::test]
async fn a_review_of_somebody_who_left_is_a_task_of_the_manager_and_goes_to_another() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let third = an_expert(&poort, "third").await.to_string();
    let (manager, admin) = (poort.signed_in("manager").await, poort.signed_in("admin").await);
    let what = "een andere expert vragen, want wie gevraagd was heeft geen toegang meer";
    assert_eq!(links(&manager, what).await, Vec::<String>::new());
    leaves(&poort, &admin, "first").await;
    assert_eq!(told(&poort, MailKind::ReviewMissing).await, ["manager2@demo.example", "manager@demo.example"]);
    let path = format!("/rounds/{}/reviews/{}/replace", panel.round, panel.reviews[0]);
    assert_eq!(links(&manager, what).await, std::slice::from_ref(&path));
    assert_eq!(links(&admin, what).await, Vec::<String>::new());
    send(&manager, &path, "1", &[("expert", &third)]).await.onward();
    assert_eq!(stands(&poort, panel.reviews[0]).await.status, ReviewStatus::Declined);
    assert_eq!(links(&manager, what).await, Vec::<String>::new());
}

//! Projects: begun with a title, filled in later, and never changed behind somebody's back.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use axum::http::StatusCode;
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status, TagList};
use entity::{dossier, project};
use sea_orm::{EntityTrait, PaginatorTrait};

const NEW: &str = "/projects/new";

/// The project that an answer leads to.
fn made(location: &str) -> ProjectId {
    location.trim_start_matches("/projects/").split('?').next().and_then(|id| id.parse().ok()).expect("the way leads to a project")
}

async fn count(poort: &Poort) -> u64 {
    project::Entity::find().count(&poort.state.database.read).await.expect("the database answers")
}

#[tokio::test]
async fn a_partner_begins_an_idea_that_their_organisation_leads() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let dinkeldal = story.organisation("Dinkeldal").arrives().await;
    story.works_for("partner", dinkeldal).await;
    let partner = poort.signed_in("partner").await;
    let form = PageForm::on(&partner.get(NEW).await, NEW).with("title", "SluisSens").with("primary_sub_area", "HTS.3");
    let answer = form.ticked("activities", "speed_dating").ticked("activities", "prototypes").send(&partner).await;
    let id = made(answer.onward());
    assert_eq!(answer.onward(), format!("/projects/{id}?done=project-made"));
    let project = story.project_now(id).await;
    assert_eq!((project.number, project.phase, project.status, project.version), (1, Phase::Intake, Status::Draft, 1));
    assert_eq!((project.lead_name.as_str(), project.search_text.as_str()), ("Dinkeldal", "sluissens dinkeldal"));
    assert_eq!((project.contact_id, project.manager_id), (Some(story.person_id("partner").await), None));
    assert_eq!(
        story.partners_now(id).await.iter().map(|place| (place.organisation_id, place.role)).collect::<Vec<_>>(),
        [(dinkeldal, PartnerRole::Lead)]
    );
    assert_eq!(story.history_of(id).await, ["project_made"]);
    assert!(dossier::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("the database answers").is_some());
    let path = format!("/projects/{id}/edit");
    let form = PageForm::on(&partner.get(&path).await, &path);
    assert_eq!((form.value("title"), form.value("primary_sub_area")), (Some("SluisSens"), Some("HTS.3")));
    assert_eq!(form.values("activities"), ["speed_dating", "prototypes"]);
}

#[tokio::test]
async fn a_manager_makes_a_project_that_they_look_after() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let form = PageForm::on(&manager.get(NEW).await, NEW).with("title", "SluisSens");
    let (first, second) = tokio::join!(form.send(&manager), form.send(&manager));
    assert_eq!((first.onward(), count(&poort).await), (second.onward(), 1));
    let project = poort.story().project_now(made(first.onward())).await;
    assert_eq!((project.manager_id, project.lead_organisation_id), (Some(poort.story().person_id("manager").await), None));
}

#[tokio::test]
async fn a_second_draft_with_the_same_title_is_made_only_when_it_is_meant() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let dinkeldal = story.organisation("Dinkeldal").arrives().await;
    story.works_for("partner", dinkeldal).await;
    story.project("SluisSens").led_by(dinkeldal).arrives().await;
    let partner = poort.signed_in("partner").await;
    let form = PageForm::on(&partner.get(NEW).await, NEW).with("title", "sluissens").with("aim", "Twee\nregels");
    let answer = form.send(&partner).await;
    assert_eq!(
        (answer.status, answer.errors()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["Bevestig dat u een tweede concept met deze naam wilt aanmaken.".to_owned()])
    );
    assert_eq!(count(&poort).await, 1);
    let again = PageForm::on(&answer, NEW);
    assert_eq!(again.value("aim").map(str::trim), Some("Twee\nregels"));
    again.ticked("again", "yes").send(&partner).await.onward();
    assert_eq!(count(&poort).await, 2);
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_typed() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let form = PageForm::on(&manager.get(NEW).await, NEW).with("start_on", "3-4-27").with("cluster", "niets").with("aim", "</textarea><script>");
    let answer = form.send(&manager).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        answer.errors(),
        [
            "Vul in: Naam van het project.",
            "Cluster van 2005: kies iets uit de lijst.",
            "Begindatum: deze datum kan op twee manieren gelezen worden. Schrijf de maand als woord, bijvoorbeeld 3 april 2027."
        ]
    );
    let again = PageForm::on(&answer, NEW);
    assert_eq!((again.value("start_on"), again.value("aim").map(str::trim)), (Some("3-4-27"), Some("</textarea><script>")));
    assert_eq!(count(&poort).await, 0);
}

#[tokio::test]
async fn a_change_is_saved_with_its_lists_and_reads_back_in_both_languages() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let dinkeldal = story.organisation("Dinkeldal").arrives().await;
    let anna = story.colleague("Anna de Boer", dinkeldal).await;
    let id = story.project("SluisSens").led_by(dinkeldal).about(TagList::SubArea, "HTS.2").arrives().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{id}/edit");
    let form = PageForm::on(&manager.get(&path).await, &path);
    assert_eq!((form.values("secondary_sub_areas"), form.value("start_on")), (vec!["HTS.2"], Some("1 januari 2027")));
    let form = form.with("title", "SluisSens Plus").with("secondary_sub_areas", "HTS.3").with("contact", &anna.to_string());
    let answer = form.send(&manager).await;
    assert_eq!(answer.onward(), format!("/projects/{id}?done=saved"));
    assert_eq!(form.send(&manager).await.onward(), answer.onward(), "a second submit");
    let project = story.project_now(id).await;
    assert_eq!((project.title.as_str(), project.version, project.contact_id), ("SluisSens Plus", 2, Some(anna)));
    assert_eq!((project.search_text.as_str(), story.history_of(id).await), ("sluissens plus dinkeldal", vec!["project_changed".to_owned()]));
    manager.post("/language", &[("language", "en"), ("path", "/")]).await;
    let form = PageForm::on(&manager.get(&path).await, &path);
    assert_eq!((form.value("start_on"), form.values("secondary_sub_areas")), (Some("1 January 2027"), vec!["HTS.3"]));
    form.send(&manager).await.onward();
}

#[tokio::test]
async fn the_contact_is_somebody_of_the_lead_partner() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (dinkeldal, regge) = (story.organisation("Dinkeldal").arrives().await, story.organisation("Regge").arrives().await);
    let (stranger, manager_id) = (story.colleague("Bram", regge).await, story.person_id("manager").await);
    let id = story.project("SluisSens").led_by(dinkeldal).but(|row| row.manager_id = Some(manager_id)).arrives().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{id}/edit");
    let page = manager.get(&path).await;
    assert_eq!(page.texts("#f-contact option"), ["Nog niemand", "Marieke Demo (namens de penvoerder)"]);
    let answer = PageForm::on(&page, &path).with("contact", &stranger.to_string()).send(&manager).await;
    assert_eq!(answer.errors(), ["Contactpersoon van de penvoerder: kies iets uit de lijst."]);
}

#[tokio::test]
async fn a_lost_race_keeps_the_text_and_saving_again_works() {
    let poort = Poort::with_people().await;
    let id = poort.story().project("SluisSens").arrives().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let path = format!("/projects/{id}/edit");
    let theirs = PageForm::on(&second.get(&path).await, &path).with("aim", "Ons doel");
    PageForm::on(&manager.get(&path).await, &path).with("aim", "Mijn doel").send(&manager).await.onward();
    let answer = theirs.send(&second).await;
    assert_eq!((answer.status, answer.texts(".notice b")), (StatusCode::CONFLICT, vec!["Uw wijziging is nog niet opgeslagen".to_owned()]));
    assert_eq!(answer.text.matches("Marieke Demo heeft dit intussen gewijzigd").count(), 1);
    let again = PageForm::on(&answer, &path);
    assert_eq!(again.value("aim").map(str::trim), Some("Ons doel"));
    again.send(&second).await.onward();
    let project = poort.story().project_now(id).await;
    assert_eq!((project.aim.as_str(), project.version), ("Ons doel", 3));
}

#[tokio::test]
async fn a_frozen_dossier_is_not_changed() {
    let poort = Poort::with_people().await;
    let id = poort.story().project("SluisSens").with_status(Status::GateRequested).arrives().await;
    let manager = poort.signed_in("manager").await;
    let key = uuid::Uuid::nil().to_string();
    for part in ["edit", "dossier"] {
        let path = format!("/projects/{id}/{part}");
        assert!(manager.get(&path).await.text.contains("Dit dossier staat nu vast"), "{part}");
        let answer = manager.post(&path, &[("key", &key), ("version", "1"), ("title", "Anders"), ("lessons", "Mijn les")]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{part}");
        let typed = PageForm::on(&answer, &path);
        assert_eq!(
            typed.value(if part == "edit" { "title" } else { "lessons" }).map(str::trim),
            Some(if part == "edit" { "Anders" } else { "Mijn les" })
        );
    }
    assert_eq!(poort.story().project_now(id).await.version, 1);
}

#[tokio::test]
async fn the_dossier_facts_are_kept_as_typed() {
    let poort = Poort::with_people().await;
    let id = poort.story().project("SluisSens").arrives().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{id}/dossier");
    let form = PageForm::on(&manager.get(&path).await, &path)
        .ticked("business_case_parts", "risks")
        .ticked("business_case_parts", "team")
        .with("business_case_on", "20-11-2026")
        .with("business_case_approved", "yes")
        .with("accession", "conditional")
        .with("trl", "4")
        .ticked("market_proofs", "first_revenue")
        .with("lessons", "Meet eerder.")
        .with("stopping_considered", "Dan blijft het prototype over.");
    assert_eq!(form.send(&manager).await.onward(), format!("/projects/{id}?done=saved"));
    let row = dossier::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("the database answers").expect("a dossier");
    let facts = server::projects::dossier::read(&row).expect("a dossier of our codes");
    assert_eq!((facts.business_case.parts.len(), facts.business_case.is_approved_by_all, facts.trl), (2, true, Some(4)));
    assert_eq!(poort.story().history_of(id).await, ["dossier_changed"]);
    let again = PageForm::on(&manager.get(&path).await, &path);
    assert_eq!(again.values("business_case_parts"), ["risks", "team"]);
    assert_eq!((again.value("business_case_on"), again.value("accession")), (Some("20 november 2026"), Some("conditional")));
    let wrong = again.with("business_case_on", "24-11-2026").with("trl", "12").with("lessons", "Blijft staan").send(&manager).await;
    assert_eq!(
        wrong.errors(),
        [
            "Datum van deze versie: deze dag moet nog komen. Kies vandaag of een eerdere dag.",
            "Technisch niveau (TRL): geef een getal van 1 tot en met 9."
        ]
    );
    assert_eq!(PageForm::on(&wrong, &path).value("lessons").map(str::trim), Some("Blijft staan"));
}

#[tokio::test]
async fn only_the_lead_and_the_programme_office_write_a_dossier() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (dinkeldal, regge) = (story.organisation("Dinkeldal").arrives().await, story.organisation("Regge").arrives().await);
    story.works_for("partner", regge).await;
    let takes_part = story.project("SluisSens").led_by(dinkeldal).with(regge, PartnerRole::Participant).arrives().await;
    let elsewhere = story.project("NanoNeus").led_by(dinkeldal).arrives().await;
    let rows = [
        ("partner", takes_part, StatusCode::FORBIDDEN),
        ("partner", elsewhere, StatusCode::NOT_FOUND),
        ("steering", takes_part, StatusCode::FORBIDDEN),
        ("reviewer", takes_part, StatusCode::NOT_FOUND),
        ("admin", takes_part, StatusCode::NOT_FOUND),
    ];
    for (name, id, expected) in rows {
        let visitor = poort.signed_in(name).await;
        for part in ["edit", "dossier"] {
            let path = format!("/projects/{id}/{part}");
            let reads = if part == "dossier" && expected == StatusCode::FORBIDDEN { StatusCode::OK } else { expected };
            assert_eq!((visitor.get(&path).await.status, visitor.post(&path, &[]).await.status), (reads, expected), "{name} {path}");
        }
    }
    for name in ["steering", "reviewer", "admin"] {
        assert_eq!(poort.signed_in(name).await.get(NEW).await.status, StatusCode::FORBIDDEN, "{name}");
    }
    assert_eq!(poort.signed_in("manager").await.get("/projects/onzin/edit").await.status, StatusCode::NOT_FOUND);
}

//! Organisations: found, added and changed by the programme office, read by everybody who needs them.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, Visitor};
use axum::http::StatusCode;
use domain::ids::OrganisationId;
use domain::partners::{OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::projects::Phase;
use entity::organisation;
use sea_orm::{EntityTrait, PaginatorTrait};

const NEW: &str = "/organisations/new";

async fn a_new_form(manager: &Visitor<'_>) -> PageForm {
    let form = PageForm::on(&manager.get(NEW).await, NEW);
    form.with("name", " Dinkeldal  Composieten ")
        .with("organisation_type", "company")
        .with("size", "small")
        .with("region", "twente")
        .with("sector", "manufacturing")
        .with("kvk_number", "99 00 00 01")
}

async fn all(poort: &Poort) -> Vec<organisation::Model> {
    organisation::Entity::find().all(&poort.state.database.read).await.expect("the database answers")
}

#[tokio::test]
async fn a_manager_adds_an_organisation_and_reads_it_back() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let answer = a_new_form(&manager).await.send(&manager).await;
    let page = manager.get(answer.onward()).await;
    let rows = all(&poort).await;
    let row = rows.first().expect("one organisation");
    assert_eq!(answer.onward(), format!("/organisations/{}?done=organisation-saved", row.id));
    assert_eq!(
        (row.name.as_str(), row.search_name.as_str(), row.organisation_type, row.size_class, row.region, row.sector, row.kvk_number.as_deref()),
        (
            "Dinkeldal Composieten",
            "dinkeldal composieten",
            OrganisationType::Company,
            Some(SizeClass::Small),
            Region::Twente,
            Sector::Manufacturing,
            Some("99000001")
        )
    );
    assert_eq!(page.texts("h1"), ["Dinkeldal Composieten"]);
    assert_eq!(page.texts(".facts dd"), ["Bedrijf", "Klein", "Twente", "Industrie", "99000001"]);
}

#[tokio::test]
async fn a_double_submit_adds_one_organisation() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let form = a_new_form(&manager).await;
    let (first, second) = tokio::join!(form.send(&manager), form.send(&manager));
    assert_eq!(first.onward(), second.onward());
    assert_eq!(organisation::Entity::find().count(&poort.state.database.read).await.ok(), Some(1));
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_typed() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let form = a_new_form(&manager).await.with("kvk_number", "123").with("region", "");
    let answer = form.with("name", "D").send(&manager).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.errors(), ["Naam: schrijf ten minste 2 tekens.", "Vul in: Regio.", "KvK-nummer: een KvK-nummer heeft acht cijfers."]);
    let again = PageForm::on(&answer, NEW);
    assert_eq!((again.value("name"), again.value("kvk_number"), again.value("sector")), (Some("D"), Some("123"), Some("manufacturing")));
    assert_eq!(all(&poort).await, []);
}

#[tokio::test]
async fn a_kvk_number_belongs_to_one_organisation() {
    let poort = Poort::with_people().await;
    poort.story().organisation("Regge Mechatronica").with_kvk("99000001").arrives().await;
    let manager = poort.signed_in("manager").await;
    let answer = a_new_form(&manager).await.send(&manager).await;
    assert_eq!((answer.status, answer.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["KvK-nummer: dit is al in gebruik.".to_owned()]));
    assert_eq!(PageForm::on(&answer, NEW).value("kvk_number"), Some("99 00 00 01"));
    assert_eq!(all(&poort).await.len(), 1);
}

#[tokio::test]
async fn a_changed_name_is_found_and_stands_at_the_projects() {
    let poort = Poort::with_people().await;
    let id = poort.story().organisation("Dinkeldal").with_kvk("99000001").arrives().await;
    let project = poort.story().project("SluisSens").led_by(id).arrives().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/organisations/{id}/edit");
    let form = PageForm::on(&manager.get(&path).await, &path);
    assert_eq!((form.value("name"), form.value("size"), form.value("region")), (Some("Dinkeldal"), Some("small"), Some("twente")));
    let answer = form.with("name", "Regge").send(&manager).await;
    assert_eq!(answer.onward(), format!("/organisations/{id}?done=organisation-saved"));
    assert_eq!(poort.story().project_now(project).await.lead_name, "Regge");
    assert_eq!(manager.get("/organisations?q=regge").await.texts("tbody th"), ["Regge"]);
    assert_eq!(manager.get("/organisations?q=dinkeldal").await.texts("tbody th"), Vec::<String>::new());
}

#[tokio::test]
async fn a_lost_race_keeps_the_text_and_saving_again_works() {
    let poort = Poort::with_people().await;
    let id = poort.story().organisation("Dinkeldal").with_kvk("99000001").arrives().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let path = format!("/organisations/{id}/edit");
    let theirs = PageForm::on(&second.get(&path).await, &path).with("name", "Dinkeldal Twee");
    PageForm::on(&manager.get(&path).await, &path).with("name", "Dinkeldal Een").send(&manager).await.onward();
    let answer = theirs.send(&second).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(
        answer.texts(".notice p:last-child"),
        [
            "Marieke Demo heeft dit intussen gewijzigd (Organisatie gewijzigd, 23 november 2026 om 12.00 uur). Wat u invulde staat hieronder. Klopt het nog, sla dan opnieuw op."
        ]
    );
    let again = PageForm::on(&answer, &path);
    assert_eq!(again.value("name"), Some("Dinkeldal Twee"));
    again.send(&second).await.onward();
    assert_eq!(all(&poort).await.first().map(|row| (row.name.clone(), row.version)), Some(("Dinkeldal Twee".to_owned(), 3)));
}

#[tokio::test]
async fn the_list_is_searched_narrowed_and_paged_by_its_address() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    for number in 1..=51 {
        story.organisation(&format!("Bedrijf {number:02}")).arrives().await;
    }
    story.organisation("Saxion").knowledge().with_kvk("12345678").arrives().await;
    let manager = poort.signed_in("manager").await;
    let page = manager.get("/organisations").await;
    assert_eq!((page.texts("tbody tr").len(), page.texts(".lead")), (50, vec!["52 organisaties".to_owned()]));
    assert_eq!(page.texts(".pages p"), ["1 tot en met 50 van 52"]);
    let last = manager.get("/organisations?page=2").await;
    assert_eq!(last.texts("tbody th"), ["Bedrijf 51", "Saxion"]);
    assert_eq!(manager.get("/organisations?type=knowledge").await.texts("tbody th"), ["Saxion"]);
    assert_eq!(manager.get("/organisations?q=12345678").await.texts("tbody th"), ["Saxion"]);
    assert_eq!(manager.get("/organisations?q=51+BEDRIJF").await.texts("tbody th"), ["Bedrijf 51"]);
    assert_eq!(manager.get("/organisations?q=%25&page=x&type=y").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_organisation_shows_only_the_projects_that_the_reader_may_know_of() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (own, other) = (story.organisation("Dinkeldal").arrives().await, story.organisation("Regge").arrives().await);
    story.works_for("partner", own).await;
    story.project("SluisSens").led_by(other).with(own, PartnerRole::Participant).in_phase(Phase::Start).arrives().await;
    story.project("GeheimProject").led_by(other).arrives().await;
    let path = format!("/organisations/{other}");
    assert_eq!(poort.signed_in("partner").await.get(&path).await.texts("tbody th"), ["SluisSens"]);
    assert_eq!(poort.signed_in("manager").await.get(&path).await.texts("tbody th"), ["GeheimProject", "SluisSens"]);
    assert_eq!(poort.signed_in("admin").await.get(&path).await.texts("tbody th"), Vec::<String>::new());
}

#[tokio::test]
async fn only_the_programme_office_changes_organisations() {
    let poort = Poort::with_people().await;
    let id = poort.story().organisation("Dinkeldal").arrives().await;
    let edit = format!("/organisations/{id}/edit");
    for name in ["partner", "steering", "admin"] {
        let visitor = poort.signed_in(name).await;
        assert_eq!(visitor.get(&format!("/organisations/{id}")).await.texts(".head a.button"), Vec::<String>::new(), "{name}");
        for path in [NEW, edit.as_str()] {
            assert_eq!(visitor.get(path).await.status, StatusCode::FORBIDDEN, "{name} {path}");
            assert_eq!(visitor.post(path, &[("name", "Weg")]).await.status, StatusCode::FORBIDDEN, "{name} {path}");
        }
    }
    let reviewer = poort.signed_in("reviewer").await;
    assert_eq!(reviewer.get("/organisations").await.status, StatusCode::FORBIDDEN);
    assert_eq!(poort.nobody().get("/organisations").await.location.as_deref(), Some("/sign-in?next=%2Forganisations"));
    let manager = poort.signed_in("manager").await;
    for path in [format!("/organisations/{}", OrganisationId(uuid::Uuid::nil())), "/organisations/x".to_owned()] {
        assert_eq!(manager.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

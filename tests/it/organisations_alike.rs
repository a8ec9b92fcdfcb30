//! The same organisation is entered once: likeness is shown before it is made, and two that are one are merged by two people, and parted again.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_review::{a_panel, accepts};
use crate::story::the_panel::{send, told};
use axum::http::StatusCode;
use domain::ids::OrganisationId;
use domain::mail::MailKind;
use domain::partners::PartnerRole;
use domain::projects::Phase;
use entity::{organisation, organisation_merge};
use sea_orm::{EntityTrait, PaginatorTrait};

const NEW: &str = "/organisations/new";
const WHY: &str = "Het is hetzelfde bedrijf, met het nummer van de vestiging.";

async fn a_new_form(manager: &Visitor<'_>, name: &str) -> PageForm {
    let form = PageForm::on(&manager.get(NEW).await, NEW).with("name", name).with("organisation_type", "company").with("size", "small");
    form.with("region", "twente").with("sector", "manufacturing").with("kvk_number", "99000002")
}

async fn row(poort: &Poort, id: OrganisationId) -> organisation::Model {
    organisation::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("the database answers").expect("an organisation")
}

async fn count(poort: &Poort) -> u64 {
    organisation::Entity::find().count(&poort.state.database.read).await.expect("a count")
}

#[tokio::test]
async fn an_organisation_that_is_like_another_is_shown_before_it_is_made_and_made_when_it_is_another() {
    let poort = Poort::with_people().await;
    poort.story().organisation("Regge Mechatronica").with_kvk("99000001").arrives().await;
    let manager = poort.signed_in("manager").await;
    let shown = a_new_form(&manager, "REGGE Mechatronica B.V.").await.send(&manager).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.text.contains("Regge Mechatronica (99000001, Twente)") && shown.text.contains("bijna dezelfde naam"), "{}", shown.text);
    assert_eq!(count(&poort).await, 1);
    let again = PageForm::on(&shown, NEW);
    assert_eq!(again.value("kvk_number"), Some("99000002"), "what was typed is there");
    again.ticked("is_other", "yes").send(&manager).await.onward();
    assert_eq!(count(&poort).await, 2);
}

#[tokio::test]
async fn a_shared_mail_domain_is_a_likeness_and_one_that_anybody_can_have_is_none() {
    let poort = Poort::with_people().await;
    let regge = poort.story().organisation("Regge Mechatronica").with_kvk("99000001").arrives().await;
    poort.story().colleague("Coen Collega", regge).await;
    let manager = poort.signed_in("manager").await;
    let form = a_new_form(&manager, "Bornerveld").await.with("mail_domain", "info@story.example");
    let shown = form.send(&manager).await;
    assert!(shown.status == StatusCode::UNPROCESSABLE_ENTITY && shown.text.contains("hetzelfde domein van e-mail"), "{}", shown.text);
    a_new_form(&manager, "Bornerveld").await.with("mail_domain", "gmail.com").send(&manager).await.onward();
}

async fn posts(visitor: &Visitor<'_>, path: &str, action: &str) -> Answer {
    let version = visitor.get(path).await.version_in(action);
    send(visitor, action, &version, &[]).await
}

async fn the_merge(poort: &Poort) -> organisation_merge::Model {
    organisation_merge::Entity::find().one(&poort.state.database.read).await.expect("the database answers").expect("a merge")
}

#[tokio::test]
async fn two_organisations_are_merged_by_two_people_with_a_preview_and_parted_again() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let twin = story.organisation("Regge Mechatronica BV").with_kvk("99000002").arrives().await;
    let regge = story.organisation("Regge Mechatronica").with_kvk("99000001").arrives().await;
    let project = story.project("SluisSens").led_by(twin).in_phase(Phase::Start).arrives().await;
    story.works_for("partner", twin).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let path = format!("/organisations/{twin}/merge/{regge}");
    let own = manager.get(&format!("/organisations/{twin}")).await;
    assert!(own.text.contains("Misschien dezelfde organisatie") && own.text.contains(&path), "{}", own.text);
    let preview = manager.get(&path).await;
    assert!(preview.text.contains("SluisSens (Penvoerder)") && preview.text.contains("Eén persoon verhuist mee"), "{}", preview.text);
    assert_eq!(send(&manager, &path, "0", &[("reason", "Kort.")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(&manager, &path, "0", &[("reason", WHY)]).await.onward();
    assert_eq!(row(&poort, twin).await.merged_into, None, "one person proposes");
    let merge = the_merge(&poort).await.id;
    let confirm = format!("/organisations/merges/{merge}/confirm");
    assert!(!manager.get(&path).await.text.contains(&confirm));
    assert_eq!(send(&manager, &confirm, "1", &[]).await.status, StatusCode::CONFLICT, "not the same person");
    assert!(second.get("/my-work").await.text.contains(&path) && !manager.get("/my-work").await.text.contains(&path));
    posts(&second, &path, &confirm).await.onward();
    assert_eq!(row(&poort, twin).await.merged_into, Some(regge));
    let now = story.project_now(project).await;
    assert_eq!((now.lead_organisation_id, now.lead_name.as_str()), (Some(regge), "Regge Mechatronica"));
    assert_eq!(manager.get("/organisations?q=regge").await.texts("tbody th"), ["Regge Mechatronica"]);
    let gone = manager.get(&format!("/organisations/{twin}")).await;
    assert!(gone.text.contains("Deze organisatie is samengevoegd met") && gone.text.contains(&format!("/organisations/{regge}")));
    let partner = poort.signed_in("partner").await;
    assert_eq!(partner.get(&format!("/projects/{project}")).await.status, StatusCode::OK, "its people still read their project");
    posts(&manager, &path, &format!("/organisations/merges/{merge}/undo")).await.onward();
    assert_eq!(row(&poort, twin).await.merged_into, None);
    let now = story.project_now(project).await;
    assert_eq!((now.lead_organisation_id, now.lead_name.as_str()), (Some(twin), "Regge Mechatronica BV"));
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn organisations_that_take_part_in_the_same_project_are_not_merged_and_a_proposal_is_taken_back() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let (twin, regge) = (story.organisation("Regge BV").arrives().await, story.organisation("Regge").arrives().await);
    let path = format!("/organisations/{twin}/merge/{regge}");
    let manager = poort.signed_in("manager").await;
    send(&manager, &path, "0", &[("reason", WHY)]).await.onward();
    let merge = the_merge(&poort).await.id;
    story.project("SluisSens").led_by(twin).with(regge, PartnerRole::Participant).in_phase(Phase::Start).arrives().await;
    let second = poort.signed_in("manager2").await;
    assert!(second.get(&path).await.text.contains(WHY), "the second person reads why");
    let refused = send(&second, &format!("/organisations/merges/{merge}/confirm"), "1", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Beide doen mee in SluisSens"), "{}", refused.text);
    posts(&second, &path, &format!("/organisations/merges/{merge}/withdraw")).await.onward();
    assert!(the_merge(&poort).await.ended_at.is_some());
    assert_eq!(send(&manager, &path, "0", &[("reason", WHY)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for who in ["partner", "steering", "admin", "reviewer"] {
        assert_eq!(poort.signed_in(who).await.get(&path).await.status, StatusCode::NOT_FOUND, "{who}");
    }
}

#[tokio::test]
async fn merging_the_employer_with_a_partner_ties_the_expert_at_once() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["roos"]).await;
    let own = poort.story().organisation("Adviesbureau Aa").with_kvk("90000009").arrives().await;
    poort.story().works_for("roos", own).await;
    accepts(&poort, &poort.signed_in("roos").await, panel.reviews[0]).await.onward();
    let lead = poort.story().project_now(panel.project).await.lead_organisation_id.expect("a lead");
    let path = format!("/organisations/{own}/merge/{lead}");
    send(&poort.signed_in("manager").await, &path, "0", &[("reason", WHY)]).await.onward();
    let merge = the_merge(&poort).await.id;
    posts(&poort.signed_in("manager2").await, &path, &format!("/organisations/merges/{merge}/confirm")).await.onward();
    assert_eq!(told(&poort, MailKind::TieFound).await, ["chair@demo.example"]);
}

#[tokio::test]
async fn equal_names_are_told_apart_by_number_and_place() {
    let poort = Poort::with_people().await;
    let story = poort.story();
    let one = story.organisation("Regge").with_kvk("99000001").arrives().await;
    let other = story.organisation("Regge").with_kvk("99000002").arrives().await;
    let project = story.project("SluisSens").led_by(one).with(other, PartnerRole::Participant).in_phase(Phase::Start).arrives().await;
    let manager = poort.signed_in("manager").await;
    let list = manager.get("/organisations?q=regge").await;
    assert!(list.text.contains("99000001") && list.text.contains("99000002"), "{}", list.text);
    for page in ["partners", "financing/start"] {
        let told = manager.get(&format!("/projects/{project}/{page}")).await.text;
        assert!(told.contains("Regge (99000001)") && told.contains("Regge (99000002)"), "{page}: {told}");
    }
    let choices = manager.get(&format!("/projects/{project}/partners/new?q=regge")).await;
    assert_eq!(choices.status, StatusCode::OK);
}

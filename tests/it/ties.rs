//! What ties an expert to a project is looked up again whenever a fact changes, at handing in and at opening; the chair hears at once.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, Poort};
use crate::story::a_review::{Panel, a_panel, accepts, post, stands, submits, writes, written};
use crate::story::the_panel::{before_the_panel, hands_in, opens, page, send, told};
use axum::http::StatusCode;
use domain::audit::HistoryAction;
use domain::ids::OrganisationId;
use domain::mail::MailKind;
use domain::partners::PartnerRole;
use domain::reviews::ReviewStatus;
use entity::{history, organisation, partner};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

const TEXT: &str = "Een opmerking die lang genoeg is om in het overleg iets te zeggen.";
const EXPERTS: [&str; 3] = ["roos", "ruben", "rachid"];

async fn lead(poort: &Poort, panel: &Panel) -> organisation::Model {
    let id = poort.story().project_now(panel.project).await.lead_organisation_id.expect("a lead");
    organisation::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("the database answers").expect("an organisation")
}

/// The manager says where an expert works.
async fn works_at(poort: &Poort, name: &str, organisation: &str) -> Answer {
    let id = poort.story().person_id(name).await;
    let fields = [
        ("organisation", organisation),
        ("role", "industry"),
        ("judges_business_case", "yes"),
        ("is_from_outside", "yes"),
        ("sub_areas", "HTS.1"),
        ("application_areas", "health"),
        ("languages", "nl"),
        ("most_reviews", "3"),
        ("available_from", ""),
        ("available_until", ""),
    ];
    send(&poort.signed_in("manager").await, &format!("/experts/{id}"), "0", &fields).await
}

async fn joins_group(poort: &Poort, id: OrganisationId, group: &str) {
    let (manager, path) = (poort.signed_in("manager").await, format!("/organisations/{id}/edit"));
    let form = PageForm::on(&manager.get(&path).await, &path).with("group", group).with("kvk_number", &kvk(id));
    form.send(&manager).await.onward();
}

/// Eight digits of their own for each organisation.
fn kvk(id: OrganisationId) -> String {
    format!("{:08}", id.0.as_u128() % 100_000_000)
}

async fn events(poort: &Poort, action: HistoryAction) -> u64 {
    history::Entity::find().filter(history::Column::Action.eq(action.code())).count(&poort.state.database.read).await.expect("a count")
}

async fn three_in(poort: &Poort) -> Panel {
    let panel = a_panel(poort, "chair", &EXPERTS).await;
    for (name, review) in EXPERTS.iter().zip(&panel.reviews) {
        hands_in(poort, *review, name, ["4"; 5], TEXT).await;
    }
    panel
}

#[tokio::test]
async fn a_new_employer_after_the_answer_is_told_to_the_chair_and_the_review_does_not_count() {
    let poort = Poort::with_people().await;
    let panel = three_in(&poort).await;
    let lead = lead(&poort, &panel).await;
    works_at(&poort, "roos", &lead.name).await.onward();
    assert_eq!(told(&poort, MailKind::TieFound).await, ["chair@demo.example"]);
    assert_eq!(events(&poort, HistoryAction::TieFound).await, 1);
    let chair = poort.signed_in("chair").await;
    let shut = opens(&poort, &chair, &panel).await;
    assert_eq!(shut.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shut.text.contains("tellen 2 beoordelingen"), "{}", shut.text);
    let measure = format!("/rounds/{}/reviews/{}/measure", panel.round, panel.reviews[0]);
    let asked = chair.get(&measure).await;
    assert!(asked.text.contains(&format!("Werkgever {} is partner", lead.name)), "{}", asked.text);
    let version = stands(&poort, panel.reviews[0]).await.version.to_string();
    send(&chair, &measure, &version, &[("measure", "observer"), ("reason", "Zij begint er pas volgend jaar, met een waarnemer erbij.")])
        .await
        .onward();
    assert_eq!(opens(&poort, &chair, &panel).await.status, StatusCode::SEE_OTHER, "what the chair decided about is not asked again");
    assert_eq!(told(&poort, MailKind::TieFound).await.len(), 1);
}

#[tokio::test]
async fn a_tie_that_comes_to_light_while_the_panel_is_open_shuts_it_and_nobody_reads_on() {
    let poort = Poort::with_people().await;
    let panel = three_in(&poort).await;
    let (chair, ruben) = (poort.signed_in("chair").await, poort.signed_in("ruben").await);
    opens(&poort, &chair, &panel).await.onward();
    let beside = format!("/reviews/{}/panel", panel.reviews[1]);
    assert!(ruben.get(&beside).await.text.contains("Beoordeling A"));
    works_at(&poort, "roos", &lead(&poort, &panel).await.name).await.onward();
    assert_eq!(before_the_panel(&poort, &panel).await.opened_at, None);
    assert!(!ruben.get(&beside).await.text.contains("Beoordeling A"));
    let roos = poort.signed_in("roos").await;
    assert_eq!(roos.get(&format!("/reviews/{}/panel", panel.reviews[0])).await.status, StatusCode::NOT_FOUND);
    let own = roos.get(&format!("/reviews/{}", panel.reviews[0])).await;
    assert!(own.text.contains("Uw belang ligt bij de voorzitter") && own.text.contains(TEXT), "{}", own.text);
    assert_eq!(events(&poort, HistoryAction::ConsensusShut).await, 1);
}

#[tokio::test]
async fn a_new_group_of_the_employer_or_of_a_partner_is_looked_up_at_once() {
    let poort = Poort::with_people().await;
    let panel = three_in(&poort).await;
    let own = poort.story().organisation("Adviesbureau Aa").with_kvk("90000009").arrives().await;
    poort.story().works_for("roos", own).await;
    joins_group(&poort, lead(&poort, &panel).await.id, "Textiel Groep").await;
    assert_eq!(told(&poort, MailKind::TieFound).await.len(), 0);
    joins_group(&poort, own, "textiel  groep").await;
    assert_eq!(told(&poort, MailKind::TieFound).await, ["chair@demo.example"]);
    let panel_page = poort.signed_in("chair").await.get(&format!("/rounds/{}/panel", panel.round)).await;
    assert!(panel_page.text.contains("Expert roos bij"), "{}", panel_page.text);
}

#[tokio::test]
async fn a_tie_that_no_page_told_is_found_when_a_review_is_handed_in_and_the_text_is_kept() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    let roos = poort.signed_in("roos").await;
    accepts(&poort, &roos, panel.reviews[0]).await;
    writes(&poort, &roos, panel.reviews[0], &written(["4"; 5], TEXT), "stay").await;
    poort.story().works_for("roos", lead(&poort, &panel).await.id).await;
    submits(&poort, &roos, panel.reviews[0]).await.onward();
    assert_eq!(stands(&poort, panel.reviews[0]).await.status, ReviewStatus::Submitted);
    assert_eq!(told(&poort, MailKind::TieFound).await, ["chair@demo.example"]);
    assert!(poort.signed_in("chair").await.get(&format!("/rounds/{}/panel", panel.round)).await.text.contains("0 van 3"));
}

#[tokio::test]
async fn a_tie_is_found_when_the_panel_is_opened_and_the_chair_decides_first() {
    let poort = Poort::with_people().await;
    let panel = three_in(&poort).await;
    poort.story().works_for("roos", lead(&poort, &panel).await.id).await;
    let chair = poort.signed_in("chair").await;
    let refused = opens(&poort, &chair, &panel).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Er is een belang gevonden") && refused.text.contains("Expert roos bij"), "{}", refused.text);
    assert_eq!(before_the_panel(&poort, &panel).await.opened_at, None);
    assert!(!chair.get(&page(&panel)).await.text.contains("Beoordeling A"));
}

#[tokio::test]
async fn a_chair_who_came_to_be_tied_to_a_project_opens_nothing_of_it() {
    let poort = Poort::with_people().await;
    let panel = three_in(&poort).await;
    poort.story().works_for("chair", lead(&poort, &panel).await.id).await;
    let (chair, open) = (poort.signed_in("chair").await, app::paths::panel_open(panel.round, panel.proposal));
    let check = chair.get(&open).await;
    assert!(check.text.contains("in een ronde met een andere voorzitter") && !check.actions().contains(&open), "{}", check.text);
    let refused = opens(&poort, &chair, &panel).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("U hebt als voorzitter een band met dit project"), "{}", refused.text);
    assert_eq!(before_the_panel(&poort, &panel).await.opened_at, None);
}

#[tokio::test]
async fn an_organisation_that_was_entered_twice_does_not_defeat_the_check() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    let twin = format!("{} B.V.", lead(&poort, &panel).await.name.to_uppercase());
    let twin = poort.story().organisation(&twin).with_kvk("90000009").arrives().await;
    poort.story().works_for("roos", twin).await;
    let roos = poort.signed_in("roos").await;
    let answer = accepts(&poort, &roos, panel.reviews[0]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("heet net zo als"), "{}", answer.text);
}

#[tokio::test]
async fn an_interest_that_is_declared_in_one_project_ties_the_expert_to_the_other_projects_of_its_partners() {
    let poort = Poort::with_people().await;
    let (one, other) = (a_panel(&poort, "chair", &EXPERTS).await, a_panel(&poort, "chair", &["roos"]).await);
    let roos = poort.signed_in("roos").await;
    accepts(&poort, &roos, other.reviews[0]).await;
    let shared = lead(&poort, &one).await.id;
    let write = poort.state.begin().await.expect("a write");
    let place = partner::Model {
        id: domain::ids::PartnerId(server::state::new_id()),
        project_id: other.project,
        organisation_id: shared,
        role: PartnerRole::Participant,
        core_business: None,
        position: 9,
    };
    partner::Entity::insert(sea_orm::IntoActiveModel::into_active_model(place)).exec_without_returning(&write).await.expect("a partner");
    write.finish([]).await.expect("the write holds");
    let interest = [("has_interest", "yes"), ("kinds", "financial"), ("explanation", "Ik heb aandelen in de penvoerder van dit project.")];
    post(&poort, &roos, one.reviews[0], "interests", &interest).await.onward();
    assert_eq!(told(&poort, MailKind::TieFound).await, ["chair@demo.example"]);
    assert_eq!(roos.get(&format!("/reviews/{}/write", other.reviews[0])).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn both_pages_say_the_same_about_an_interest_that_waits() {
    let poort = Poort::with_people().await;
    let panel = three_in(&poort).await;
    works_at(&poort, "roos", &lead(&poort, &panel).await.name).await.onward();
    let late = [("has_interest", "yes"), ("kinds", "financial"), ("explanation", "Mijn partner bleek aandelen te hebben.")];
    post(&poort, &poort.signed_in("ruben").await, panel.reviews[1], "interests", &late).await.onward();
    let of_manager = poort.signed_in("manager").await.get(&format!("/rounds/{}", panel.round)).await;
    let chair = poort.signed_in("chair").await;
    let of_chair = chair.get(&format!("/rounds/{}/panel", panel.round)).await;
    assert_eq!(of_manager.text.matches("Een belang ligt bij de voorzitter").count(), 1, "only what the chair can decide about: {}", of_manager.text);
    assert_eq!(of_chair.text.matches("/measure\"").count(), 1);
    assert!(chair.get("/my-work").await.text.contains("belang"));
}

//! Partners: found, added, changed and removed, with the lead kept and the totals in step.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::Money;
use axum::http::StatusCode;
use domain::Eur;
use domain::ids::{OrganisationId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};

/// A start project that Dinkeldal leads, with Regge taking part and half of the cost each.
async fn sluis_sens(poort: &Poort) -> (ProjectId, OrganisationId, OrganisationId) {
    let story = poort.story();
    let (dinkeldal, regge) = (story.organisation("Dinkeldal").arrives().await, story.organisation("Regge").arrives().await);
    let half = Money { cost: 50_000, public: 25_000, cash: 5_000, in_kind: 20_000 };
    let project = story
        .project("SluisSens")
        .led_by(dinkeldal)
        .with(regge, PartnerRole::Participant)
        .where_pays(dinkeldal, Phase::Start, half)
        .where_pays(regge, Phase::Start, half)
        .in_phase(Phase::Start)
        .arrives()
        .await;
    (project, dinkeldal, regge)
}

#[tokio::test]
async fn the_list_tells_who_takes_part_and_with_which_share() {
    let poort = Poort::with_people().await;
    let (project, ..) = sluis_sens(&poort).await;
    let page = poort.signed_in("steering").await.get(&format!("/projects/{project}/partners")).await;
    assert_eq!(page.texts("tbody tr:first-child > *"), ["Dinkeldal", "Penvoerder", "Bedrijf, klein", "Twente", "Ja", "50 %", "50 %"]);
    assert_eq!(page.texts(".head a.button"), ["Wie kan erbij"], "nothing to change");
}

#[tokio::test]
async fn a_partner_is_found_chosen_and_added_once() {
    let poort = Poort::with_people().await;
    let (project, dinkeldal, _) = sluis_sens(&poort).await;
    let saxion = poort.story().organisation("Saxion Hogeschool").knowledge().arrives().await;
    poort.story().works_for("partner", dinkeldal).await;
    let lead = poort.signed_in("partner").await;
    let path = format!("/projects/{project}/partners/new");
    let page = lead.get(&format!("{path}?q=saxi")).await;
    assert_eq!(page.texts("#f-role ~ span, input[name=role] + span"), ["Deelnemer", "Financier", "Onderaannemer", "Afnemer", "Belangstellende"]);
    let form = PageForm::on(&page, &path).with("organisation", &saxion.to_string()).with("role", "participant");
    let (first, second) = tokio::join!(form.send(&lead), form.send(&lead));
    assert_eq!((first.onward(), second.onward()), (first.onward(), first.onward()));
    assert_eq!(first.onward(), format!("/projects/{project}/partners?done=partner-added"));
    let places = poort.story().partners_now(project).await;
    let last = places.last().expect("three partners");
    assert_eq!((places.len(), last.organisation_id, last.role, last.core_business, last.position), (3, saxion, PartnerRole::Participant, None, 3));
    assert_eq!(poort.story().project_now(project).await.search_text, "sluissens dinkeldal regge saxion hogeschool");
    assert_eq!(poort.story().history_of(project).await, ["partner_added"]);
    assert_eq!(lead.get(&format!("{path}?q=regge")).await.texts("main li").last().map(String::as_str), Some("Regge is al partner in dit project."));
    assert_eq!(lead.get(&format!("{path}?q=zzz")).await.texts(".empty b"), ["Geen organisatie gevonden"]);
}

#[tokio::test]
async fn a_wrong_partner_comes_back_with_what_was_chosen() {
    let poort = Poort::with_people().await;
    let (project, _, regge) = sluis_sens(&poort).await;
    let saxion = poort.story().organisation("Saxion").knowledge().arrives().await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/projects/{project}/partners/new");
    let form = PageForm::on(&manager.get(&format!("{path}?q=saxion")).await, &path);
    let answer = form.clone().with("organisation", &saxion.to_string()).send(&manager).await;
    assert_eq!((answer.status, answer.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Vul in: Rol.".to_owned()]));
    let again = PageForm::on(&answer, &path);
    assert_eq!((again.value("organisation"), again.value("q")), (Some(saxion.to_string().as_str()), Some("saxion")));
    let twice = form.clone().with("organisation", &regge.to_string()).with("role", "funder").send(&manager).await;
    assert_eq!(
        (twice.status, twice.errors()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["Organisatie: deze organisatie is al partner in dit project.".to_owned()])
    );
    let two_leads = form.clone().with("organisation", &saxion.to_string()).with("role", "lead").send(&manager).await;
    assert_eq!(two_leads.errors(), ["Rol: dit project heeft al een penvoerder."]);
    let nowhere = form.with("organisation", &uuid::Uuid::nil().to_string()).with("role", "funder").send(&manager).await;
    assert_eq!(nowhere.errors(), ["Organisatie: kies iets uit de lijst."]);
    assert_eq!(poort.story().partners_now(project).await.len(), 2);
}

#[tokio::test]
async fn a_lead_partner_does_not_hand_over_the_lead_but_the_programme_office_may() {
    let poort = Poort::with_people().await;
    let (project, dinkeldal, _) = sluis_sens(&poort).await;
    poort.story().works_for("partner", dinkeldal).await;
    let (lead, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let places = poort.story().partners_now(project).await;
    let path = format!("/projects/{project}/partners/{}", places.first().expect("a lead").id);
    let form = PageForm::on(&manager.get(&path).await, &path);
    let refused = form.clone().with("key", &uuid::Uuid::max().to_string()).with("role", "participant").send(&lead).await;
    assert_eq!((refused.status, refused.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Rol: kies iets uit de lijst.".to_owned()]));
    let answer =
        PageForm::on(&manager.get(&path).await, &path).with("role", "participant").with("core_business", "no").with_reason().send(&manager).await;
    assert_eq!(answer.onward(), format!("/projects/{project}/partners?done=saved"));
    let row = poort.story().project_now(project).await;
    assert_eq!((row.lead_organisation_id, row.lead_name.as_str(), row.contact_id), (None, "", None));
    let other = format!("/projects/{project}/partners/{}", places.last().expect("a participant").id);
    PageForm::on(&manager.get(&other).await, &other).with("role", "lead").with_reason().send(&manager).await.onward();
    assert_eq!(poort.story().project_now(project).await.lead_name, "Regge");
}

#[tokio::test]
async fn a_partner_leaves_after_a_question_and_its_money_goes_too() {
    let poort = Poort::with_people().await;
    let (project, ..) = sluis_sens(&poort).await;
    poort.story().came_from_the_old_list(project).await;
    let manager = poort.signed_in("manager").await;
    let places = poort.story().partners_now(project).await;
    let path = |index: usize| format!("/projects/{project}/partners/{}/remove", places[index].id);
    let page = manager.get(&path(1)).await;
    assert_eq!((page.texts("h1"), page.texts(".facts dd")), (vec!["Regge weghalen?".to_owned()], vec!["€ 50.000".to_owned()]));
    let form = PageForm::on(&page, &path(1)).with_reason();
    assert_eq!(form.send(&manager).await.onward(), format!("/projects/{project}/partners?done=partner-removed"));
    assert_eq!(form.send(&manager).await.onward(), format!("/projects/{project}/partners?done=partner-removed"), "a second submit");
    let row = poort.story().project_now(project).await;
    assert_eq!((poort.story().partners_now(project).await.len(), row.cost, row.version), (1, Eur::euros(50_000), 2));
    let key = uuid::Uuid::nil().to_string();
    let stays = manager.post(&path(0), &[("key", &key), ("version", "2")]).await;
    assert_eq!(
        (stays.status, stays.texts(".notice b")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["De penvoerder kan niet worden weggehaald".to_owned()])
    );
    assert_eq!(poort.story().partners_now(project).await.len(), 1);
}

#[tokio::test]
async fn a_lost_race_or_a_frozen_dossier_keeps_what_was_chosen() {
    let poort = Poort::with_people().await;
    let (project, ..) = sluis_sens(&poort).await;
    let manager = poort.signed_in("manager").await;
    let place = poort.story().partners_now(project).await.pop().expect("a participant").id;
    let path = format!("/projects/{project}/partners/{place}");
    let form = PageForm::on(&manager.get(&path).await, &path).with_reason();
    form.clone().with("key", &uuid::Uuid::nil().to_string()).with("role", "funder").send(&manager).await.onward();
    let answer = form.with("role", "buyer").send(&manager).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let again = PageForm::on(&answer, &path);
    assert_eq!(again.value("role"), Some("buyer"));
    again.send(&manager).await.onward();
    let frozen = poort.story().project("NanoNeus").with_status(Status::GateRequested).arrives().await;
    let path = format!("/projects/{frozen}/partners/new");
    assert_eq!(manager.get(&path).await.texts("h1"), ["Dit dossier staat nu vast"]);
    let key = uuid::Uuid::max().to_string();
    assert_eq!(manager.post(&path, &[("key", &key), ("version", "1"), ("role", "funder")]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn partners_are_changed_by_the_lead_and_found_only_in_their_own_project() {
    let poort = Poort::with_people().await;
    let (project, _, regge) = sluis_sens(&poort).await;
    let elsewhere = poort.story().project("NanoNeus").led_by(regge).arrives().await;
    let place = poort.story().partners_now(project).await.pop().expect("a participant").id;
    poort.story().works_for("partner", regge).await;
    let partner = poort.signed_in("partner").await;
    assert_eq!(partner.get(&format!("/projects/{project}/partners")).await.status, StatusCode::OK);
    for path in ["partners/new".to_owned(), format!("partners/{place}"), format!("partners/{place}/remove")] {
        let here = format!("/projects/{project}/{path}");
        assert_eq!(
            (partner.get(&here).await.status, partner.post(&here, &[]).await.status),
            (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
            "{here}"
        );
    }
    let key = uuid::Uuid::nil().to_string();
    for path in [format!("/projects/{elsewhere}/partners/{place}"), format!("/projects/{elsewhere}/partners/{place}/remove")] {
        assert_eq!(partner.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(partner.post(&path, &[("key", &key), ("version", "1")]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for name in ["admin", "reviewer"] {
        assert_eq!(poort.signed_in(name).await.get(&format!("/projects/{project}/partners")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}

//! A project of the real list from import to a decision: found, filled in, refused while nobody pays, mended, and decided by two.
//! The list is test input and no part of the project; without it this story says so and passes.

use crate::form_on_page::PageForm;
use crate::imports::real_list;
use crate::server_under_test::{Poort, Visitor};
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::conditions::Condition;
use domain::gates::{BusinessCasePart, Gate};
use domain::ids::{PartnerId, ProjectId};
use domain::projects::{Phase, Status};
use entity::{evidence, snapshot};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

const SEEN: &str = "De partners hebben dit in de vergadering van november laten zien.";

/// Imports the whole list through the page and follows the search to the project.
async fn found(manager: &Visitor<'_>, list: &[u8]) -> ProjectId {
    let preview = manager.upload("/import", "StructuralFundsNL2007NOW.csv", list).await.onward().to_owned();
    manager.post(&preview, &[("key", &a_key()), ("version", "0")]).await.onward();
    let hits = manager.get("/projects?q=tprc").await;
    assert_eq!(hits.texts("tbody th a"), ["Thermoplastic composites Research Center (TPRC) Enschede"]);
    assert_eq!(hits.texts("tbody td.num"), ["8.108.000"]);
    let [way] = &hits.links("tbody th a")[..] else { panic!("one way: {:?}", hits.links("tbody th a")) };
    way.trim_start_matches("/projects/").parse().expect("the way leads to a project")
}

/// The partners beside the beneficiary, added with the form.
async fn partners(poort: &Poort, manager: &Visitor<'_>, id: ProjectId) -> Vec<PartnerId> {
    let story = poort.story();
    let path = format!("/projects/{id}/partners/new");
    let (one, other) = (story.organisation("Vliegtuigdelen").arrives().await, story.organisation("Persbouw").arrives().await);
    let university = story.organisation("Universiteit").knowledge().arrives().await;
    for (name, organisation) in [("vliegtuigdelen", one), ("persbouw", other), ("universiteit", university)] {
        let page = manager.get(&format!("{path}?q={name}")).await;
        let form = PageForm::on(&page, &path).with("organisation", &organisation.to_string()).with("role", "participant");
        form.send(manager).await.onward();
    }
    story.partners_now(id).await.iter().map(|partner| partner.id).collect()
}

/// What the edit page and the dossier page ask before gate 1.
async fn dossier(poort: &Poort, manager: &Visitor<'_>, id: ProjectId) {
    let lead = row(poort, id).await.lead_organisation_id.expect("the beneficiary leads");
    let contact = poort.story().colleague("Tess van Dijk", lead).await;
    let (edit, facts, reference) = (format!("/projects/{id}/edit"), format!("/projects/{id}/dossier"), poort.state.reference());
    let fields = [
        ("aim", "Dunne, lichte delen van thermoplastische composieten in serie maken."),
        ("product_market_combination", "Thermoplastische delen voor vliegtuigbouwers"),
        ("result_type", "application"),
        ("primary_sub_area", "HTM.1"),
        ("start_on", "1 januari 2027"),
        ("duration_months", "36"),
        ("next_gate_on", "1 september 2027"),
    ];
    let form = PageForm::on(&manager.get(&edit).await, &edit).with("contact", &contact.to_string());
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    let form = form.ticked("application_areas", &reference.applications[0].code).ticked("challenges", &reference.challenges[0].code);
    form.send(manager).await.onward();
    let form = PageForm::on(&manager.get(&facts).await, &facts).with("business_case_on", "1 oktober 2026").with("business_case_approved", "yes");
    let form = form.with("application_on", "1 november 2026").with("accession", "open").with("stopping_considered", "Dan blijft de techniek liggen.");
    let form = BusinessCasePart::ALL.iter().fold(form, |form, part| form.ticked("business_case_parts", part.code()));
    form.send(manager).await.onward();
}

/// Who costs what and who pays, in euros: cost, European, cash, in kind.
async fn money(manager: &Visitor<'_>, id: ProjectId, partners: &[PartnerId], rows: [[&str; 4]; 4]) {
    let path = format!("/projects/{id}/financing/innovation");
    let mut form = PageForm::on(&manager.get(&path).await, &path);
    for (number, (partner, amounts)) in partners.iter().zip(rows).enumerate() {
        form = form.with(&format!("rows.{number}.partner"), &partner.to_string());
        for (name, amount) in ["cost", "public_european", "own_cash", "own_in_kind"].into_iter().zip(amounts) {
            form = form.with(&format!("rows.{number}.{name}"), amount);
        }
    }
    form.send(manager).await.onward();
}

/// Every condition with evidence that was accepted, and the judgements.
async fn judged(poort: &Poort, manager: &Visitor<'_>, id: ProjectId) {
    for condition in Condition::ALL {
        let path = format!("/projects/{id}/conditions/G1/{condition}");
        let form = PageForm::on(&manager.get(&path).await, &path).with("level", "4").with("reason", SEEN);
        form.send(manager).await.onward();
        let add = format!("{path}/evidence");
        PageForm::on(&manager.get(&path).await, &add).with("title", "Verslag").with("reference", "map 4").send(manager).await.onward();
        let seen = evidence::Entity::find().filter(evidence::Column::ConditionCode.eq(*condition)).filter(evidence::Column::ProjectId.eq(id));
        let seen = seen.one(&poort.state.database.read).await.expect("a database").expect("the evidence").id;
        PageForm::on(&manager.get(&path).await, &format!("/projects/{id}/evidence/{seen}/accept")).send(manager).await.onward();
    }
    let path = format!("/projects/{id}/gates/G1/judgements");
    let mut form = PageForm::on(&manager.get(&path).await, &path);
    for rule in ["ALL-07", "G0-15", "G1-17"] {
        form = form.with(&format!("met.{rule}"), "yes").with(&format!("reason.{rule}"), SEEN);
    }
    form.send(manager).await.onward();
}

#[tokio::test]
async fn tprc_enschede_comes_from_the_list_to_the_innovation_phase() {
    let Some(list) = real_list() else { return };
    let poort = Poort::with_people().await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let id = found(&manager, &std::fs::read(list).expect("the list can be read")).await;
    assert_eq!((row(&poort, id).await.phase, row(&poort, id).await.status), (Phase::Start, Status::Legacy));
    let partners = partners(&poort, &manager, id).await;
    dossier(&poort, &manager, id).await;
    judged(&poort, &manager, id).await;
    let no_cash = [
        ["4.108.000", "1.300.000", "0", "2.808.000"],
        ["1.500.000", "700.000", "0", "800.000"],
        ["1.500.000", "1.500.000", "0", "0"],
        ["1.000.000", "500.000", "0", "500.000"],
    ];
    money(&manager, id, &partners, no_cash).await;
    ask(&poort, &manager, id, Gate::G1).await.onward();
    let gate = app::paths::gate(id, Gate::G1);
    assert!(manager.get(&gate).await.text.contains("Eigen geld van partners"), "the gate page tells what is in the way");
    let refused = decide(&poort, &chair, id, Gate::G1).await;
    let reasons = refused.texts(".errors li");
    let begins: Vec<_> = reasons.iter().filter_map(|reason| reason.split(": ").next()).collect();
    let expected = ["Eigen geld van partners", "Minimum aandeel cash", "Alle partners dragen risico", "Samenwerkingsovereenkomst"];
    assert_eq!((refused.status, begins), (StatusCode::UNPROCESSABLE_ENTITY, expected.to_vec()), "{reasons:?}");
    assert!(reasons[2].contains("Persbouw"), "who carries no risk is named: {}", reasons[2]);

    withdraw(&poort, &manager, id, Gate::G1, "De partners brengen alsnog eigen geld in.").await.onward();
    poort.story().agreement_of(id).await;
    let mended = [
        ["4.108.000", "2.000.000", "1.108.000", "1.000.000"],
        ["1.500.000", "700.000", "800.000", "0"],
        ["1.500.000", "700.000", "0", "800.000"],
        ["1.000.000", "500.000", "0", "500.000"],
    ];
    money(&manager, id, &partners, mended).await;
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide(&poort, &chair, id, Gate::G1).await.onward();
    assert_eq!(row(&poort, id).await.phase, Phase::Start, "one person alone decides nothing");
    sign(&poort, &secretary, id).await.onward();
    let now = row(&poort, id).await;
    assert_eq!((now.phase, now.status, now.cost), (Phase::Innovation, Status::Active, domain::Eur::euros(8_108_000)));

    let decision = last_decision(&poort).await;
    let frozen = snapshot::Entity::find_by_id(decision.snapshot_id.expect("a dossier")).one(&poort.state.database.read).await;
    let frozen = frozen.expect("a database").expect("the dossier");
    let page = manager.get(&app::paths::snapshot(id, frozen.id)).await;
    assert!(page.text.contains(&frozen.sha256) && page.text.contains("ongewijzigd"), "{}", page.text);
    let told = poort.story().history_of(id).await;
    let gates = ["gate_requested", "gate_released", "financing_changed", "gate_requested", "gate_decided", "decision_signed", "reports_scheduled"];
    assert_eq!(told[told.len() - gates.len()..], gates);
    assert_eq!(manager.get(&format!("/projects/{id}/history")).await.status, StatusCode::OK);
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

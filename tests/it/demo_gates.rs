//! Gates on the projects of the demo set, and removing the set after they were decided.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, Visitor};
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::gates::{Facts, Gate, Outcome, Readiness, RuleResult, Verdict};
use domain::ids::ProjectId;
use domain::projects::{Phase, Status};
use entity::{decision, project, snapshot};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use server::store::database::Kind;
use std::collections::BTreeMap;

async fn of_title(poort: &Poort, title: &str) -> project::Model {
    project::Entity::find().filter(project::Column::Title.eq(title)).one(&poort.state.database.read).await.expect("a database").expect("the project")
}

/// What was frozen for a gate, and the decision on it.
async fn decided(poort: &Poort, id: ProjectId, gate: Gate) -> (decision::Model, Facts, Vec<RuleResult>) {
    let read = &poort.state.database.read;
    let of_gate = decision::Entity::find().filter(decision::Column::ProjectId.eq(id)).filter(decision::Column::Gate.eq(gate));
    let decision = of_gate.one(read).await.expect("a database").expect("a decision");
    let frozen = snapshot::Entity::find_by_id(decision.snapshot_id.expect("a dossier")).one(read).await.expect("a database").expect("a dossier");
    let mut content: serde_json::Value = serde_json::from_str(&frozen.content).expect("JSON");
    let facts = serde_json::from_value(content["facts"].take()).expect("facts");
    (decision, facts, serde_json::from_value(content["results"].take()).expect("results"))
}

/// Moves what partners bring in kind into cash, in the form for the innovation phase.
async fn with_cash(who: &Visitor<'_>, id: ProjectId) {
    let path = format!("/projects/{id}/financing/innovation");
    let mut form = PageForm::on(&who.get(&path).await, &path);
    for row in 0..10 {
        let (in_kind, cash) = (format!("rows.{row}.own_in_kind"), format!("rows.{row}.own_cash"));
        if let Some(amount) = form.value(&in_kind).map(str::to_owned) {
            form = form.with(&cash, &amount).with(&in_kind, "0");
        }
    }
    form.send(who).await.onward();
}

#[tokio::test]
async fn a_start_fully_in_kind_was_accepted_at_gate_0() {
    let poort = Poort::with_demo().await;
    let sluis_sens = of_title(&poort, "SluisSens").await;
    assert_eq!((sluis_sens.phase, sluis_sens.status, sluis_sens.own_cash.is_positive()), (Phase::Start, Status::Active, false));
    let (decision, facts, results) = decided(&poort, sluis_sens.id, Gate::G0).await;
    assert_eq!((decision.outcome, decision.signed_by.is_some()), (Outcome::Go, true));
    assert_eq!((facts.money().totals().own_cash, facts.money().totals().own_in_kind), (domain::Eur::ZERO, domain::Eur::euros(45_000)));
    let readiness = Readiness::of(Gate::G0, &results);
    assert_eq!((readiness.blockers, readiness.deviations_needed), (Vec::new(), Vec::new()));
}

#[tokio::test]
async fn bio_folie_is_refused_at_gate_1_for_want_of_cash_and_passes_once_it_has_some() {
    let poort = Poort::with_demo().await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let id = of_title(&poort, "BioFolie").await.id;
    let refused = decide(&poort, &chair, id, Gate::G1).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reasons = refused.texts(".errors li");
    assert_eq!(reasons.len(), 4, "{reasons:?}");
    assert!(reasons[0].starts_with("Eigen geld van partners: ") && reasons[0].contains("nodig is meer dan nul"), "{reasons:?}");
    assert!(reasons[1].starts_with("Externe experts hebben beoordeeld: "), "{reasons:?}");
    assert!(reasons[2].starts_with("Panelscore boven de drempel: "), "{reasons:?}");
    assert!(reasons[3].starts_with("Minimum aandeel cash: "), "what a reason in the form mends comes after what it cannot: {reasons:?}");
    withdraw(&poort, &manager, id, Gate::G1, "De partners brengen alsnog eigen geld in.").await.onward();
    with_cash(&manager, id).await;
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide(&poort, &chair, id, Gate::G1).await.onward();
    sign(&poort, &secretary, id).await.onward();
    let now = row(&poort, id).await;
    assert_eq!((now.phase, now.status), (Phase::Innovation, Status::Active));
}

#[tokio::test]
async fn energy_and_basic_technology_were_refused_at_gate_0_with_the_words_of_the_rule() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    for (title, rule) in [("ZonFolie", "Technologie x toepassing gekozen"), ("NanoNeus", "Geen basistechnologie")] {
        let project = of_title(&poort, title).await;
        assert_eq!((project.phase, project.status), (Phase::Intake, Status::Refused), "{title}");
        let (decision, _, results) = decided(&poort, project.id, Gate::G0).await;
        assert_eq!((decision.outcome, decision.signed_by.is_some()), (Outcome::NoGo, true));
        let needed = Readiness::of(Gate::G0, &results).deviations_needed;
        assert_eq!(needed.len(), 2, "{title}: the rule itself, and the judgement that follows it");
        let refused = decide(&poort, &manager, project.id, Gate::G0).await;
        let reasons = refused.texts(".errors li");
        assert!(refused.status.is_client_error() && reasons.iter().any(|reason| reason.starts_with(&format!("{rule}: "))), "{title}: {reasons:?}");
        assert_eq!(row(&poort, project.id).await, project);
    }
}

#[tokio::test]
async fn every_rule_that_is_in_use_is_green_for_lab_chip() {
    let poort = Poort::with_demo().await;
    let lab_chip = of_title(&poort, "LabChip Vecht").await;
    let not_green = |results: &[RuleResult]| -> Vec<_> {
        results
            .iter()
            .filter(|one| !matches!(one.verdict, Verdict::Met | Verdict::NotApplicable | Verdict::NotYetInUse))
            .map(|one| (one.rule, one.verdict))
            .collect()
    };
    for gate in [Gate::G0, Gate::G1] {
        let (_, _, results) = decided(&poort, lab_chip.id, gate).await;
        assert_eq!(not_green(&results), [], "{gate}");
    }
}

/// How many rows each table has, but for the history, which stays.
async fn rows(poort: &Poort) -> BTreeMap<String, i64> {
    let read = &poort.state.database.read;
    let names = match poort.state.database.kind {
        Kind::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        Kind::Postgres => "SELECT CAST(tablename AS text) AS name FROM pg_tables WHERE schemaname = 'public'",
    };
    let query = |sql: String| Statement::from_string(read.get_database_backend(), sql);
    let names = read.query_all_raw(query(names.to_owned())).await.expect("names");
    let mut counts = BTreeMap::new();
    for name in names.iter().map(|row| row.try_get::<String>("", "name").expect("a name")).filter(|name| !name.starts_with("history")) {
        let count = read.query_one_raw(query(format!("SELECT COUNT(*) AS n FROM {name}"))).await.expect("a query").expect("a row");
        counts.insert(name, count.try_get("", "n").expect("a count"));
    }
    counts
}

#[tokio::test]
async fn what_was_decided_about_a_demo_project_goes_with_the_demo_set() {
    let poort = Poort::start().await;
    let before = rows(&poort).await;
    server::demo::load(&poort.state, Some(crate::server_under_test::PASSWORD.to_owned())).await.expect("the demo set loads");
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let id = of_title(&poort, "BioFolie").await.id;
    withdraw(&poort, &manager, id, Gate::G1, "De partners brengen alsnog eigen geld in.").await.onward();
    with_cash(&manager, id).await;
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide_so(&poort, &chair, id, Gate::G1, &GO_IF).await.onward();
    sign(&poort, &secretary, id).await.onward();
    let first = decision::Entity::find().filter(decision::Column::ProjectId.eq(id)).filter(decision::Column::Gate.eq(Gate::G1));
    let first = first.one(&poort.state.database.read).await.expect("a database").expect("a decision").id;
    let page = manager.get(&app::paths::decision(id, first)).await;
    let met = page.actions().into_iter().find(|action| action.ends_with("/met")).expect("a condition to meet");
    let note = format!("note-{}", met.trim_end_matches("/met").rsplit('/').next().unwrap_or_default());
    PageForm::on(&page, &met).with(&note, "Gezien.").send(&manager).await.onward();
    correct(&chair, id, first, &[]).await.onward();
    let other = of_title(&poort, "RoboNoaber").await.id;
    let stop = [
        ("reason", "market"),
        ("learned", "De markt is er nog niet klaar voor."),
        ("ends_on", "31-12-2026"),
        ("unavoidable", "0"),
        ("confirm", "yes"),
    ];
    let (key, version) = (a_key(), version(&poort, other).await);
    let pairs = [&stop[..], &[("key", &*key), ("version", &*version)]].concat();
    manager.post(&format!("/projects/{other}/stop"), &pairs).await.onward();
    server::demo::remove(&poort.state).await.expect("removal");
    assert_eq!(rows(&poort).await, before);
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

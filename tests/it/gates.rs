//! From an asked gate to a signed decision, and everything that the server refuses on the way.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::projects::{Phase, ResultType, Status};
use entity::snapshot;
use sea_orm::{ConnectionTrait, EntityTrait};
use server::store::events;

#[tokio::test]
async fn a_start_fully_in_kind_is_accepted_by_two_people() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let unasked = decide(&poort, &manager, id, Gate::G0).await;
    assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unasked.text.contains("Er is geen bevroren dossier") && unasked.text.contains(WHY));
    let asked = ask(&poort, &manager, id, Gate::G0).await;
    assert_eq!((asked.status, row(&poort, id).await.status), (StatusCode::SEE_OTHER, Status::GateRequested), "{}", asked.text);
    let decided = decide(&poort, &manager, id, Gate::G0).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
    assert_eq!(row(&poort, id).await.phase, Phase::Intake);
    assert_eq!(sign(&poort, &manager, id).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let signed = sign(&poort, &second, id).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    let after = row(&poort, id).await;
    assert_eq!((after.phase, after.status), (Phase::Start, Status::Active));
    assert_eq!(events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
    for path in [app::paths::gate(id, Gate::G0), app::paths::gate(id, Gate::G1), app::paths::gate_rules(id, Gate::G0)] {
        assert_eq!(manager.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let frozen = snapshot::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a dossier");
    let page = manager.get(&app::paths::snapshot(id, frozen.id)).await;
    assert!(page.text.contains(&frozen.sha256) && page.text.contains("ongewijzigd"), "{}", page.text);
    let page = manager.get(&app::paths::decision(id, decisions(&poort).await[0].id)).await;
    assert!(page.text.contains("Marieke Demo") && page.text.contains("Maarten Demo"));
    for sql in ["UPDATE decision SET rationale = 'anders'", "DELETE FROM decision"] {
        let transaction = poort.state.begin().await.expect("a transaction");
        assert!(transaction.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}

#[tokio::test]
async fn no_cash_stops_gate_1_with_the_words_of_the_rule_and_mending_it_passes() {
    let poort = Poort::with_people().await;
    let stuck = a_project(&poort, Wanted { title: "BioFolie", phase: Phase::Start, ..READY }).await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    assert_eq!(ask(&poort, &manager, stuck, Gate::G1).await.status, StatusCode::SEE_OTHER);
    assert_eq!(decide(&poort, &manager, stuck, Gate::G1).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the steering group decides");
    let refused = decide(&poort, &chair, stuck, Gate::G1).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Eigen geld van partners") && refused.text.contains("nodig is meer dan nul"), "{}", refused.text);
    let poort = Poort::with_people().await;
    let mended = a_project(&poort, Wanted { title: "BioFolie", phase: Phase::Start, cash: 10_000, ..READY }).await;
    let (manager, chair, second) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    drop(secretary);
    assert_eq!(ask(&poort, &manager, mended, Gate::G1).await.status, StatusCode::SEE_OTHER);
    let decided = decide(&poort, &chair, mended, Gate::G1).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
    assert_eq!(sign(&poort, &manager, mended).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a programme manager does not sign gate 1");
    assert_eq!(sign(&poort, &second, mended).await.status, StatusCode::SEE_OTHER);
    assert_eq!(row(&poort, mended).await.phase, Phase::Innovation);
}

#[tokio::test]
async fn basic_technology_and_a_candidate_area_are_refused_at_intake() {
    for wanted in [
        Wanted { title: "NanoNeus", result: ResultType::BasicTechnology, ..READY },
        Wanted { title: "ZonFolie", area: "MED", ..READY },
        Wanted { title: "Zonder risico", phase: Phase::Start, cash: 10_000, carries_risk: false, ..READY },
    ] {
        let poort = Poort::with_people().await;
        let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
        let gate = Gate::of(wanted.phase).expect("an open phase");
        let candidate = poort.state.reference().technology.iter().find(|area| area.status == domain::projects::AreaStatus::Candidate).cloned();
        let code: &'static str = Box::leak(candidate.expect("a candidate area").code.into_boxed_str());
        let id = a_project(&poort, Wanted { area: if wanted.area == "MED" { code } else { wanted.area }, ..wanted }).await;
        assert_eq!(ask(&poort, &manager, id, gate).await.status, StatusCode::SEE_OTHER);
        let refused = decide(&poort, &chair, id, gate).await;
        assert_eq!((refused.status, decisions(&poort).await.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
        assert!(refused.text.contains("Geef een reden om af te wijken"), "{}", refused.text);
    }
}

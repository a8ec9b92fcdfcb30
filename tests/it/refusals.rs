//! What the server refuses, whatever the page shows: section 2.6 of the specification.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::forms;
use axum::http::StatusCode;
use domain::audit::HistoryAction;
use domain::gates::{Gate, NewDecision, Outcome, RuleId};
use domain::projects::{Phase, ResultType, Status};
use entity::{decision_condition, history};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

const REASON: &str = "De sensor is nog geen product, maar drie bedrijven uit de regio bouwen er dit jaar al een toepassing op die zij zelf betalen.";

#[tokio::test]
async fn a_policy_rule_is_deviated_from_with_a_reason_that_the_decision_keeps() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, Wanted { title: "NanoNeus", result: ResultType::BasicTechnology, ..READY }).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let without = decide(&poort, &manager, id, Gate::G0).await;
    assert_eq!((without.status, decisions(&poort).await.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    assert_eq!(without.texts(".errors li").len(), 1);
    assert!(without.texts(".errors li")[0].starts_with("Geen basistechnologie: "), "{:?}", without.texts(".errors li"));
    let short = decide_so(&poort, &manager, id, Gate::G0, &[("deviation.G0-02", "Mag wel.")]).await;
    assert_eq!((short.status, decisions(&poort).await.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    assert!(short.text.contains("Mag wel."), "the typed reason is kept");
    decide_so(&poort, &manager, id, Gate::G0, &[("deviation.G0-02", REASON)]).await.onward();
    sign(&poort, &second, id).await.onward();
    let decision = last_decision(&poort).await;
    let details: serde_json::Value = serde_json::from_str(&decision.details).expect("JSON");
    let kept: NewDecision = serde_json::from_value(details["decision"].clone()).expect("a decision");
    assert_eq!(kept.deviations, [(RuleId::G0R02, REASON.to_owned())].into());
    assert_eq!((row(&poort, id).await.phase, kept.outcome), (Phase::Start, Outcome::Go));
    let page = manager.get(&app::paths::decision(id, decision.id)).await;
    assert_eq!(page.texts("[aria-labelledby=decision-deviated] .facts > div"), [format!("Geen basistechnologie{REASON}")]);
    let told = history::Entity::find().filter(history::Column::Action.eq("gate_decided")).one(&poort.state.database.read).await;
    let told: serde_json::Value = serde_json::from_str(&told.expect("a database").expect("an event").detail).expect("JSON");
    assert_eq!(told["deviations"], serde_json::json!(["G0-02"]));
}

#[tokio::test]
async fn no_reason_helps_against_a_hard_rule() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, Wanted { cash: 0, ..READY_FOR_G1 }).await;
    let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
    ask(&poort, &manager, id, Gate::G1).await.onward();
    let reasons = [("deviation.G1-03", REASON), ("deviation.G1-04", REASON)];
    let refused = decide_so(&poort, &chair, id, Gate::G1, &reasons).await;
    assert_eq!((refused.status, decisions(&poort).await.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    let hard = refused.texts(".errors li").into_iter().find(|reason| reason.starts_with("Eigen geld van partners: "));
    assert!(hard.is_some_and(|reason| reason.ends_with("Hiervan kan niemand afwijken.")), "{:?}", refused.texts(".errors li"));
    assert_eq!(row(&poort, id).await.status, Status::GateRequested);
}

#[tokio::test]
async fn each_role_does_at_a_gate_what_is_its_own_and_nothing_else() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    for (who, status) in [("steering", 403), ("secretary", 403), ("reviewer", 404), ("admin", 404), ("partner", 303)] {
        assert_eq!(ask(&poort, &poort.signed_in(who).await, id, Gate::G1).await.status.as_u16(), status, "{who} asks");
    }
    let reason = "De begroting klopt nog niet.";
    for (who, status) in [("steering", 403), ("reviewer", 404), ("admin", 404)] {
        assert_eq!(withdraw(&poort, &poort.signed_in(who).await, id, Gate::G1, reason).await.status.as_u16(), status, "{who} withdraws");
    }
    for (who, status) in [("partner", 403), ("reviewer", 404), ("admin", 404), ("manager", 422), ("steering", 303)] {
        assert_eq!(decide(&poort, &poort.signed_in(who).await, id, Gate::G1).await.status.as_u16(), status, "{who} decides");
    }
    for (who, status) in [("partner", 403), ("reviewer", 404), ("admin", 404), ("manager", 422), ("steering", 422), ("secretary", 303)] {
        assert_eq!(row(&poort, id).await.phase, Phase::Start);
        assert_eq!(sign(&poort, &poort.signed_in(who).await, id).await.status.as_u16(), status, "{who} signs");
    }
    assert_eq!((row(&poort, id).await.phase, decisions(&poort).await.len()), (Phase::Innovation, 1));
    let chair = poort.signed_in("steering").await;
    assert_eq!(decide(&poort, &chair, id, Gate::G3).await.status, StatusCode::UNPROCESSABLE_ENTITY, "no gate is skipped");
    assert_eq!(decide(&poort, &chair, id, Gate::G1).await.status, StatusCode::CONFLICT, "no gate comes twice");
}

#[tokio::test]
async fn no_form_changes_a_frozen_dossier_and_what_was_typed_comes_back() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = forms::a_project_with_an_instrument(&poort, &manager).await;
    let filled = forms::of_dossier(&poort, &manager, id).await;
    ask(&poort, &manager, id, Gate::G1).await.onward();
    let frozen = row(&poort, id).await;
    let events = history::Entity::find().count(&poort.state.database.read).await.expect("a count");
    // What the programme judges is no part of what was handed in.
    for one in filled.into_iter().filter(|one| one.action != HistoryAction::Assessed) {
        let answer = one.fresh(&poort, id).await.send(&manager).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{} {}", one.action, one.typed);
        assert!(answer.keeps(one.field, &one.typed), "{} keeps {:?}: {}", one.action, one.typed, answer.text);
    }
    assert_eq!(row(&poort, id).await, frozen);
    assert_eq!(history::Entity::find().count(&poort.state.database.read).await.expect("a count"), events);
}

#[tokio::test]
async fn the_database_itself_keeps_what_was_signed() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide_so(&poort, &manager, id, Gate::G0, &GO_IF).await.onward();
    sign(&poort, &second, id).await.onward();
    assert_eq!(decision_condition::Entity::find().count(&poort.state.database.read).await.expect("a count"), 1);
    let tampering = [
        "UPDATE decision SET outcome = 'no_go'",
        "UPDATE decision SET signed_at = NULL, signed_by = NULL",
        "UPDATE decision SET is_demo = true",
        "DELETE FROM decision",
        "UPDATE decision_condition SET due_on = '2030-01-01'",
        "UPDATE decision_condition SET is_demo = true",
        "DELETE FROM decision_condition",
        "UPDATE snapshot SET content = '{}'",
        "UPDATE snapshot SET is_demo = true",
        "DELETE FROM snapshot",
        "UPDATE history SET actor_name = 'Iemand' WHERE action = 'decision_signed'",
        "DELETE FROM history WHERE action = 'decision_signed'",
    ];
    for sql in tampering {
        let transaction = poort.state.begin().await.expect("a transaction");
        assert!(transaction.execute_unprepared(sql).await.is_err(), "{sql}");
    }
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

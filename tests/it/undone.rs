//! Once recorded, only the signers undo a decision, with a reason; no gate waits for ever; and until it is signed the text is for who decides.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::undoing::*;
use axum::http::StatusCode;
use domain::gates::{Gate, VoidCause};
use domain::projects::{Phase, Status};
use sea_orm::ConnectionTrait;
use server::store::events;

const CANARY: &str = "KANARIE3141";

#[tokio::test]
async fn a_decision_that_is_taken_back_leaves_the_gate_to_be_decided_on_the_same_dossier() {
    for (wanted, gate) in [(READY, Gate::G0), (READY_FOR_G1, Gate::G1)] {
        let poort = Poort::with_people().await;
        let id = a_project(&poort, wanted).await;
        let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
        ask(&poort, &manager, id, gate).await.onward();
        decide(&poort, &chair, id, gate).await.onward();
        let first = last_decision(&poort).await;
        let undone = undecide(&poort, &secretary, id, first.id, REASON).await;
        assert_eq!(undone.onward(), format!("{}?done=decision-withdrawn", app::paths::decision(id, first.id)));
        let void = last_decision(&poort).await;
        assert_eq!((void.void_cause, void.void_reason.as_deref(), void.signed_at), (Some(VoidCause::Withdrawn), Some(REASON), None));
        assert_eq!(row(&poort, id).await.status, Status::GateRequested, "the dossier stays frozen");
        let page = secretary.get(&app::paths::decision(id, first.id)).await;
        assert_eq!(page.texts(".head .badge"), ["Vervallen"]);
        assert!(page.text.contains("Ingetrokken door Sanne Demo") && page.text.contains(REASON), "{}", page.text);
        assert!(!page.actions().iter().any(|action| action.starts_with("/projects")), "a void decision asks for nothing: {:?}", page.actions());
        let late = sign_this(&poort, &secretary, id, first.id).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.text.contains("Het besluit is vervallen en kan niet meer getekend worden."));
        decide(&poort, &chair, id, gate).await.onward();
        let second = last_decision(&poort).await;
        assert_eq!(second.snapshot_id, first.snapshot_id);
        sign_this(&poort, &secretary, id, second.id).await.onward();
        assert_eq!(row(&poort, id).await.phase, gate.to());
        let told = ["gate_requested", "gate_decided", "decision_withdrawn", "gate_decided", "decision_signed"];
        let of_gate: Vec<_> = poort.story().history_of(id).await.into_iter().filter(|one| told.contains(&one.as_str())).collect();
        assert_eq!(of_gate, told);
        assert_eq!(events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
    }
}

#[tokio::test]
async fn a_dossier_is_not_given_back_under_a_recorded_decision_and_can_be_once_that_is_taken_back() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (partner, manager, chair) = (poort.signed_in("partner").await, poort.signed_in("manager").await, poort.signed_in("steering").await);
    ask(&poort, &partner, id, Gate::G1).await.onward();
    decide(&poort, &chair, id, Gate::G1).await.onward();
    let path = app::paths::gate_withdraw(id, Gate::G1);
    for who in [&partner, &manager] {
        let refused = withdraw(&poort, who, id, Gate::G1, REASON).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("de voorzitter en de secretaris van de stuurgroep"), "who can: {}", refused.text);
        let page = who.get(&path).await;
        assert!(page.status == StatusCode::OK && !page.actions().contains(&path), "the page says why and asks nothing");
        assert!(!who.get(&app::paths::gate(id, Gate::G1)).await.links("main a").contains(&path), "no button");
    }
    let gate = partner.get(&app::paths::gate(id, Gate::G1)).await;
    assert!(gate.text.contains("Het dossier ligt ter besluitvorming bij de voorzitter en de secretaris van de stuurgroep."));
    let only = last_decision(&poort).await.id;
    undecide(&poort, &chair, id, only, REASON).await.onward();
    assert!(partner.get(&app::paths::gate(id, Gate::G1)).await.links("main a").contains(&path));
    withdraw(&poort, &partner, id, Gate::G1, REASON).await.onward();
    assert_eq!(row(&poort, id).await.status, Status::Active);
    ask(&poort, &partner, id, Gate::G1).await.onward();
    assert_eq!(asked(&chair, "BioFolie").await, ["besluit nemen over Poort 1"], "a new dossier, a new decision");
    decide(&poort, &chair, id, Gate::G1).await.onward();
    sign(&poort, &poort.signed_in("secretary").await, id).await.onward();
    assert_eq!(row(&poort, id).await.phase, Phase::Innovation);
}

#[tokio::test]
async fn who_does_not_decide_takes_no_decision_back() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide(&poort, &chair, id, Gate::G1).await.onward();
    let only = last_decision(&poort).await.id;
    for (who, status) in [("partner", 403), ("reviewer", 404), ("admin", 404), ("manager", 422)] {
        let refused = undecide(&poort, &poort.signed_in(who).await, id, only, REASON).await;
        assert_eq!(refused.status.as_u16(), status, "{who}");
    }
    let short = undecide(&poort, &chair, id, only, "Te kort.").await;
    assert_eq!((short.status, short.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert!(short.text.contains("Te kort."), "what was typed is kept");
    assert_eq!(undecide(&poort, &chair, id, only, " ").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (key, stale) = (a_key(), [("version", "1"), ("reason", REASON)]);
    let late = chair.post(&app::paths::decision_withdraw(id, only), &[&stale[..], &[("key", &key)]].concat()).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains(REASON), "what was typed is kept");
    assert_eq!(last_decision(&poort).await.void_at, None);
    sign(&poort, &poort.signed_in("secretary").await, id).await.onward();
    let signed = undecide(&poort, &chair, id, only, REASON).await;
    assert_eq!(signed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(signed.text.contains("Het besluit is getekend. Wijzigen kan alleen met een correctie."));
    let other = a_project(&poort, Wanted { title: "SluisSens", ..READY }).await;
    assert_eq!(undecide(&poort, &chair, other, only, REASON).await.status, StatusCode::NOT_FOUND, "a decision of another project");
}

#[tokio::test]
async fn a_correction_that_nobody_signs_is_taken_back_and_can_be_made_again() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    sign(&poort, &second, id).await.onward();
    let first = last_decision(&poort).await.id;
    correct(&manager, id, first, &[("next_gate_on", "1 oktober 2027")]).await.onward();
    let correction = last_decision(&poort).await.id;
    let partner = poort.signed_in("partner").await;
    assert!(!partner.get(&app::paths::decision(id, first)).await.text.contains(&correction.to_string()), "not before it is signed");
    undecide(&poort, &second, id, correction, REASON).await.onward();
    assert_eq!(second.get(&app::paths::decision(id, first)).await.texts(".head .badge"), ["Getekend"]);
    assert_eq!(asked(&second, "SluisSens").await, Vec::<String>::new());
    correct(&manager, id, first, &[("next_gate_on", "2 oktober 2027")]).await.onward();
    sign(&poort, &second, id).await.onward();
    assert_eq!(row(&poort, id).await.next_gate_on.map(|day| day.to_string()).as_deref(), Some("2027-10-02"));
    assert_eq!(manager.get(&app::paths::decision(id, first)).await.texts(".head .badge"), ["Vervangen"]);
    assert_eq!(sign_this(&poort, &second, id, correction).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn until_it_is_signed_nobody_else_reads_a_word_of_a_decision() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (partner, chair, secretary) = (poort.signed_in("partner").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    ask(&poort, &partner, id, Gate::G1).await.onward();
    let text = format!("{CANARY}: {WHY}");
    let stop = [("outcome", "no_go"), ("reasons", "market"), ("rationale", &*text), ("public_summary", CANARY), ("advice_reason", &*text)];
    decide_so(&poort, &chair, id, Gate::G1, &stop).await.onward();
    let only = last_decision(&poort).await.id;
    let decision = app::paths::decision(id, only);
    let pages =
        [app::paths::gate(id, Gate::G1), app::paths::project(id), format!("/projects/{id}/history"), "/projects".to_owned(), "/my-work".to_owned()];
    let knows = |page: &str| page.contains(CANARY) || page.contains(&only.to_string()) || page.contains("Uitkomst: Stoppen");
    let looks = async |state: &str| {
        for who in ["partner", "reviewer", "admin"] {
            let visitor = poort.signed_in(who).await;
            for path in &pages {
                assert!(!knows(&visitor.get(path).await.text), "{who} at {path}, {state}");
            }
            let status = visitor.get(&decision).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{who}, {state}");
            let made_up = visitor.get(&app::paths::decision(id, domain::ids::DecisionId(server::state::new_id()))).await;
            assert_eq!(made_up.status, status, "not there is the same");
        }
        for who in ["manager", "manager2", "steering", "secretary"] {
            assert!(poort.signed_in(who).await.get(&decision).await.text.contains(CANARY), "{who} reads it, {state}");
        }
    };
    looks("recorded").await;
    let told = secretary.get(&format!("/projects/{id}/history")).await;
    assert!(told.text.contains("Uitkomst: Stoppen"), "who decides reads the facts");
    undecide(&poort, &secretary, id, only, REASON).await.onward();
    looks("void").await;
    assert!(!partner.get(&format!("/projects/{id}/history")).await.text.contains(REASON), "why it was taken back is for who decides");
    decide_so(&poort, &chair, id, Gate::G1, &stop).await.onward();
    sign(&poort, &secretary, id).await.onward();
    let signed = last_decision(&poort).await.id;
    assert!(partner.get(&app::paths::decision(id, signed)).await.text.contains(CANARY), "a signed decision is for everybody in the project");
    assert_eq!(partner.get(&decision).await.status, StatusCode::NOT_FOUND, "the void one never");
}

#[tokio::test]
async fn a_stop_makes_the_recorded_decision_void_and_leaves_a_correction_to_be_signed() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, Wanted { in_every_phase: true, ..READY }).await;
    let (manager, second, chair) = (poort.signed_in("manager").await, poort.signed_in("manager2").await, poort.signed_in("steering").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    sign(&poort, &second, id).await.onward();
    let start = last_decision(&poort).await.id;
    correct(&manager, id, start, &[]).await.onward();
    let correction = last_decision(&poort).await.id;
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide_so(&poort, &chair, id, Gate::G1, &RECYCLE).await.onward();
    let recorded = last_decision(&poort).await.id;
    propose_stop(&poort, &manager, id).await.onward();
    confirm_stop(&poort, &second, id).await.onward();
    let void = last_decision(&poort).await;
    assert_eq!((void.id, void.void_cause), (recorded, Some(VoidCause::Stopped)));
    let page = chair.get(&app::paths::decision(id, recorded)).await;
    assert!(page.text.contains("Het project is gestopt op") && page.texts(".head .badge") == ["Vervallen"], "{}", page.text);
    assert_eq!(sign_this(&poort, &chair, id, recorded).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asked(&chair, "SluisSens").await, ["besluit over Intake tekenen"], "only the correction waits");
    sign_this(&poort, &chair, id, correction).await.onward();
    assert_eq!(row(&poort, id).await.status, Status::Stopped, "a correction leaves the project where it is");
    for who in [&manager, &second, &chair] {
        assert_eq!(asked(who, "SluisSens").await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_database_itself_keeps_a_void_decision_void() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    let only = last_decision(&poort).await;
    undecide(&poort, &second, id, only.id, REASON).await.onward();
    let tampering = [
        "UPDATE decision SET void_at = NULL, void_cause = NULL",
        "UPDATE decision SET signed_at = void_at, signed_by = void_by",
        "UPDATE decision SET void_reason = 'anders'",
        "UPDATE decision SET outcome = 'no_go'",
        "DELETE FROM decision",
    ];
    for sql in tampering {
        let transaction = poort.state.begin().await.expect("a transaction");
        assert!(transaction.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}

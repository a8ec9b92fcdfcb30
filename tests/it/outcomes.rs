//! What a signed decision does: a go under conditions, a hold, a recycle, a no-go; and giving a dossier back.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::projects::{Phase, Status};
use entity::{decision_condition, decision_condition_met, snapshot, snapshot_release};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

const CONDITION: [(&str, &str); 7] = [
    ("outcome", "conditional_go"),
    ("conditions.0.text", "De samenwerkingsovereenkomst is getekend."),
    ("conditions.0.owner", "Marieke Demo"),
    ("conditions.0.due_on", "2027-02-01"),
    ("conditions.0.timing", "subsequent"),
    ("conditions.0.evidence", "De getekende overeenkomst"),
    ("conditions.0.verifier", "Sjoerd Demo"),
];

#[tokio::test]
async fn a_conditional_go_lets_the_project_go_on_and_somebody_else_than_the_owner_says_that_a_condition_is_met() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    ask(&poort, &manager, id, Gate::G1).await.onward();
    let bare = decide_so(&poort, &chair, id, Gate::G1, &CONDITION[..2]).await;
    assert_eq!((bare.status, decisions(&poort).await.len()), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    let told: Vec<_> = ["Wie zorgt ervoor", "Bewijs", "Wie stelt het vast", "Voor wanneer", "Vóór of tijdens de fase"]
        .map(|one| format!("Vul in: {one} (1)."))
        .into();
    assert_eq!(bare.errors(), told);
    decide_so(&poort, &chair, id, Gate::G1, &CONDITION).await.onward();
    let condition = decision_condition::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a condition");
    assert_eq!((condition.owner.as_str(), condition.due_on.to_string().as_str()), ("Marieke Demo", "2027-02-01"));
    let decision = app::paths::decision(id, condition.decision_id);
    let (met, note) = (format!("{decision}/conditions/{}/met", condition.id), format!("note-{}", condition.id));
    let says = async |who: &str, text: &str| {
        let (key, version) = (a_key(), version(&poort, id).await);
        poort.signed_in(who).await.post(&met, &[("key", &key), ("version", &version), (&note, text)]).await
    };
    assert_eq!(says("steering", "Gezien.").await.status, StatusCode::CONFLICT, "the decision does not stand yet");
    sign(&poort, &secretary, id).await.onward();
    let now = row(&poort, id).await;
    assert_eq!((now.phase, now.status), (Phase::Innovation, Status::Active));
    for (who, status) in [("partner", 403), ("reviewer", 404), ("admin", 404)] {
        assert_eq!(says(who, "Gezien.").await.status.as_u16(), status, "{who}");
    }
    let own = says("manager", "Zelf gezien.").await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(own.errors(), ["Wie voor de voorwaarde zorgt, stelt niet zelf vast dat eraan voldaan is. Vraag een ander."]);
    assert!(own.text.contains("Zelf gezien."), "the typed text is kept");
    assert_eq!(says("steering", " ").await.status, StatusCode::UNPROCESSABLE_ENTITY, "what was seen is said");
    assert_eq!(says("steering", "Getekend op 3 januari.").await.onward(), format!("{decision}?done=condition-met"));
    assert_eq!(says("manager2", "Nog eens.").await.status, StatusCode::CONFLICT);
    let seen = decision_condition_met::Entity::find().all(&poort.state.database.read).await.expect("a database");
    assert_eq!(seen.iter().map(|one| one.note.as_str()).collect::<Vec<_>>(), ["Getekend op 3 januari."]);
    assert!(manager.get(&decision).await.text.contains("Sjoerd Demo"));
    assert_eq!(poort.story().history_of(id).await, ["gate_requested", "gate_decided", "decision_signed", "reports_scheduled", "condition_met"]);
}

#[tokio::test]
async fn a_hold_lasts_six_months_at_most_and_asks_for_no_gate() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let too_long = [("outcome", "hold"), ("awaited", "De vergunning."), ("resume_on", "2027-07-02")];
    let refused = decide_so(&poort, &manager, id, Gate::G0, &too_long).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.errors().len(), 1, "a hold lasts six months at most: {:?}", refused.errors());
    decide_so(&poort, &manager, id, Gate::G0, &[("outcome", "hold"), ("awaited", "De vergunning."), ("resume_on", "2027-05-01")]).await.onward();
    assert_eq!(row(&poort, id).await.status, Status::GateRequested);
    sign(&poort, &second, id).await.onward();
    let held = row(&poort, id).await;
    assert_eq!((held.phase, held.status, held.hold_until.map(|day| day.to_string())), (Phase::Intake, Status::OnHold, Some("2027-05-01".to_owned())));
    assert_eq!(ask(&poort, &manager, id, Gate::G0).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a project on hold asks for no gate");
}

#[tokio::test]
async fn a_recycle_counts_and_the_third_one_says_to_consider_stopping() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let back = [("outcome", "recycle"), ("points.0", "Zoek een klant die betaalt."), ("next_gate_on", "2027-06-01")];
    for times in 1..=3 {
        ask(&poort, &manager, id, Gate::G1).await.onward();
        let (key, version) = (a_key(), version(&poort, id).await);
        let check = chair.post(&format!("{}/check", app::paths::decision_new(id, Gate::G1)), &go_but(&back, &key, &version)).await;
        let warns = vec!["Dit is de 3e keer terug naar de fase".to_owned()];
        assert_eq!((check.status, check.texts(".notice b")), (StatusCode::OK, if times < 3 { Vec::new() } else { warns }));
        decide_so(&poort, &chair, id, Gate::G1, &back).await.onward();
        sign(&poort, &secretary, id).await.onward();
        let now = row(&poort, id).await;
        assert_eq!((now.phase, now.status, now.recycles), (Phase::Start, Status::Recycled, times));
    }
    assert_eq!(row(&poort, id).await.next_gate_on.map(|day| day.to_string()).as_deref(), Some("2027-06-01"));
}

#[tokio::test]
async fn a_no_go_ends_the_project_in_neutral_words() {
    for (wanted, gate, ended) in [(READY, Gate::G0, Status::Refused), (READY_FOR_G1, Gate::G1, Status::Stopped)] {
        let poort = Poort::with_people().await;
        let (phase, id) = (wanted.phase, a_project(&poort, wanted).await);
        let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
        ask(&poort, &manager, id, gate).await.onward();
        let stop = [("outcome", "no_go"), ("reasons", "market"), ("released_amount", "22.000"), ("unavoidable", "4.000"), ("advice_reason", WHY)];
        decide_so(&poort, &chair, id, gate, &stop).await.onward();
        sign(&poort, &secretary, id).await.onward();
        let now = row(&poort, id).await;
        assert_eq!((now.phase, now.status), (phase, ended));
        let pages =
            [app::paths::decision(id, last_decision(&poort).await.id), app::paths::gate(id, gate), app::paths::project(id), "/projects".to_owned()];
        for language in ["nl", "en"] {
            manager.post("/language", &[("language", language), ("back", "/projects")]).await;
            for path in &pages {
                let page = manager.get(path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert!(page.text.contains(&format!("<html lang=\"{language}\"")), "{path} is in {language}");
                let words = page.text.to_lowercase();
                let found: Vec<_> = ["mislukt", "gefaald", "failed", "failure", "kill"].into_iter().filter(|word| words.contains(word)).collect();
                assert_eq!(found, Vec::<&str>::new(), "{path} in {language}");
            }
        }
    }
}

#[tokio::test]
async fn a_request_is_withdrawn_with_a_reason_and_the_dossier_can_be_written_again() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    let edit = format!("/projects/{id}/edit");
    assert_eq!(manager.get(&edit).await.texts("h1"), ["Dit dossier staat nu vast"]);
    let short = withdraw(&poort, &manager, id, Gate::G0, "Te kort.").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("Te kort."));
    assert_eq!(withdraw(&poort, &chair, id, Gate::G0, "De begroting klopt nog niet.").await.status, StatusCode::FORBIDDEN);
    let gate = app::paths::gate(id, Gate::G0);
    assert_eq!(withdraw(&poort, &manager, id, Gate::G0, "De begroting klopt nog niet.").await.onward(), format!("{gate}?done=released"));
    assert_eq!(row(&poort, id).await.status, Status::Draft);
    let form = crate::form_on_page::PageForm::on(&manager.get(&edit).await, &edit).with("title", "SluisSens twee");
    form.send(&manager).await.onward();
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    let read = &poort.state.database.read;
    let frozen = snapshot::Entity::find().order_by_asc(snapshot::Column::Number).all(read).await.expect("a database");
    assert_eq!(frozen.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(snapshot_release::Entity::find().count(read).await.expect("a count"), 1);
    for (one, title) in frozen.iter().zip(["SluisSens", "SluisSens twee"]) {
        assert!(manager.get(&app::paths::snapshot(id, one.id)).await.text.contains(title), "{title} stays readable");
    }
}

//! The same form sent twice, also at the same moment: one effect, and every answer leads to the page of the first.

use crate::server_under_test::{Answer, Poort, Visitor};
use crate::story::a_dossier::a_dossier;
use crate::story::a_gate::*;
use domain::gates::Gate;
use domain::projects::{Phase, Status};
use entity::{decision_condition, snapshot};
use sea_orm::{EntityTrait, PaginatorTrait};

/// Sends a form twice at once and a third time, and tells the one page that all of them lead to.
async fn thrice(visitor: &Visitor<'_>, path: &str, pairs: &[(&str, &str)]) -> String {
    let page = |answer: &Answer| answer.onward().split('?').next().unwrap_or_default().to_owned();
    let (one, other) = tokio::join!(visitor.post(path, pairs), visitor.post(path, pairs));
    let third = visitor.post(path, pairs).await;
    assert_eq!([page(&other), page(&third)], [page(&one), page(&one)], "{path}");
    page(&one)
}

#[tokio::test]
async fn a_gate_is_asked_given_back_decided_signed_and_corrected_once() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let (gate, request, withdraw) = (app::paths::gate(id, Gate::G0), app::paths::gate_request(id, Gate::G0), app::paths::gate_withdraw(id, Gate::G0));
    let frozen = async || snapshot::Entity::find().count(&poort.state.database.read).await.expect("a count");
    let now = async || version(&poort, id).await;
    assert_eq!(thrice(&manager, &request, &[("key", &a_key()), ("version", &now().await)]).await, gate);
    assert_eq!(frozen().await, 1);
    let reason = ("reason", "De begroting klopt nog niet helemaal.");
    assert_eq!(thrice(&manager, &withdraw, &[("key", &a_key()), ("version", &now().await), reason]).await, gate);
    assert_eq!(row(&poort, id).await.status, Status::Draft);
    assert_eq!(thrice(&manager, &request, &[("key", &a_key()), ("version", &now().await)]).await, gate);
    assert_eq!(frozen().await, 2);
    let (key, version) = (a_key(), now().await);
    let decided = thrice(&manager, &app::paths::decision_new(id, Gate::G0), &go_but(&[], &key, &version)).await;
    assert_eq!((decided, decisions(&poort).await.len()), (app::paths::decision(id, last_decision(&poort).await.id), 1));
    let first = last_decision(&poort).await.id;
    let signed = thrice(&second, &app::paths::decision_sign(id, first), &[("key", &a_key()), ("version", &now().await)]).await;
    assert_eq!((signed, row(&poort, id).await.phase), (app::paths::decision(id, first), Phase::Start));
    let (key, version) = (a_key(), now().await);
    let because = [("correction_reason", BECAUSE)];
    let corrected = thrice(&manager, &format!("{}/correct", app::paths::decision(id, first)), &go_but(&because, &key, &version)).await;
    assert_eq!((corrected, decisions(&poort).await.len()), (app::paths::decision(id, last_decision(&poort).await.id), 2));
    let told = ["gate_requested", "gate_released", "gate_requested", "gate_decided", "decision_signed", "reports_scheduled", "decision_corrected"];
    assert_eq!(poort.story().history_of(id).await, told);
}

#[tokio::test]
async fn a_condition_is_met_once() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide_so(&poort, &manager, id, Gate::G0, &GO_IF).await.onward();
    sign(&poort, &second, id).await.onward();
    let one = decision_condition::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("a condition");
    let (decision, note) = (app::paths::decision(id, one.decision_id), format!("note-{}", one.id));
    let pairs = [("key", &*a_key()), ("version", &*version(&poort, id).await), (&*note, "Gezien.")];
    assert_eq!(thrice(&manager, &format!("{decision}/conditions/{}/met", one.id), &pairs).await, decision);
    assert_eq!(poort.story().history_of(id).await.iter().filter(|action| *action == "condition_met").count(), 1);
}

#[tokio::test]
async fn a_stop_is_proposed_and_confirmed_once() {
    let poort = Poort::with_people().await;
    let id = a_dossier(&poort, 1, Status::Active).await.id;
    let (partner, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    let stop = format!("/projects/{id}/stop");
    let key = a_key();
    let proposal = [
        ("key", &*key),
        ("version", "1"),
        ("reason", "technique"),
        ("learned", "De laag hecht niet op vochtig staal."),
        ("ends_on", "31-12-2026"),
        ("unavoidable", "0"),
    ];
    let proposal = [&proposal[..], &[("confirm", "yes")]].concat();
    assert_eq!(thrice(&partner, &stop, &proposal).await, stop);
    assert_eq!(thrice(&manager, &format!("{stop}/confirm"), &[("key", &a_key()), ("version", "2")]).await, stop);
    assert_eq!(poort.story().history_of(id).await, ["stop_proposed", "stop_confirmed"]);
    assert_eq!(row(&poort, id).await.status, Status::Stopped);
}

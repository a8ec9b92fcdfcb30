//! A hold: two people sign it, its day puts the gate on the agenda by itself, and only a new decision or a stop ends it.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::undoing::*;
use axum::http::StatusCode;
use chrono::{TimeZone, Utc};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::{Phase, Status};
use server::gates::holds;

/// A project in the start phase whose gate 1 was held until 1 February by chair and secretary.
async fn held(poort: &Poort) -> ProjectId {
    let id = a_project(poort, READY_FOR_G1).await;
    ask(poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    decide_so(poort, &poort.signed_in("steering").await, id, Gate::G1, &HOLD).await.onward();
    sign(poort, &poort.signed_in("secretary").await, id).await.onward();
    id
}

#[tokio::test]
async fn nobody_alone_undoes_a_signed_hold() {
    let poort = Poort::with_people().await;
    let id = held(&poort).await;
    let path = app::paths::gate_withdraw(id, Gate::G1);
    let now = row(&poort, id).await;
    assert_eq!((now.status, now.hold_until.map(|day| day.to_string()).as_deref()), (Status::OnHold, Some("2027-02-01")));
    for who in ["partner", "manager", "manager2"] {
        let visitor = poort.signed_in(who).await;
        let refused = withdraw(&poort, &visitor, id, Gate::G1, REASON).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}");
        assert!(
            refused.text.contains("Alleen een nieuw besluit van de voorzitter en de secretaris van de stuurgroep, of stoppen"),
            "{}",
            refused.text
        );
        assert!(!visitor.get(&app::paths::gate(id, Gate::G1)).await.links("main a").contains(&path), "{who} has no button");
    }
    let gate = poort.signed_in("partner").await.get(&app::paths::gate(id, Gate::G1)).await;
    assert!(gate.text.contains("Aangehouden tot 1 februari 2027. Dan komt de poort vanzelf op de agenda."), "{}", gate.text);
    assert_eq!(row(&poort, id).await.status, Status::OnHold);
}

#[tokio::test]
async fn on_its_day_a_hold_goes_on_the_agenda_by_itself_and_is_decided_anew_on_the_same_dossier() {
    let poort = Poort::with_people().await;
    let id = held(&poort).await;
    let held_dossier = last_decision(&poort).await.snapshot_id;
    let midnight = |day| Utc.with_ymd_and_hms(2027, 1, day, 22, 59, 59).single().expect("a moment that exists");
    poort.clock.set(midnight(31));
    assert_eq!((holds::put_on_agenda(&poort.state).await.expect("a look"), row(&poort, id).await.status), (0, Status::OnHold));
    poort.clock.set(midnight(31) + chrono::TimeDelta::seconds(1));
    assert_eq!(holds::put_on_agenda(&poort.state).await.expect("a look"), 1, "the first of February, in Twente");
    assert_eq!(holds::put_on_agenda(&poort.state).await.expect("a look"), 0, "once");
    let now = row(&poort, id).await;
    assert_eq!((now.phase, now.status, now.hold_until), (Phase::Start, Status::DecisionPending, None));
    let (chair, secretary, partner) = (poort.signed_in("steering").await, poort.signed_in("secretary").await, poort.signed_in("partner").await);
    assert!(partner.get(&format!("/projects/{id}/history")).await.text.contains("Na aanhouden op de agenda gezet"));
    for who in [&partner, &poort.signed_in("manager").await] {
        assert_eq!(withdraw(&poort, who, id, Gate::G1, REASON).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the hold still is the last word");
    }
    assert_eq!(asked(&chair, "BioFolie").await, ["besluit nemen over Poort 1"]);
    assert_eq!(asked(&poort.signed_in("manager").await, "BioFolie").await, Vec::<String>::new());
    decide_so(&poort, &secretary, id, Gate::G1, &[("outcome", "hold"), ("awaited", "De vergunning."), ("resume_on", "2027-03-01")]).await.onward();
    sign(&poort, &chair, id).await.onward();
    assert_eq!(row(&poort, id).await.status, Status::OnHold, "held again");
    poort.clock.set(Utc.with_ymd_and_hms(2027, 3, 9, 12, 0, 0).single().expect("a moment that exists"));
    assert_eq!(holds::put_on_agenda(&poort.state).await.expect("a look"), 1);
    let (chair, secretary) = (poort.signed_in("steering").await, poort.signed_in("secretary").await);
    decide_so(&poort, &chair, id, Gate::G1, &RECYCLE).await.onward();
    assert_eq!(last_decision(&poort).await.snapshot_id, held_dossier);
    sign(&poort, &secretary, id).await.onward();
    assert_eq!(row(&poort, id).await.status, Status::Recycled, "the dossier can be mended");
    ask(&poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    withdraw(&poort, &poort.signed_in("partner").await, id, Gate::G1, REASON).await.onward();
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn a_hold_is_put_on_the_agenda_earlier_with_a_reason_by_the_office_or_a_signer() {
    for who in ["manager2", "steering", "secretary"] {
        let poort = Poort::with_people().await;
        let id = held(&poort).await;
        for (other, status) in [("partner", 403), ("reviewer", 404), ("admin", 404)] {
            let refused = put_on_agenda(&poort, &poort.signed_in(other).await, id, Gate::G1, REASON).await;
            assert_eq!(refused.status.as_u16(), status, "{other}");
        }
        let visitor = poort.signed_in(who).await;
        assert!(visitor.get(&app::paths::gate(id, Gate::G1)).await.links("main a").contains(&app::paths::gate_agenda(id, Gate::G1)));
        assert_eq!(put_on_agenda(&poort, &visitor, id, Gate::G1, "Te kort.").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(put_on_agenda(&poort, &visitor, id, Gate::G2, REASON).await.status, StatusCode::UNPROCESSABLE_ENTITY, "another gate");
        let done = put_on_agenda(&poort, &visitor, id, Gate::G1, REASON).await;
        assert_eq!(done.onward(), format!("{}?done=put-on-agenda", app::paths::gate(id, Gate::G1)));
        assert_eq!((row(&poort, id).await.status, row(&poort, id).await.hold_until), (Status::DecisionPending, None));
        let again = put_on_agenda(&poort, &visitor, id, Gate::G1, REASON).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("Alleen een aangehouden project kan op de agenda gezet worden."));
        decide_so(&poort, &poort.signed_in("steering").await, id, Gate::G1, &[]).await.onward();
        sign(&poort, &poort.signed_in("secretary").await, id).await.onward();
        assert_eq!(row(&poort, id).await.phase, Phase::Innovation, "a go after a hold");
    }
}

#[tokio::test]
async fn a_corrected_hold_ends_on_the_corrected_day() {
    let poort = Poort::with_people().await;
    let id = held(&poort).await;
    let (chair, secretary) = (poort.signed_in("steering").await, poort.signed_in("secretary").await);
    correct(&chair, id, last_decision(&poort).await.id, &[("resume_on", "1 maart 2027")]).await.onward();
    sign(&poort, &secretary, id).await.onward();
    let now = row(&poort, id).await;
    let days = [now.hold_until, now.next_gate_on].map(|day| day.map(|day| day.to_string()));
    assert_eq!((now.status, days), (Status::OnHold, [Some("2027-03-01".to_owned()), Some("2027-03-01".to_owned())]));
}

#[tokio::test]
async fn a_held_project_stops_by_two_people() {
    let poort = Poort::with_people().await;
    let id = held(&poort).await;
    let (partner, manager) = (poort.signed_in("partner").await, poort.signed_in("manager").await);
    propose_stop(&poort, &partner, id).await.onward();
    confirm_stop(&poort, &manager, id).await.onward();
    assert_eq!((row(&poort, id).await.status, row(&poort, id).await.hold_until), (Status::Stopped, None));
    assert_eq!(holds::put_on_agenda(&poort.state).await.expect("a look"), 0);
}

//! A correction: a new decision in the place of a signed one, and both stay readable.

use crate::server_under_test::{Poort, Visitor};
use crate::story::a_gate::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::projects::{Phase, Status};

const BETTER: &str = "In de motivering stond de verkeerde datum van de go/no-go; partners, geld en uitkomst zijn zoals ze waren en blijven zo.";

/// A start project whose gate 0 was signed by two programme managers.
async fn signed_start(poort: &Poort, manager: &Visitor<'_>, second: &Visitor<'_>) -> ProjectId {
    let id = a_project(poort, READY).await;
    ask(poort, manager, id, Gate::G0).await.onward();
    decide(poort, manager, id, Gate::G0).await.onward();
    sign(poort, second, id).await.onward();
    id
}

#[tokio::test]
async fn a_correction_stands_in_the_place_of_the_decision_and_both_stay_readable() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = signed_start(&poort, &manager, &second).await;
    let first = last_decision(&poort).await;
    let corrected = correct(&manager, id, first.id, &[("rationale", BETTER), ("next_gate_on", "1 oktober 2027")]).await;
    let later = last_decision(&poort).await;
    assert_eq!(corrected.onward(), format!("{}?done=decided-intake", app::paths::decision(id, later.id)));
    assert_eq!((later.supersedes_id, later.snapshot_id, later.outcome), (Some(first.id), first.snapshot_id, first.outcome));
    let next_gate = async || row(&poort, id).await.next_gate_on.map(|day| day.to_string());
    assert_eq!(next_gate().await.as_deref(), Some("2027-09-01"), "one signature changes nothing");
    assert_eq!(sign(&poort, &manager, id).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    sign(&poort, &second, id).await.onward();
    let now = row(&poort, id).await;
    assert_eq!((now.phase, now.status, next_gate().await.as_deref()), (Phase::Start, Status::Active, Some("2027-10-01")));

    let rows = |page: &crate::server_under_test::Answer| page.texts("main dl a").into_iter().zip(page.links("main dl a")).collect::<Vec<_>>();
    let (old, new) = (manager.get(&app::paths::decision(id, first.id)).await, manager.get(&app::paths::decision(id, later.id)).await);
    assert!(old.text.contains(WHY) && new.text.contains(BETTER));
    assert_eq!(old.texts(".head .badge"), ["Vervangen"]);
    assert_eq!(rows(&old).last(), Some(&("de correctie".to_owned(), app::paths::decision(id, later.id))));
    assert_eq!(rows(&new).last(), Some(&("het eerdere besluit".to_owned(), app::paths::decision(id, first.id))));
    let told = ["gate_requested", "gate_decided", "decision_signed", "reports_scheduled", "decision_corrected", "decision_signed"];
    assert_eq!(poort.story().history_of(id).await, told);
}

#[tokio::test]
async fn a_decision_is_corrected_once_and_keeps_its_outcome() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = signed_start(&poort, &manager, &second).await;
    let first = last_decision(&poort).await.id;
    let other = [("outcome", "no_go"), ("reasons", "market")];
    let turned = correction(&manager, id, first, &other).await.send(&manager).await;
    assert_eq!((turned.status, decisions(&poort).await.len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert_eq!(turned.texts(".errors li"), ["Een correctie laat de uitkomst zoals die getekend is: Doorgaan."]);
    for (who, status) in [("partner", 403), ("reviewer", 404), ("admin", 404)] {
        let path = format!("/projects/{id}/decisions/{first}/correct");
        assert_eq!(poort.signed_in(who).await.post(&path, &[]).await.status.as_u16(), status, "{who}");
    }
    let (once, again) =
        (correction(&manager, id, first, &[("rationale", BETTER)]).await, correction(&second, id, first, &[("rationale", BETTER)]).await);
    once.send(&manager).await.onward();
    let late = again.clone().send(&second).await;
    assert_eq!((late.status, decisions(&poort).await.len()), (StatusCode::CONFLICT, 2));
    assert!(late.text.contains(BETTER));
    sign(&poort, &second, id).await.onward();
    let again = again.with("version", &version(&poort, id).await).with("key", &a_key());
    assert_eq!(
        (again.send(&second).await.status, decisions(&poort).await.len()),
        (StatusCode::CONFLICT, 2),
        "what was corrected is not corrected again"
    );
}

#[tokio::test]
async fn a_decision_that_is_not_signed_has_nothing_to_correct() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    decide(&poort, &manager, id, Gate::G0).await.onward();
    let path = format!("/projects/{id}/decisions/{}/correct", last_decision(&poort).await.id);
    let (key, version) = (a_key(), version(&poort, id).await);
    let answers = [manager.get(&path).await.status, manager.post(&path, &go_but(&[], &key, &version)).await.status];
    assert_eq!((answers, decisions(&poort).await.len()), ([StatusCode::CONFLICT; 2], 1));
}

#[tokio::test]
async fn a_correction_offers_only_the_outcome_that_can_be_chosen_asks_a_reason_and_shows_the_difference() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = signed_start(&poort, &manager, &second).await;
    let first = last_decision(&poort).await.id;
    let path = app::paths::decision_correct(id, first);
    let page = manager.get(&path).await;
    let offered = page.text.matches("name=\"outcome\"").count();
    assert_eq!(offered, 1, "the signed outcome and no other");
    let check = app::paths::decision_correct_check(id, first);
    let typed = correction(&manager, id, first, &[("public_summary", "Het project gaat door met een klant.")]).await;
    let without = typed.clone().with("correction_reason", "").to(&check).send(&manager).await;
    assert_eq!((without.status, without.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Vul in: Reden van de correctie.".to_owned()]));
    let checked = typed.clone().to(&check).send(&manager).await;
    let shown = checked.texts(".differences li");
    assert_eq!((checked.status, shown.len()), (StatusCode::OK, 1), "{}", checked.text);
    for part in ["Openbare samenvatting", "Het project gaat door.", "Het project gaat door met een klant."] {
        assert!(shown[0].contains(part), "{shown:?}");
    }
    typed.to(&path).send(&manager).await.onward();
    let later = last_decision(&poort).await;
    assert_eq!(later.correction_reason.as_deref(), Some(BECAUSE));
    sign(&poort, &second, id).await.onward();
    let page = poort.signed_in("partner").await.get(&app::paths::decision(id, later.id)).await;
    assert!(page.text.contains(BECAUSE) && page.texts(".differences li").len() == 1, "the partner reads reason and difference");
    let history = manager.get(&app::paths::project_history(id)).await.text;
    assert!(history.contains(BECAUSE) && history.contains("Het project gaat door met een klant."));
}

#[tokio::test]
async fn a_manager_has_no_way_to_correct_a_decision_of_the_steering_group() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY_FOR_G1).await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide(&poort, &chair, id, Gate::G1).await.onward();
    sign(&poort, &secretary, id).await.onward();
    let first = last_decision(&poort).await.id;
    let (page, path) = (app::paths::decision(id, first), app::paths::decision_correct(id, first));
    let offers = async |visitor: &Visitor<'_>| visitor.get(&page).await.links("main a").contains(&path);
    assert_eq!((offers(&manager).await, offers(&chair).await, offers(&secretary).await), (false, true, true));
    assert_eq!(manager.get(&path).await.location.as_deref(), Some(page.as_str()), "the form leads back to the decision");
}

#[tokio::test]
async fn the_date_of_the_next_gate_moves_only_when_the_correction_changes_it() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = signed_start(&poort, &manager, &second).await;
    let moved = entity::project::ActiveModel {
        id: sea_orm::ActiveValue::Set(id),
        next_gate_on: sea_orm::ActiveValue::Set("2027-11-01".parse().ok()),
        ..Default::default()
    };
    poort.story().change(moved).await;
    correct(&manager, id, last_decision(&poort).await.id, &[("rationale", BETTER)]).await.onward();
    sign(&poort, &second, id).await.onward();
    assert_eq!(row(&poort, id).await.next_gate_on.map(|day| day.to_string()).as_deref(), Some("2027-11-01"));
}

//! A project leaves a round: by hand with a reason, or because it stopped or was decided on. Its experts are told and freed, and the round closes.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::a_review::{a_panel, accepts, stands};
use crate::story::the_panel::*;
use crate::story::undoing::*;
use axum::http::StatusCode;
use domain::mail::MailKind;
use domain::reviews::ReviewStatus;
use entity::review_round;
use sea_orm::EntityTrait;

const WHY_NOT: &str = "De aanvrager dient het plan later opnieuw in.";

fn take_out(panel: &crate::story::a_review::Panel) -> String {
    format!("{}/take-out", page(panel))
}

#[tokio::test]
async fn a_project_is_taken_out_of_a_round_with_a_reason_and_its_experts_are_told_and_free() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let (manager, first) = (poort.signed_in("manager").await, poort.signed_in("first").await);
    accepts(&poort, &first, panel.reviews[0]).await;
    let form = manager.get(&take_out(&panel)).await;
    assert!(form.status == StatusCode::OK && form.text.contains("krijgen bericht met uw reden"), "{}", form.text);
    let version = before_the_panel(&poort, &panel).await.version.to_string();
    let short = send(&manager, &take_out(&panel), &version, &[("reason", "Later.")]).await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text.contains("Later."));
    for (who, status) in [("partner", 403), ("steering", 403), ("first", 403)] {
        assert_eq!(send(&poort.signed_in(who).await, &take_out(&panel), &version, &[("reason", WHY_NOT)]).await.status.as_u16(), status, "{who}");
    }
    let done = send(&manager, &take_out(&panel), &version, &[("reason", WHY_NOT)]).await;
    assert_eq!(done.onward(), format!("/rounds/{}?done=project-taken-out", panel.round));
    assert!(before_the_panel(&poort, &panel).await.taken_out_at.is_some());
    for review in &panel.reviews {
        assert_eq!(stands(&poort, *review).await.status, ReviewStatus::Declined);
    }
    assert_eq!(told(&poort, MailKind::ProjectTakenOut).await.len(), 2, "both experts are told");
    assert_eq!(asked(&first, "BioFolie").await, Vec::<String>::new(), "nothing waits for the expert");
    let own = first.get(&app::paths::review(panel.reviews[0])).await;
    assert!(own.status == StatusCode::OK && own.text.contains(WHY_NOT), "the expert reads why");
    let round = manager.get(&format!("/rounds/{}", panel.round)).await;
    assert!(round.text.contains("Uit de ronde gehaald") && round.text.contains(WHY_NOT));
    assert_eq!(send(&manager, &take_out(&panel), "2", &[("reason", WHY_NOT)]).await.status, StatusCode::CONFLICT, "once");
}

#[tokio::test]
async fn a_round_closes_without_the_projects_that_were_taken_out() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first"]).await;
    let manager = poort.signed_in("manager").await;
    let close = format!("/rounds/{}/close", panel.round);
    let version = async || {
        let row = review_round::Entity::find_by_id(panel.round).one(&poort.state.database.read).await;
        row.expect("the database answers").expect("a round").version.to_string()
    };
    let early = manager.get(&close).await;
    assert!(early.text.contains("De ronde kan nog niet dicht") && !early.actions().contains(&close), "{}", early.text);
    assert_eq!(send(&manager, &close, &version().await, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let proposal = before_the_panel(&poort, &panel).await.version.to_string();
    send(&manager, &take_out(&panel), &proposal, &[("reason", WHY_NOT)]).await.onward();
    let page = manager.get(&close).await;
    assert!(page.text.contains("Dit kan niet ongedaan worden gemaakt") && page.actions().contains(&close));
    send(&manager, &close, &version().await, &[]).await.onward();
}

#[tokio::test]
async fn a_project_that_was_taken_out_comes_back_with_a_new_dossier_and_not_with_the_same() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first"]).await;
    let manager = poort.signed_in("manager").await;
    let version = before_the_panel(&poort, &panel).await.version.to_string();
    send(&manager, &take_out(&panel), &version, &[("reason", WHY_NOT)]).await.onward();
    let (round, bring) = (format!("/rounds/{}", panel.round), format!("/rounds/{}/projects", panel.round));
    let fields = [("project", panel.project.to_string())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(!manager.get(&round).await.actions().contains(&bring), "the same dossier is not offered");
    assert_eq!(send(&manager, &bring, "1", &fields).await.status, StatusCode::CONFLICT);
    withdraw(&poort, &manager, panel.project, domain::gates::Gate::G1, WHY_NOT).await.onward();
    request(&poort, &manager, panel.project, domain::gates::Gate::G1).await.onward();
    assert!(manager.get(&round).await.actions().contains(&bring), "the new one is");
    send(&manager, &bring, "1", &fields).await.onward();
    assert_eq!(send(&manager, &bring, "1", &fields).await.status, StatusCode::CONFLICT, "once");
    let page = manager.get(&round).await;
    assert!(page.text.contains("Dossier 2") && page.text.contains(WHY_NOT), "{}", page.text);
}

#[tokio::test]
async fn a_project_that_stops_or_is_decided_on_frees_its_experts() {
    for stops in [true, false] {
        let poort = Poort::with_people().await;
        let panel = a_panel(&poort, "chair", &["first"]).await;
        let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
        let id = before_the_panel(&poort, &panel).await.project_id;
        let first = poort.signed_in("first").await;
        assert_eq!(asked(&first, "BioFolie").await.len(), 1);
        if stops {
            propose_stop(&poort, &manager, id).await.onward();
            confirm_stop(&poort, &chair, id).await.onward();
        } else {
            decide_so(&poort, &chair, id, domain::gates::Gate::G1, &RECYCLE).await.onward();
            sign(&poort, &secretary, id).await.onward();
        }
        assert_eq!(asked(&first, "BioFolie").await, Vec::<String>::new(), "stops: {stops}");
        assert_eq!(stands(&poort, panel.reviews[0]).await.status, ReviewStatus::Declined);
        assert_eq!(told(&poort, MailKind::ProjectTakenOut).await.len(), 1);
        assert_eq!(asked(&manager, "BioFolie").await.iter().filter(|what| what.contains("experts")).count(), 0, "no experts are looked for");
    }
}

#[tokio::test]
async fn what_the_chair_typed_about_a_project_that_left_the_round_comes_back() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second", "third"]).await;
    for (review, name) in panel.reviews.iter().zip(["first", "second", "third"]) {
        hands_in(&poort, *review, name, ["4"; 5], "Goed onderbouwd en eerlijk over het risico.").await;
    }
    let (manager, chair) = (poort.signed_in("manager").await, poort.signed_in("chair").await);
    opens(&poort, &chair, &panel).await.onward();
    let version = before_the_panel(&poort, &panel).await.version.to_string();
    send(&manager, &take_out(&panel), &version, &[("reason", WHY_NOT)]).await.onward();
    let fields = agreed(["4"; 5]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("go", "record")]).collect();
    let late = send(&chair, &format!("{}/consensus", page(&panel)), &version, &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Het panel is het eens over"), "what was typed comes back");
}

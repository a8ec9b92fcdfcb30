//! Nobody gets stuck in a round: who said no by mistake is asked again, absence is seen, and a dossier that was taken back ends what was asked.

use crate::server_under_test::{Poort, now};
use crate::story::a_gate::{request, withdraw};
use crate::story::a_review::{Panel, a_panel, accepts, post, stands, submits, writes, written};
use crate::story::the_panel::{agreed, hands_in, opens, page, records, send, told};
use axum::http::StatusCode;
use chrono::Days;
use domain::gates::Gate;
use domain::mail::MailKind;
use domain::reviews::ReviewStatus;
use entity::{declaration, expert, proposal, review_round};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

const TEXT: &str = "Een opmerking die lang genoeg is om in het overleg iets te zeggen.";
const EXPERTS: [&str; 3] = ["roos", "ruben", "rachid"];
const BACK: &str = "De begroting klopte niet meer; wij dienen een nieuw dossier in.";

#[tokio::test]
async fn an_expert_who_declined_by_mistake_is_asked_again_and_declares_anew() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    let (roos, manager) = (poort.signed_in("roos").await, poort.signed_in("manager").await);
    post(&poort, &roos, panel.reviews[0], "decline", &[("reason", "Verkeerd geklikt.")]).await.onward();
    let id = poort.story().person_id("roos").await.to_string();
    let round = manager.get(&format!("/rounds/{}", panel.round)).await;
    assert_eq!(round.text.matches("Vraag opnieuw").count(), 1, "{}", round.text);
    send(&manager, &format!("{}/ask", page(&panel)), "0", &[("expert", &id)]).await.onward();
    assert_eq!(stands(&poort, panel.reviews[0]).await.status, ReviewStatus::Invited);
    assert_eq!(told(&poort, MailKind::ReviewAsked).await, ["roos@demo.example"]);
    hands_in(&poort, panel.reviews[0], "roos", ["4"; 5], TEXT).await;
}

#[tokio::test]
async fn an_expert_who_was_replaced_while_ill_is_asked_again_with_the_text_that_was_written() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    let (roos, manager) = (poort.signed_in("roos").await, poort.signed_in("manager").await);
    accepts(&poort, &roos, panel.reviews[0]).await;
    writes(&poort, &roos, panel.reviews[0], &written(["4"; 5], TEXT), "stay").await;
    let rik = crate::story::a_review::an_expert(&poort, "rik").await.to_string();
    let replace = format!("/rounds/{}/reviews/{}/replace", panel.round, panel.reviews[0]);
    send(&manager, &replace, "1", &[("expert", &rik)]).await.onward();
    let own = roos.get(&format!("/reviews/{}", panel.reviews[0])).await;
    assert!(own.text.contains("Een andere expert heeft deze beoordeling overgenomen") && own.text.contains(TEXT), "{}", own.text);
    let id = poort.story().person_id("roos").await.to_string();
    assert!(manager.get(&format!("{}/ask", page(&panel))).await.text.contains("eerder gevraagd"));
    send(&manager, &format!("{}/ask", page(&panel)), "0", &[("expert", &id)]).await.onward();
    assert_eq!(roos.get(&format!("/reviews/{}/write", panel.reviews[0])).await.status, StatusCode::FORBIDDEN, "interests first, once more");
    accepts(&poort, &roos, panel.reviews[0]).await.onward();
    let of_review = declaration::Entity::find().filter(declaration::Column::ReviewId.eq(panel.reviews[0]));
    assert_eq!(of_review.count(&poort.state.database.read).await.expect("a count"), 2);
    assert_eq!(submits(&poort, &roos, panel.reviews[0]).await.status, StatusCode::SEE_OTHER, "what was written is there");
}

#[tokio::test]
async fn an_expert_who_is_away_is_not_asked_one_by_one_nor_put_in_the_place_of_another() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    let rik = crate::story::a_review::an_expert(&poort, "rik").await;
    let write = poort.state.begin().await.expect("a write");
    let row = expert::Model {
        person_id: rik,
        role: domain::reviews::ExpertRole::Industry,
        judges_business_case: true,
        is_from_outside: true,
        languages: "nl".to_owned(),
        most_reviews: 3,
        available_from: None,
        available_until: Some(now().date_naive() + Days::new(9)),
        is_demo: false,
        updated_at: now(),
        version: 1,
    };
    expert::Entity::insert(row.into_active_model()).exec_without_returning(&write).await.expect("a profile");
    write.finish([]).await.expect("the write holds");
    let manager = poort.signed_in("manager").await;
    let (ask, replace) = (format!("{}/ask", page(&panel)), format!("/rounds/{}/reviews/{}/replace", panel.round, panel.reviews[0]));
    for path in [ask, replace] {
        let form = manager.get(&path).await;
        assert!(form.text.contains("Eén expert is niet beschikbaar") && !form.text.contains(&format!("value=\"{rik}\"")), "{}", form.text);
        let refused = send(&manager, &path, "1", &[("expert", &rik.to_string())]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(refused.text.contains("Deze expert is niet beschikbaar: tot en met 2 december 2026"), "{}", refused.text);
    }
    assert_eq!(stands(&poort, panel.reviews[0]).await.status, ReviewStatus::Invited);
}

/// The dossier of the panel is taken back by the programme manager.
async fn taken_back(poort: &Poort, panel: &Panel) {
    let manager = poort.signed_in("manager").await;
    withdraw(poort, &manager, panel.project, Gate::G1, BACK).await.onward();
}

#[tokio::test]
async fn a_dossier_that_was_taken_back_is_not_read_scored_or_opened_any_more_and_everybody_hears() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    hands_in(&poort, panel.reviews[0], "roos", ["4"; 5], TEXT).await;
    let (ruben, chair) = (poort.signed_in("ruben").await, poort.signed_in("chair").await);
    accepts(&poort, &ruben, panel.reviews[1]).await;
    writes(&poort, &ruben, panel.reviews[1], &written(["4"; 5], TEXT), "stay").await;
    taken_back(&poort, &panel).await;
    let experts = EXPERTS.map(|name| format!("{name}@demo.example"));
    assert_eq!(
        told(&poort, MailKind::DossierTakenBack).await,
        ["chair@demo.example".to_owned(), experts[2].clone(), experts[0].clone(), experts[1].clone()]
    );
    for path in ["write", "dossier", "check"] {
        assert_eq!(ruben.get(&format!("/reviews/{}/{path}", panel.reviews[1])).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(submits(&poort, &ruben, panel.reviews[1]).await.status, StatusCode::FORBIDDEN);
    let own = ruben.get(&format!("/reviews/{}", panel.reviews[1])).await;
    assert!(own.text.contains("Het dossier is teruggenomen") && own.text.contains(TEXT), "{}", own.text);
    assert!(!ruben.get("/my-work").await.text.contains("/reviews/"));
    let rachid = poort.signed_in("rachid").await;
    assert_eq!(accepts(&poort, &rachid, panel.reviews[2]).await.status, StatusCode::CONFLICT, "nobody says yes to it");
    let manager = poort.signed_in("manager").await;
    let round = manager.get(&format!("/rounds/{}", panel.round)).await;
    assert!(round.text.contains("teruggenomen") && !round.text.contains("/remind\""), "{}", round.text);
    let id = crate::story::a_review::an_expert(&poort, "rik").await.to_string();
    assert_eq!(send(&manager, &format!("{}/ask", page(&panel)), "0", &[("expert", &id)]).await.status, StatusCode::CONFLICT);
    let open = app::paths::panel_open(panel.round, panel.proposal);
    let check = chair.get(&open).await;
    assert!(check.text.contains("Het dossier is teruggenomen") && !check.actions().contains(&open), "{}", check.text);
    assert_eq!(opens(&poort, &chair, &panel).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_same_round_takes_the_new_dossier_and_closes_without_the_old_one() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    taken_back(&poort, &panel).await;
    let manager = poort.signed_in("manager").await;
    request(&poort, &manager, panel.project, Gate::G1).await.onward();
    let bring = format!("/rounds/{}/projects", panel.round);
    send(&manager, &bring, "1", &[("project", &panel.project.to_string())]).await.onward();
    let twice = send(&manager, &bring, "1", &[("project", &panel.project.to_string())]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "the new one once");
    let rows = proposal::Entity::find().filter(proposal::Column::RoundId.eq(panel.round)).all(&poort.state.database.read).await.expect("rows");
    let new = rows.iter().find(|row| row.id != panel.proposal).expect("a second proposal");
    let mut reviews = Vec::new();
    for name in EXPERTS {
        let id = poort.story().person_id(name).await.to_string();
        send(&manager, &format!("/rounds/{}/proposals/{}/ask", panel.round, new.id), "0", &[("expert", &id)]).await.onward();
        let asked = entity::review::Entity::find().filter(entity::review::Column::ProposalId.eq(new.id)).all(&poort.state.database.read).await;
        reviews.push(asked.expect("rows").into_iter().find(|row| !reviews.contains(&row.id)).expect("a review").id);
        hands_in(&poort, *reviews.last().expect("a review"), name, ["4"; 5], TEXT).await;
    }
    let chair = poort.signed_in("chair").await;
    let panel = Panel { round: panel.round, proposal: new.id, project: panel.project, reviews };
    opens(&poort, &chair, &panel).await.onward();
    records(&chair, &panel, &agreed(["4"; 5]), "record").await.onward();
    send(&manager, &format!("/rounds/{}/close", panel.round), "1", &[]).await.onward();
    let row = review_round::Entity::find_by_id(panel.round).one(&poort.state.database.read).await.expect("a row").expect("a round");
    assert!(row.closed_at.is_some());
}

#[tokio::test]
async fn an_advice_stands_with_the_number_of_its_dossier() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    for (name, review) in EXPERTS.iter().zip(&panel.reviews) {
        hands_in(&poort, *review, name, ["4"; 5], TEXT).await;
    }
    let chair = poort.signed_in("chair").await;
    opens(&poort, &chair, &panel).await.onward();
    records(&chair, &panel, &agreed(["4"; 5]), "record").await.onward();
    taken_back(&poort, &panel).await;
    let manager = poort.signed_in("manager").await;
    request(&poort, &manager, panel.project, Gate::G1).await.onward();
    for (who, path) in [("manager", app::paths::gate_reviews(panel.project, Gate::G1)), ("steering", page(&panel))] {
        let told = poort.signed_in(who).await.get(&path).await;
        assert!(told.text.contains("Dossier 1") && told.text.contains("teruggenomen"), "{who}: {}", told.text);
    }
}

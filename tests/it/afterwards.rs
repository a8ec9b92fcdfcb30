//! What holds after reviews were handed in: an interest that comes late, what an expert still reads, and a steering group that decides otherwise.

use crate::server_under_test::{Poort, now};
use crate::story::a_gate::{ask, decide_so, last_decision, row};
use crate::story::a_review::{Panel, a_panel, accepts, post, stands, the_panel_agrees};
use crate::story::the_panel::{agreed, before_the_panel, hands_in, opens, page, records, send, told};
use axum::http::StatusCode;
use chrono::{Days, TimeDelta};
use domain::audit::HistoryAction;
use domain::gates::Gate;
use domain::mail::MailKind;
use domain::projects::Status;
use domain::reviews::{DOSSIER_DAYS, ReviewStatus};
use entity::{consensus, history, review_round};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

const TEXT: &str = "Een opmerking die lang genoeg is om in het overleg iets te zeggen.";
const EXPERTS: [&str; 4] = ["roos", "ruben", "rachid", "rianne"];
const LATE: [(&str, &str); 3] = [("has_interest", "yes"), ("kinds", "financial"), ("explanation", "Mijn partner bleek aandelen te hebben.")];

/// A panel of four of whom three handed in, in a round that the demo manager made, and whose reviews are open.
async fn opened(poort: &Poort) -> Panel {
    let panel = a_panel(poort, "chair", &EXPERTS).await;
    let manager = poort.story().person_id("manager").await;
    change(poort, review_round::ActiveModel { id: Set(panel.round), made_by: Set(Some(manager)), ..Default::default() }).await;
    for (name, review) in EXPERTS.iter().zip(&panel.reviews).take(3) {
        hands_in(poort, *review, name, ["4"; 5], TEXT).await;
    }
    assert_eq!(opens(poort, &poort.signed_in("chair").await, &panel).await.status, StatusCode::SEE_OTHER);
    panel
}

async fn change(poort: &Poort, round: review_round::ActiveModel) {
    let transaction = poort.state.begin().await.expect("the database takes a write");
    review_round::Entity::update(round).exec_without_returning(&transaction).await.expect("a round");
    transaction.finish([]).await.expect("the write holds");
}

async fn events(poort: &Poort, action: HistoryAction) -> u64 {
    history::Entity::find().filter(history::Column::Action.eq(action.code())).count(&poort.state.database.read).await.expect("the database answers")
}

#[tokio::test]
async fn an_interest_after_the_reviews_were_opened_shuts_them_until_there_are_three_again() {
    let poort = Poort::with_people().await;
    let panel = opened(&poort).await;
    let (roos, ruben, chair) = (poort.signed_in("roos").await, poort.signed_in("ruben").await, poort.signed_in("chair").await);
    assert!(ruben.get(&format!("/reviews/{}/panel", panel.reviews[1])).await.text.contains(TEXT));
    assert_eq!(post(&poort, &roos, panel.reviews[0], "interests", &LATE).await.status, StatusCode::SEE_OTHER);
    assert_eq!(before_the_panel(&poort, &panel).await.opened_at, None);
    assert_eq!(records(&chair, &panel, &agreed(["4"; 5]), "record").await.status, StatusCode::CONFLICT, "two reviews settle nothing");
    assert!(!ruben.get(&format!("/reviews/{}/panel", panel.reviews[1])).await.text.contains("Beoordeling A"), "blind again");
    assert_eq!(told(&poort, MailKind::ReviewMissing).await, ["manager@demo.example"]);
    assert_eq!(events(&poort, HistoryAction::ConsensusShut).await, 1);
    hands_in(&poort, panel.reviews[3], "rianne", ["3.5"; 5], TEXT).await;
    assert_eq!(opens(&poort, &chair, &panel).await.status, StatusCode::SEE_OTHER);
    assert_eq!(records(&chair, &panel, &agreed(["4"; 5]), "record").await.status, StatusCode::SEE_OTHER);
    assert_eq!(stands(&poort, panel.reviews[0]).await.status, ReviewStatus::Void, "kept and marked");
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn what_was_agreed_stays_and_the_gate_counts_the_reviews_again() {
    let poort = Poort::with_people().await;
    let panel = opened(&poort).await;
    let (roos, chair) = (poort.signed_in("roos").await, poort.signed_in("chair").await);
    assert_eq!(records(&chair, &panel, &agreed(["4"; 5]), "record").await.status, StatusCode::SEE_OTHER);
    assert_eq!(post(&poort, &roos, panel.reviews[0], "interests", &LATE).await.status, StatusCode::SEE_OTHER);
    let kept = consensus::Entity::find_by_id(panel.proposal).one(&poort.state.database.read).await.expect("the database answers");
    assert!(kept.is_some_and(|row| row.recorded_at.is_some()) && before_the_panel(&poort, &panel).await.opened_at.is_some());
    let steering = poort.signed_in("steering").await;
    let refused = decide_so(&poort, &steering, panel.project, Gate::G1, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Beoordelingen die tellen: 2; nodig zijn er 3."), "{}", refused.text);
}

#[tokio::test]
async fn an_expert_who_handed_in_reads_the_dossier_until_thirty_days_after_the_round_closed() {
    let poort = Poort::with_people().await;
    let panel = opened(&poort).await;
    let path = |at: usize| format!("/reviews/{}/dossier", panel.reviews[at]);
    let ruben = poort.signed_in("ruben").await;
    assert!(ruben.get(&path(1)).await.text.contains("naar de markt brengen"));
    let rianne = poort.signed_in("rianne").await;
    let shut = rianne.get(&path(3)).await;
    assert_eq!(shut.status, StatusCode::FORBIDDEN, "not without a yes and a declaration");
    assert!(!shut.text.contains("naar de markt brengen"));
    assert_eq!(rianne.get(&path(1)).await.status, StatusCode::NOT_FOUND, "somebody else's");
    let closed_at = now();
    change(&poort, review_round::ActiveModel { id: Set(panel.round), closed_at: Set(Some(closed_at)), ..Default::default() }).await;
    for (later, status) in [(DOSSIER_DAYS, StatusCode::OK), (DOSSIER_DAYS + 1, StatusCode::FORBIDDEN)] {
        poort.clock.set(closed_at + Days::new(later));
        let ruben = poort.signed_in("ruben").await;
        for page in [path(1), format!("/reviews/{}/panel", panel.reviews[1])] {
            let answer = ruben.get(&page).await;
            assert_eq!(answer.status, status, "{page} after {later} days");
            assert_eq!(answer.text.contains("Terugkijken kon tot en met 23 december 2026"), status == StatusCode::FORBIDDEN);
        }
        // The page of the review offers nothing that answers 403, and says why.
        let own = ruben.get(&format!("/reviews/{}", panel.reviews[1])).await;
        assert_eq!(own.text.contains("Terugkijken kon tot en met"), status == StatusCode::FORBIDDEN);
        for link in own.links("main a").iter().filter(|link| link.starts_with("/reviews/")) {
            assert_eq!(ruben.get(link).await.status, StatusCode::OK, "{link} after {later} days");
        }
    }
}

#[tokio::test]
async fn an_expert_of_the_panel_reads_the_ranking_and_who_takes_no_part_does_not() {
    let poort = Poort::with_people().await;
    let panel = opened(&poort).await;
    let (chair, ruben) = (poort.signed_in("chair").await, poort.signed_in("ruben").await);
    let path = |at: usize| format!("/reviews/{}/ranking", panel.reviews[at]);
    assert!(!ruben.get(&path(1)).await.text.contains("class=\"strip\""), "not before the panel agreed");
    records(&chair, &panel, &agreed(["4"; 5]), "record").await;
    let told = ruben.get(&path(1)).await;
    assert!(told.text.contains("class=\"strip\"") && !told.text.contains("Expert roos"), "{}", told.text);
    let rianne = poort.signed_in("rianne").await;
    accepts(&poort, &rianne, panel.reviews[3]).await;
    assert_eq!(rianne.get(&path(3)).await.status, StatusCode::NOT_FOUND, "who handed nothing in");
    assert_eq!(rianne.get(&path(1)).await.status, StatusCode::NOT_FOUND, "somebody else's");
    let roos = poort.signed_in("roos").await;
    post(&poort, &roos, panel.reviews[0], "interests", &LATE).await;
    assert_eq!(roos.get(&path(0)).await.status, StatusCode::NOT_FOUND, "recused holds for the ranking too");
    let lead = poort.story().project_now(panel.project).await.lead_organisation_id.expect("a lead");
    let ranking = format!("/rounds/{}/ranking", panel.round);
    assert!(chair.get(&ranking).await.text.contains("BioFolie"));
    poort.story().works_for("chair", lead).await;
    let hidden = poort.signed_in("chair").await.get(&ranking).await;
    assert!(
        hidden.status == StatusCode::OK && !hidden.text.contains("BioFolie"),
        "the row of a project that the data tie the reader to is not there"
    );
}

#[tokio::test]
async fn nobody_chairs_a_panel_about_the_own_employer_or_reviews_in_it() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    let manager = poort.signed_in("manager").await;
    let chair_id = poort.story().person_id("chair").await.to_string();
    let own = send(&manager, &format!("{}/ask", page(&panel)), "1", &[("expert", &chair_id)]).await;
    assert_eq!(own.status, StatusCode::CONFLICT, "who leads the panel writes no review in it");
    assert!(!manager.get(&format!("{}/ask", page(&panel))).await.text.contains(&chair_id));
    let project = crate::story::a_gate::a_project(&poort, crate::story::a_gate::READY_FOR_G1).await;
    crate::story::a_gate::request(&poort, &manager, project, Gate::G1).await.onward();
    let lead = poort.story().project_now(project).await.lead_organisation_id.expect("a lead");
    poort.story().works_for("chair", lead).await;
    let brought = send(&manager, &format!("/rounds/{}/projects", panel.round), "1", &[("project", &project.to_string())]).await;
    assert_eq!(brought.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(brought.text.contains("De voorzitter van deze ronde is aan het project verbonden"), "{}", brought.text);
    assert_eq!(entity::proposal::Entity::find().count(&poort.state.database.read).await.expect("a count"), 1);
}

#[tokio::test]
async fn an_expert_who_declines_is_missed_by_the_manager() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS[..2]).await;
    let manager = poort.story().person_id("manager").await;
    change(&poort, review_round::ActiveModel { id: Set(panel.round), made_by: Set(Some(manager)), ..Default::default() }).await;
    let roos = poort.signed_in("roos").await;
    assert_eq!(post(&poort, &roos, panel.reviews[0], "decline", &[("reason", "Geen tijd.")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(told(&poort, MailKind::ReviewMissing).await, ["manager@demo.example"]);
    let work = poort.signed_in("manager").await.get("/my-work").await;
    assert!(work.text.contains(&format!("href=\"/rounds/{}\"", panel.round)) && work.text.contains("experts om een beoordeling vragen"));
}

#[tokio::test]
async fn an_expert_who_is_recused_has_no_place_on_the_panel_and_the_manager_asks_another() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS[..3]).await;
    let (roos, chair, manager) = (poort.signed_in("roos").await, poort.signed_in("chair").await, poort.signed_in("manager").await);
    let ask = format!("href=\"/rounds/{}\"", panel.round);
    post(&poort, &roos, panel.reviews[0], "interests", &LATE).await;
    let round = format!("/rounds/{}", panel.round);
    assert!(manager.get(&round).await.text.contains("Een belang ligt bij de voorzitter"));
    assert!(!manager.get("/my-work").await.text.contains(&ask), "three are asked while the chair has not decided");
    let version = stands(&poort, panel.reviews[0]).await.version.to_string();
    let measure = [("measure", "recuse"), ("reason", "Het belang is te groot om mee te doen.")];
    let decided = send(&chair, &format!("{round}/reviews/{}/measure", panel.reviews[0]), &version, &measure).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
    let shown = manager.get(&round).await.text;
    assert!(shown.contains("Doet niet mee vanwege een belang") && !shown.contains(&format!("reviews/{}/remind", panel.reviews[0])), "{shown}");
    assert!(manager.get("/my-work").await.text.contains(&ask));
    assert!(chair.get(&format!("{round}/panel")).await.text.contains("0 van 2"));
    assert_eq!(roos.get(&format!("/reviews/{}/dossier", panel.reviews[0])).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_steering_group_decides_otherwise_than_the_panel_only_with_a_reason() {
    let poort = Poort::with_people().await;
    let (manager, steering) = (poort.signed_in("manager").await, poort.signed_in("steering").await);
    let project = crate::story::a_gate::a_project(&poort, crate::story::a_gate::READY_FOR_G1).await;
    ask(&poort, &manager, project, Gate::G1).await.onward();
    let form = steering.get(&format!("{}/decision", app::paths::gate(project, Gate::G1))).await;
    assert!(form.text.contains("Het panel van experts adviseert: Honoreren"), "{}", form.text);
    let stop = [("outcome", "no_go"), ("reasons", "market"), ("next_gate_on", "")];
    let refused = decide_so(&poort, &steering, project, Gate::G1, &stop).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Geef een reden om dat advies niet te volgen."), "{}", refused.text);
    assert_eq!(row(&poort, project).await.status, Status::GateRequested);
    let short = decide_so(&poort, &steering, project, Gate::G1, &[&stop[..], &[("advice_reason", "Te duur.")]].concat()).await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text.contains("href=\"#f-advice_reason\"") && short.text.contains("Te duur."));
    let why = "De markt is sinds het advies ingestort: de twee genoemde klanten hebben zich teruggetrokken en een derde is er niet in zicht.";
    decide_so(&poort, &steering, project, Gate::G1, &[&stop[..], &[("advice_reason", why)]].concat()).await.onward();
    let decision = last_decision(&poort).await;
    assert!(steering.get(&app::paths::decision(project, decision.id)).await.text.contains(why), "the record tells why");
}

#[tokio::test]
async fn an_expert_who_is_asked_after_the_last_day_has_a_week() {
    let poort = Poort::with_people().await;
    let panel = opened(&poort).await;
    poort.clock.set(now() + TimeDelta::days(20));
    let roos = poort.signed_in("roos").await;
    post(&poort, &roos, panel.reviews[0], "interests", &LATE).await;
    let (manager, rik) = (poort.signed_in("manager").await, crate::story::a_review::an_expert(&poort, "rik").await.to_string());
    assert_eq!(send(&manager, &format!("{}/ask", page(&panel)), "1", &[("expert", &rik)]).await.status, StatusCode::SEE_OTHER);
    let asked = entity::review::Entity::find().filter(entity::review::Column::ExpertId.eq(rik.parse::<domain::ids::PersonId>().expect("an id")));
    let due = asked.one(&poort.state.database.read).await.expect("the database answers").expect("a review").due_on;
    assert_eq!(due, (now() + TimeDelta::days(27)).date_naive(), "the round's last day has gone by: a week");
}

#[tokio::test]
async fn an_expert_at_the_second_gate_reads_the_advice_of_the_first_after_handing_in() {
    const ADVICE: &str = "Een plan dat staat, met een klant en een verdeeld risico dat klopt.";
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["roos", "ruben"]).await;
    the_panel_agrees(&poort, panel.project, [8; 5]).await;
    let roos = poort.signed_in("roos").await;
    accepts(&poort, &roos, panel.reviews[0]).await;
    for page in ["", "/write", "/check"] {
        assert!(!roos.get(&format!("/reviews/{}{page}", panel.reviews[0])).await.text.contains(ADVICE), "{page}");
    }
    hands_in(&poort, panel.reviews[1], "ruben", ["4"; 5], TEXT).await;
    let own = format!("/reviews/{}", panel.reviews[1]);
    let ruben = poort.signed_in("ruben").await;
    assert!(!ruben.get(&own).await.text.contains(ADVICE), "of the own gate nobody reads another panel");
    change(&poort, review_round::ActiveModel { id: Set(panel.round), gate: Set(Gate::G2), ..Default::default() }).await;
    let read = ruben.get(&own).await.text;
    assert!(read.contains("Advies bij een eerdere poort") && read.contains("Poort 1") && read.contains(ADVICE), "{read}");
    assert!(!roos.get(&format!("/reviews/{}", panel.reviews[0])).await.text.contains(ADVICE), "who still writes does not");
}

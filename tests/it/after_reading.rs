//! Who could read the other reviews adds to the own one and gives no new score; and what experts wrote stays theirs to read.

use crate::server_under_test::Poort;
use crate::story::a_review::{Panel, a_panel, accepts, post, stands, submits, writes, written};
use crate::story::the_panel::{agreed, before_the_panel, hands_in, opens, page, records, send, told};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::mail::MailKind;
use domain::reviews::ReviewStatus;
use entity::submitted_review;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::routes::all;

const TEXT: &str = "Een opmerking die lang genoeg is om in het overleg iets te zeggen.";
const WHY: &str = "Licht het economisch perspectief alstublieft toe.";
const NOTE: &str = "KANARIE3141 na het lezen zie ik de markt somberder in.";
const EXPERTS: [&str; 4] = ["roos", "ruben", "rachid", "rianne"];
const LATE: [(&str, &str); 3] = [("has_interest", "yes"), ("kinds", "financial"), ("explanation", "Mijn partner bleek aandelen te hebben.")];

/// A panel that was opened, and that a late interest shut again: Ruben and Rachid could read the others.
async fn opened_and_shut(poort: &Poort) -> Panel {
    let panel = a_panel(poort, "chair", &EXPERTS).await;
    for (name, review) in EXPERTS.iter().zip(&panel.reviews).take(3) {
        hands_in(poort, *review, name, ["4"; 5], TEXT).await;
    }
    assert_eq!(opens(poort, &poort.signed_in("chair").await, &panel).await.status, StatusCode::SEE_OTHER);
    post(poort, &poort.signed_in("roos").await, panel.reviews[0], "interests", &LATE).await.onward();
    assert_eq!(before_the_panel(poort, &panel).await.opened_at, None);
    panel
}

async fn gives_back(poort: &Poort, panel: &Panel, at: usize) -> crate::server_under_test::Answer {
    let version = stands(poort, panel.reviews[at]).await.version.to_string();
    let path = format!("/rounds/{}/reviews/{}/reopen", panel.round, panel.reviews[at]);
    send(&poort.signed_in("chair").await, &path, &version, &[("reason", WHY)]).await
}

async fn versions(poort: &Poort, panel: &Panel, at: usize) -> u64 {
    let of_review = submitted_review::Entity::find().filter(submitted_review::Column::ReviewId.eq(panel.reviews[at]));
    of_review.count(&poort.state.database.read).await.expect("a count")
}

#[tokio::test]
async fn a_review_that_is_handed_back_after_a_late_interest_gets_a_note_and_no_new_blind_score() {
    let poort = Poort::with_people().await;
    let panel = opened_and_shut(&poort).await;
    let (ruben, chair) = (poort.signed_in("ruben").await, poort.signed_in("chair").await);
    let form = chair.get(&format!("/rounds/{}/reviews/{}/reopen", panel.round, panel.reviews[1])).await;
    assert!(form.text.contains("om een aanvulling"), "{}", form.text);
    assert_eq!(gives_back(&poort, &panel, 1).await.onward(), format!("/rounds/{}/panel?done=note-asked", panel.round));
    assert_eq!((stands(&poort, panel.reviews[1]).await.status, versions(&poort, &panel, 1).await), (ReviewStatus::Submitted, 1));
    assert_eq!(
        (told(&poort, MailKind::NoteAsked).await, told(&poort, MailKind::ReviewReopened).await.len()),
        (vec!["ruben@demo.example".to_owned()], 0)
    );
    assert_eq!(ruben.get(&format!("/reviews/{}/write", panel.reviews[1])).await.status, StatusCode::FORBIDDEN);
    let changed = writes(&poort, &ruben, panel.reviews[1], &written(["1"; 5], TEXT), "stay").await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    assert_eq!(submits(&poort, &ruben, panel.reviews[1]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(versions(&poort, &panel, 1).await, 1, "no score after reading the others");
    let own = ruben.get(&format!("/reviews/{}", panel.reviews[1])).await;
    assert!(own.text.contains(WHY) && own.text.contains(&format!("/reviews/{}/note", panel.reviews[1])), "{}", own.text);
    assert!(ruben.get("/my-work").await.text.contains(&format!("/reviews/{}/note", panel.reviews[1])));
    let short = post(&poort, &ruben, panel.reviews[1], "note", &[("note", "Te kort.")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("Te kort."));
    post(&poort, &ruben, panel.reviews[1], "note", &[("note", NOTE)]).await.onward();
    assert!(!ruben.get("/my-work").await.text.contains(&format!("/reviews/{}/note", panel.reviews[1])));
    hands_in(&poort, panel.reviews[3], "rianne", ["3.5"; 5], TEXT).await;
    assert_eq!(opens(&poort, &chair, &panel).await.status, StatusCode::SEE_OTHER);
    assert!(chair.get(&page(&panel)).await.text.contains(NOTE));
}

#[tokio::test]
async fn a_note_is_read_by_the_chair_and_its_author_and_by_nobody_else_by_any_route() {
    let poort = Poort::with_people().await;
    let panel = opened_and_shut(&poort).await;
    post(&poort, &poort.signed_in("ruben").await, panel.reviews[1], "note", &[("note", NOTE)]).await.onward();
    hands_in(&poort, panel.reviews[3], "rianne", ["3.5"; 5], TEXT).await;
    assert_eq!(opens(&poort, &poort.signed_in("chair").await, &panel).await.status, StatusCode::SEE_OTHER);
    for who in ["manager", "manager2", "partner", "steering", "secretary", "admin", "roos", "rachid", "rianne"] {
        let visitor = poort.signed_in(who).await;
        for route in all().iter().filter(|route| route.method == "GET") {
            for review in &panel.reviews {
                let address = route.path.replace("{project}", &panel.project.to_string()).replace("{round}", &panel.round.to_string());
                let address = address.replace("{proposal}", &panel.proposal.to_string()).replace("{review}", &review.to_string());
                let address = address.replace("{gate}", "G1").replace("{phase}", "start").replace("{condition}", "C1");
                if !address.contains('{') {
                    assert!(!visitor.get(&address).await.text.contains("KANARIE3141"), "{who} reads the note at {address}");
                }
            }
        }
    }
    assert!(poort.signed_in("ruben").await.get(&format!("/reviews/{}", panel.reviews[1])).await.text.contains(NOTE));
    assert_eq!(poort.signed_in("rachid").await.get(&format!("/reviews/{}/note", panel.reviews[1])).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_could_not_read_the_others_adds_no_note_and_nobody_adds_after_the_panel_agreed() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    for (name, review) in EXPERTS.iter().zip(&panel.reviews).take(3) {
        hands_in(&poort, *review, name, ["4"; 5], TEXT).await;
    }
    let (ruben, chair) = (poort.signed_in("ruben").await, poort.signed_in("chair").await);
    let note = async || post(&poort, &ruben, panel.reviews[1], "note", &[("note", NOTE)]).await.status;
    assert_eq!(note().await, StatusCode::CONFLICT, "the reviews are not open");
    opens(&poort, &chair, &panel).await.onward();
    assert_eq!(note().await, StatusCode::SEE_OTHER);
    records(&chair, &panel, &agreed(["4"; 5]), "record").await.onward();
    assert_eq!(note().await, StatusCode::CONFLICT, "the panel has agreed");
}

#[tokio::test]
async fn the_chair_sees_both_versions_of_a_review_and_the_difference_and_nobody_else_does() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    for (name, review) in EXPERTS.iter().zip(&panel.reviews).take(3) {
        hands_in(&poort, *review, name, ["4"; 5], TEXT).await;
    }
    gives_back(&poort, &panel, 1).await.onward();
    let ruben = poort.signed_in("ruben").await;
    let mut second = written(["4", "4", "2.5", "4", "4"], TEXT);
    second
        .iter_mut()
        .filter(|(name, _)| name == "comment.ECO")
        .for_each(|(_, text)| "De markt is kleiner dan ik dacht, blijkt bij nader inzien.".clone_into(text));
    writes(&poort, &ruben, panel.reviews[1], &second, "stay").await;
    submits(&poort, &ruben, panel.reviews[1]).await.onward();
    let chair = poort.signed_in("chair").await;
    opens(&poort, &chair, &panel).await.onward();
    let shown = chair.get(&page(&panel)).await;
    assert_eq!(shown.texts(".changes li").len(), 1, "one criterion changed: {}", shown.text);
    for part in ["Eerdere versie, ingeleverd op", WHY, "van 4 naar 2,5", "De markt is kleiner dan ik dacht", &format!("{TEXT} Over ECO.")] {
        assert!(shown.text.contains(part), "{part}: {}", shown.text);
    }
    for who in ["manager", "steering"] {
        let told = poort.signed_in(who).await.get(&page(&panel)).await.text;
        assert!(told.contains("De markt is kleiner") && !told.contains("Eerdere versie") && !told.contains(WHY), "{who}");
    }
    let beside = poort.signed_in("rachid").await.get(&format!("/reviews/{}/panel", panel.reviews[2])).await.text;
    assert!(beside.contains("De markt is kleiner") && !beside.contains("Eerdere versie"));
}

#[tokio::test]
async fn an_expert_reads_the_own_review_after_declaring_an_interest_while_it_waits_and_after_a_recusal() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    let (roos, chair) = (poort.signed_in("roos").await, poort.signed_in("chair").await);
    accepts(&poort, &roos, panel.reviews[0]).await;
    writes(&poort, &roos, panel.reviews[0], &written(["4"; 5], TEXT), "stay").await;
    post(&poort, &roos, panel.reviews[0], "interests", &LATE).await.onward();
    let own = format!("/reviews/{}", panel.reviews[0]);
    let waits = roos.get(&own).await;
    assert!(waits.text.contains("Uw belang ligt bij de voorzitter") && waits.text.contains(TEXT), "{}", waits.text);
    assert!(!waits.text.contains("naar de markt brengen"), "the dossier itself stays shut");
    let version = stands(&poort, panel.reviews[0]).await.version.to_string();
    let measure = [("measure", "recuse"), ("reason", "Het belang is te groot om mee te doen.")];
    send(&chair, &format!("/rounds/{}/reviews/{}/measure", panel.round, panel.reviews[0]), &version, &measure).await.onward();
    let recused = roos.get(&own).await;
    assert!(recused.text.contains(TEXT) && recused.text.contains("Het belang is te groot"), "{}", recused.text);
    assert_eq!(roos.get(&format!("{own}/drafts")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_review_that_is_given_back_after_the_last_day_can_be_handed_in_for_a_week() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &EXPERTS).await;
    hands_in(&poort, panel.reviews[1], "ruben", ["4"; 5], TEXT).await;
    poort.clock.set(crate::server_under_test::now() + TimeDelta::days(20));
    gives_back(&poort, &panel, 1).await.onward();
    assert_eq!(stands(&poort, panel.reviews[1]).await.due_on, (crate::server_under_test::now() + TimeDelta::days(27)).date_naive());
    let ruben = poort.signed_in("ruben").await;
    writes(&poort, &ruben, panel.reviews[1], &written(["3"; 5], TEXT), "stay").await;
    assert_eq!(submits(&poort, &ruben, panel.reviews[1]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(versions(&poort, &panel, 1).await, 2);
}

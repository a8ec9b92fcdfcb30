//! The answer of the applicant to the comments of the experts, and what each reader of the gate's reviews gets to see.

use crate::server_under_test::{Poort, now};
use crate::story::a_review::{Panel, a_panel};
use crate::story::the_panel::{agreed, hands_in, opens, records, send, told};
use chrono::TimeDelta;
use domain::mail::MailKind;
use entity::{consensus, rebuttal, review_round};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

const EXPERTS: [&str; 3] = ["first", "second", "third"];
const CANARY: &str = "KANARIE-3141";
const ANSWER: &str = "Wij hebben inmiddels een tweede klant, die in het dossier al genoemd werd.";

/// Three reviews are in, of a round that asks the applicant for an answer.
async fn handed_in(poort: &Poort) -> Panel {
    let panel = a_panel(poort, "chair", &EXPERTS).await;
    let transaction = poort.state.begin().await.expect("the database takes a write");
    let row = review_round::ActiveModel { id: Set(panel.round), has_rebuttal: Set(true), ..Default::default() };
    review_round::Entity::update(row).exec_without_returning(&transaction).await.expect("a round");
    transaction.finish([]).await.expect("the write holds");
    let text = format!("{CANARY} {}", "een opmerking die lang genoeg is om iets te zeggen. ".repeat(2));
    for (name, review) in EXPERTS.iter().zip(&panel.reviews) {
        hands_in(poort, *review, name, ["4", "3.5", "4", "4", "4"], &text).await;
    }
    panel
}

#[tokio::test]
async fn the_applicant_reads_the_comments_without_scores_or_names_and_answers_once() {
    let poort = Poort::with_people().await;
    let panel = handed_in(&poort).await;
    let (partner, path) = (poort.signed_in("partner").await, format!("/projects/{}/gates/G1/reviews", panel.project));
    let id = panel.proposal.to_string();
    let fields = [("proposal", id.as_str()), ("answer", ANSWER)];
    assert!(!partner.get(&path).await.text.contains(CANARY), "nothing before the chair opens it");
    assert_eq!(send(&partner, &path, "0", &fields).await.status, 409, "nor is there anything to answer");
    assert_eq!(told(&poort, MailKind::ReviewsComplete).await, ["chair@demo.example"]);
    assert_eq!(opens(&poort, &poort.signed_in("chair").await, &panel).await.status, 303);
    let page = partner.get(&path).await.text;
    assert!(page.contains(CANARY), "the comments are there");
    assert!(!page.contains("Expert first") && !page.contains("<th scope=\"col\" class=\"num\">A"), "without names and scores");
    assert_eq!(told(&poort, MailKind::CommentsReady).await, ["partner@demo.example"]);
    assert_eq!(told(&poort, MailKind::ConsensusOpened).await.len(), 3);
    let early = records(&poort.signed_in("chair").await, &panel, &agreed(["4"; 5]), "record").await;
    assert_eq!(early.status, 422, "the panel waits for the applicant");
    assert!(early.text.contains("Het panel is het eens over SUS."), "and what was typed stays");
    let short = send(&partner, &path, "0", &[("proposal", &id), ("answer", "Oneens.")]).await;
    assert_eq!(short.status, 422);
    assert!(short.text.contains("Oneens."));
    for who in ["manager", "steering"] {
        assert_eq!(send(&poort.signed_in(who).await, &path, "0", &fields).await.status, 403, "{who}");
    }
    assert_eq!(send(&partner, &path, "0", &fields).await.status, 303);
    let twice = send(&partner, &path, "0", &fields).await;
    assert_eq!(twice.status, 409, "there is one answer");
    assert_eq!(twice.text.matches(ANSWER).count(), 2, "the one that was sent, and what was typed, to copy");
    assert_eq!(rebuttal::Entity::find().all(&poort.state.database.read).await.expect("the database answers").len(), 1);
    let chair = poort.signed_in("chair").await.get(&format!("/rounds/{}/proposals/{}", panel.round, panel.proposal)).await;
    assert!(chair.text.contains(ANSWER), "the chair reads it");
    assert_eq!(records(&poort.signed_in("chair").await, &panel, &agreed(["4"; 5]), "record").await.status, 303);
    let mut deciders = told(&poort, MailKind::AdviceReady).await;
    deciders.dedup();
    assert_eq!(deciders, ["manager@demo.example", "secretary@demo.example", "steering@demo.example"]);
    for who in ["manager", "steering"] {
        let page = poort.signed_in(who).await.get(&path).await.text;
        assert!(page.contains("Honoreren") && page.contains(ANSWER), "{who} reads the advice");
        assert!(!page.contains("Expert first"), "{who} reads no names");
    }
    assert!(!poort.signed_in("partner").await.get(&path).await.text.contains("Honoreren"), "the advice is for who decides");
}

#[tokio::test]
async fn the_chair_gives_the_levels_of_the_panel_and_reads_the_ranking() {
    let poort = Poort::with_people().await;
    let panel = handed_in(&poort).await;
    let chair = poort.signed_in("chair").await;
    let levels = format!("/rounds/{}/proposals/{}/levels", panel.round, panel.proposal);
    let ranking = format!("/rounds/{}/ranking", panel.round);
    assert_eq!(send(&chair, &levels, "1", &[("level.C1", "3")]).await.status, 409, "not before the reviews are open");
    assert!(!chair.get(&ranking).await.text.contains("3,5"), "no score before the reviews are open");
    opens(&poort, &poort.signed_in("chair").await, &panel).await;
    let version = async || chair.get(&levels).await.version_in(&levels);
    let wrong = send(&chair, &levels, &version().await, &[("level.C1", "7"), ("reason.C2", "Dit blijft staan.")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Dit blijft staan."));
    assert_eq!(send(&chair, &levels, &version().await, &[("level.C1", "3"), ("reason.C1", "Sterk."), ("level.C4", "2")]).await.status, 303);
    assert_eq!(send(&chair, &levels, &version().await, &[("level.C1", "4")]).await.status, 303, "given again, in the place of the first ones");
    let rows = entity::assessment::Entity::find().filter(entity::assessment::Column::Opinion.eq(domain::conditions::Opinion::Panel));
    let rows = rows.all(&poort.state.database.read).await.expect("the database answers");
    assert_eq!(rows.iter().map(|row| row.level).collect::<Vec<_>>(), [4]);
    let told = poort.signed_in("partner").await.get(&format!("/projects/{}/conditions/G1/C1", panel.project)).await.text;
    assert!(told.contains("panel") && !told.contains("Expert chair"), "partners read the level, and not who sits on the panel: {told}");
    assert_eq!(send(&poort.signed_in("manager").await, &levels, "2", &[("level.C1", "4")]).await.status, 403);
    poort.clock.set(now() + TimeDelta::days(15));
    assert_eq!(records(&poort.signed_in("chair").await, &panel, &agreed(["4"; 5]), "record").await.status, 303);
    for who in ["chair", "manager", "steering"] {
        let page = poort.signed_in(who).await.get(&ranking).await;
        assert!(page.text.contains(">80<") && page.text.contains("class=\"strip\""), "{who}: {}", page.text);
        assert!(!page.text.contains("Expert first"), "{who} reads no names");
    }
    for who in ["partner", "admin", "first"] {
        assert!(poort.signed_in(who).await.get(&ranking).await.status.is_client_error(), "{who}");
    }
}

#[tokio::test]
async fn after_ten_working_days_the_panel_goes_on_without_an_answer() {
    let poort = Poort::with_people().await;
    let panel = handed_in(&poort).await;
    opens(&poort, &poort.signed_in("chair").await, &panel).await;
    poort.clock.set(now() + TimeDelta::days(15));
    let (partner, path) = (poort.signed_in("partner").await, format!("/projects/{}/gates/G1/reviews", panel.project));
    let late = send(&partner, &path, "0", &[("proposal", &panel.proposal.to_string()), ("answer", ANSWER)]).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains(ANSWER) && late.text.contains("niet verstuurd"), "{}", late.text);
    assert_eq!(records(&poort.signed_in("chair").await, &panel, &agreed(["4"; 5]), "record").await.status, 303);
    let row = consensus::Entity::find_by_id(panel.proposal).one(&poort.state.database.read).await.expect("the database answers");
    assert!(row.is_some_and(|row| row.recorded_at.is_some()));
}

#[tokio::test]
async fn a_participant_who_does_not_lead_reads_no_comments_and_answers_nothing() {
    let poort = Poort::with_people().await;
    let panel = handed_in(&poort).await;
    opens(&poort, &poort.signed_in("chair").await, &panel).await;
    let places = entity::partner::Entity::find().filter(entity::partner::Column::ProjectId.eq(panel.project)).all(&poort.state.database.read).await;
    let other = places.expect("the database answers").into_iter().find(|one| one.role == domain::partners::PartnerRole::Participant).expect("one");
    poort.story().works_for("partner", other.organisation_id).await;
    let (partner, path) = (poort.signed_in("partner").await, format!("/projects/{}/gates/G1/reviews", panel.project));
    assert!(!partner.get(&path).await.text.contains(CANARY));
    let refused = send(&partner, &path, "0", &[("proposal", &panel.proposal.to_string()), ("answer", ANSWER)]).await;
    assert_eq!(refused.status, 403);
    for who in ["admin", "reviewer", "first"] {
        assert_eq!(poort.signed_in(who).await.get(&path).await.status, 404, "{who} may not know of the project");
    }
}

//! The chair's consensus: what the experts say of a criterion stands beside what is agreed on, with the total; who is odd is named; and the ranking
//! says how sure a place is and what decided a tie.

use crate::server_under_test::Poort;
use crate::story::a_review::a_panel;
use crate::story::the_panel::*;
use axum::http::StatusCode;
use domain::reviews::Criterion;

const NOTE: &str = "Een sterk voorstel met een eerlijke verdeling van risico's over de partners.";

#[tokio::test]
async fn scores_and_texts_stand_beside_the_form_and_the_total_follows_what_is_agreed() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["rens", "roos", "ria"]).await;
    for (at, (name, score)) in [("rens", "4"), ("roos", "4"), ("ria", "1,5")].into_iter().enumerate() {
        hands_in(&poort, panel.reviews[at], name, [score; 5], NOTE).await;
    }
    let chair = poort.signed_in("chair").await;
    opens(&poort, &chair, &panel).await.onward();
    let open = chair.get(&page(&panel)).await;
    let said = open.texts(".agree__said li b");
    assert_eq!(said.len(), 3 * Criterion::ALL.len(), "each review beside each criterion");
    let scores = |prefix: &str| said.iter().filter(|one| one.ends_with(prefix)).count();
    assert_eq!((scores(": 4"), scores(": 1,5")), (10, 5));
    assert_eq!(open.texts(".agree__said .prose").iter().filter(|text| text.contains("Een sterk voorstel")).count(), 15);
    assert_eq!(open.texts("[data-island=total]").len(), 1, "the total is told, and followed while typing");
    let flags = open.texts("[aria-labelledby=flags] li");
    assert_eq!(flags.iter().filter(|flag| flag.starts_with("Het totaal van ")).count(), 1, "one total is odd, and not all three: {flags:?}");
    let mut halfway = agreed(["4"; 5]);
    halfway.retain(|(name, _)| name != "score.FIT");
    records(&chair, &panel, &halfway, "stay").await.onward();
    let kept = chair.get(&page(&panel)).await;
    assert!(kept.texts("[data-live=so-far]")[0].contains("4 van 5"), "{:?}", kept.texts("[data-live=so-far]"));
    let others = poort.signed_in("manager").await.get(&page(&panel)).await;
    assert_eq!(others.texts(".agree").len(), 0, "the form is the chair's");
}

#[tokio::test]
async fn the_ranking_says_how_sure_a_place_is_or_that_it_cannot_be_told() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["rens", "roos", "ria"]).await;
    for (at, name) in ["rens", "roos", "ria"].into_iter().enumerate() {
        hands_in(&poort, panel.reviews[at], name, ["4"; 5], NOTE).await;
    }
    let chair = poort.signed_in("chair").await;
    opens(&poort, &chair, &panel).await.onward();
    records(&chair, &panel, &agreed(["4"; 5]), "record").await.onward();
    let ranking = chair.get(&format!("/rounds/{}/ranking", panel.round)).await;
    assert_eq!(ranking.status, StatusCode::OK);
    assert!(ranking.text.contains("niet te zeggen") && ranking.text.contains("te weinig beoordelingen"), "one project tells nothing of chance");
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    let rounds = manager.get("/rounds").await.links("main a").into_iter().filter(|link| link.ends_with("/panel"));
    let mut told = Vec::new();
    for round in rounds {
        told.push(manager.get(&round.replace("/panel", "/ranking")).await.text);
    }
    assert!(
        told.iter().any(|text| text.contains("voor 90\u{a0}% zeker") && text.contains("in 90 van de 100 rondes")),
        "the demo set has such a round"
    );
}

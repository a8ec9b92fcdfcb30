//! The panel of a round: interests, reviews that stay blind until they are opened, and what is agreed.

use crate::server_under_test::{Poort, Visitor};
use crate::story::a_review::{Panel, a_panel, accepts, post, stands, submits, writes, written};
use crate::story::the_panel::{agreed, before_the_panel, hands_in, opens, page, records};
use axum::http::StatusCode;
use domain::reviews::ReviewStatus;
use entity::{consensus, review_reopening, submitted_review};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use server::state::new_id;

const TEXT: &str = "Kanarie4711 schrijft een toelichting die lang genoeg is om niet dun te heten.";

/// A panel of four of whom this many handed in.
async fn with_reviews(poort: &Poort, count: usize) -> Panel {
    let names = ["roos", "ruben", "rachid", "rianne"];
    let panel = a_panel(poort, "chair", &names).await;
    let scores = [["4", "1.5", "4", "4", "4"], ["4", "4", "4", "4", "4"], ["3.5", "3.5", "3.5", "3.5", "3.5"], ["3", "3", "3", "3", "3"]];
    for (at, (name, scores)) in names.into_iter().zip(scores).take(count).enumerate() {
        hands_in(poort, panel.reviews[at], name, scores, TEXT).await;
    }
    panel
}

#[tokio::test]
async fn the_chair_opens_three_reviews_and_records_what_the_panel_agrees_on() {
    let poort = Poort::with_people().await;
    let panel = with_reviews(&poort, 4).await;
    let chair = poort.signed_in("chair").await;
    let round = chair.get(&format!("/rounds/{}/panel", panel.round)).await;
    assert!(round.text.contains("4 van 4") && round.text.contains("Open het overleg"), "{}", round.text);
    assert_eq!(opens(&poort, &chair, &panel).await.location, Some(format!("{}?done=consensus-opened", page(&panel))));
    let open = chair.get(&page(&panel)).await;
    assert!(
        open.text.contains("Expert roos")
            && open.text.contains("Notitie.")
            && open.text.contains("Mate van innovativiteit: de scores lopen uiteen van 1,5 tot 4.")
    );
    let far = records(&chair, &panel, &agreed(["3.5", "4.5", "3.5", "3.5", "3.5"]), "record").await;
    assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(far.text.contains("href=\"#f-reason.INN\"") && far.text.contains("Het panel is het eens over SUS."));
    let mut fields = agreed(["3.5", "4.5", "3.5", "3.5", "3.5"]);
    fields.push(("reason.INN".to_owned(), "Het octrooi kwam pas in het overleg op tafel.".to_owned()));
    fields.push(("minority.INN".to_owned(), "Een expert vindt de stap kleiner dan dat.".to_owned()));
    assert_eq!(records(&chair, &panel, &fields, "record").await.location, Some(format!("{}?done=consensus-recorded", page(&panel))));
    let done = chair.get(&page(&panel)).await;
    assert!(
        done.text.contains("74 van 100 punten. Alle drempels zijn gehaald.") && done.text.contains("Een expert vindt de stap kleiner"),
        "{}",
        done.text
    );
    assert_eq!(records(&chair, &panel, &agreed(["5", "5", "5", "5", "5"]), "record").await.status, StatusCode::CONFLICT);
    let transaction = poort.state.begin().await.expect("a write");
    let refused = transaction.execute_unprepared("UPDATE consensus SET content = ''").await.expect_err("the database refuses").to_string();
    assert!(refused.contains("what a panel agreed on does not change"), "{refused}");
    drop(transaction);
    assert_eq!(consensus::Entity::find().count(&poort.state.database.read).await.expect("a count"), 1);
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}

#[tokio::test]
async fn a_late_conflict_puts_a_review_aside_and_the_quorum_counts_again() {
    let poort = Poort::with_people().await;
    let panel = with_reviews(&poort, 3).await;
    let roos = poort.signed_in("roos").await;
    let told = [("has_interest", "yes"), ("kinds", "financial"), ("explanation", "Mijn partner bleek aandelen te hebben.")];
    post(&poort, &roos, panel.reviews[0], "interests", &told).await;
    let chair = poort.signed_in("chair").await;
    assert!(chair.get(&format!("/rounds/{}/panel", panel.round)).await.text.contains("2 van 3"));
    assert_eq!(opens(&poort, &chair, &panel).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    hands_in(&poort, panel.reviews[3], "rianne", ["4"; 5], TEXT).await;
    assert_eq!(opens(&poort, &chair, &panel).await.status, StatusCode::SEE_OTHER);
    assert!(chair.get(&page(&panel)).await.text.contains("telt niet mee"), "kept and marked");
    assert_eq!(roos.get(&format!("/reviews/{}/panel", panel.reviews[0])).await.status, StatusCode::NOT_FOUND, "recused holds everywhere");
}

#[tokio::test]
async fn nobody_reads_a_review_before_the_chair_opens_and_then_without_names() {
    let poort = Poort::with_people().await;
    let panel = with_reviews(&poort, 3).await;
    let (own, other) = (page(&panel), format!("/reviews/{}/panel", panel.reviews[1]));
    let paths = [own.clone(), format!("/rounds/{}/panel", panel.round), other.clone(), "/history".to_owned(), "/my-work".to_owned()];
    for who in ["chair", "manager", "steering", "secretary", "partner", "admin", "roos", "ruben", "rianne"] {
        let visitor = poort.signed_in(who).await;
        for path in &paths {
            let answer = visitor.get(path).await;
            assert!(!answer.text.contains("Kanarie4711") && !answer.text.contains("1,5"), "{who} reads it on {path}");
        }
    }
    let chair = poort.signed_in("chair").await;
    opens(&poort, &chair, &panel).await;
    for (who, path) in [("manager", &own), ("steering", &own), ("ruben", &other)] {
        let answer = poort.signed_in(who).await.get(path).await;
        assert!(answer.text.contains("Kanarie4711") && answer.text.contains("Beoordeling A"), "{who} {}", answer.text);
        assert!(!answer.text.contains("Expert roos") && !answer.text.contains("Notitie.") && !answer.text.contains("name=\"advice\""), "{who}");
    }
    for (who, path) in [("partner", &own), ("admin", &own), ("roos", &own), ("rianne", &other)] {
        let answer = poort.signed_in(who).await.get(path).await;
        assert!(
            matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) && !answer.text.contains("Kanarie4711"),
            "{who} {}",
            answer.status
        );
    }
    let late = poort.signed_in("rianne").await;
    accepts(&poort, &late, panel.reviews[3]).await;
    assert_eq!(late.get(&format!("/reviews/{}/panel", panel.reviews[3])).await.status, StatusCode::NOT_FOUND);
    assert_eq!(late.get(&format!("/reviews/{}/write", panel.reviews[3])).await.status, StatusCode::FORBIDDEN, "nobody writes with the others open");
}

#[tokio::test]
async fn the_chair_decides_on_an_interest_with_a_reason() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["roos", "ruben"]).await;
    let (chair, roos, ruben) = (poort.signed_in("chair").await, poort.signed_in("roos").await, poort.signed_in("ruben").await);
    let explanation = "Wij schreven twee jaar geleden samen een artikel.";
    let told = [("has_interest", "yes"), ("kinds", "collaboration"), ("explanation", explanation), ("measure", "proceed")];
    for (expert, review) in [(&roos, panel.reviews[0]), (&ruben, panel.reviews[1])] {
        assert_eq!(post(&poort, expert, review, "interests", &told).await.status, StatusCode::SEE_OTHER);
    }
    assert!(chair.get(&format!("/rounds/{}/reviews/{}/measure", panel.round, panel.reviews[0])).await.text.contains(explanation));
    assert!(!poort.signed_in("manager").await.get(&format!("/rounds/{}/panel", panel.round)).await.text.contains(explanation));
    let decide = async |at: usize, measure: &str, reason: &str| {
        let (key, version) = (new_id().to_string(), stands(&poort, panel.reviews[at]).await.version.to_string());
        let pairs = [("key", key.as_str()), ("version", version.as_str()), ("measure", measure), ("reason", reason)];
        chair.post(&format!("/rounds/{}/reviews/{}/measure", panel.round, panel.reviews[at]), &pairs).await
    };
    let short = decide(0, "proceed", "Kort.").await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text.contains("Kort."));
    assert_eq!(decide(0, "proceed", "Het artikel ging over iets heel anders.").await.status, StatusCode::SEE_OTHER);
    assert_eq!(roos.get(&format!("/reviews/{}/write", panel.reviews[0])).await.status, StatusCode::OK);
    assert_eq!(decide(1, "recuse", "De samenwerking loopt nog en is te nauw.").await.status, StatusCode::SEE_OTHER);
    let shut = ruben.get(&format!("/reviews/{}", panel.reviews[1])).await;
    assert!(shut.text.contains("U doet niet mee bij dit project") && shut.text.contains("De samenwerking loopt nog"));
    assert_eq!(decide(1, "proceed", "Toch maar wel, bij nader inzien dan.").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_chair_gives_a_review_back_with_a_reason_and_both_versions_stay() {
    let poort = Poort::with_people().await;
    let panel = with_reviews(&poort, 1).await;
    let (chair, roos, review) = (poort.signed_in("chair").await, poort.signed_in("roos").await, panel.reviews[0]);
    let path = format!("/rounds/{}/reviews/{review}/reopen", panel.round);
    let give = async |visitor: &Visitor<'_>, reason: &str| {
        let (key, version) = (new_id().to_string(), stands(&poort, review).await.version.to_string());
        visitor.post(&path, &[("key", &key), ("version", &version), ("reason", reason)]).await
    };
    let why = "Er staat een rekenfout in de toelichting.";
    assert_eq!(give(&roos, why).await.status, StatusCode::NOT_FOUND, "nobody gives the own review back");
    assert_eq!(give(&poort.signed_in("manager").await, why).await.status, StatusCode::FORBIDDEN);
    assert_eq!(give(&chair, " ").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(give(&chair, why).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stands(&poort, review).await.status, ReviewStatus::Accepted);
    let told = roos.get(&format!("/reviews/{review}")).await.text;
    assert!(told.contains("De voorzitter gaf uw beoordeling terug") && told.contains(why), "the author reads why: {told}");
    the_history_keeps_why(&poort, why).await;
    writes(&poort, &roos, review, &written(["5"; 5], TEXT), "stay").await;
    assert_eq!(submits(&poort, &roos, review).await.status, StatusCode::SEE_OTHER);
    let read = &poort.state.database.read;
    let (versions, given) = (submitted_review::Entity::find().count(read).await, review_reopening::Entity::find().count(read).await);
    assert_eq!((versions.expect("a count"), given.expect("a count")), (2, 1));
    for at in 1..3 {
        hands_in(&poort, panel.reviews[at], ["roos", "ruben", "rachid"][at], ["4"; 5], TEXT).await;
    }
    opens(&poort, &chair, &panel).await;
    assert_eq!(give(&chair, why).await.status, StatusCode::CONFLICT, "not once the panel has begun");
    the_history_keeps_why(&poort, why).await;
}

/// The history tells that a review was given back, and nobody who reads the history why: the reason may quote the review and name its author.
async fn the_history_keeps_why(poort: &Poort, why: &str) {
    for who in ["admin", "steering"] {
        let told = poort.signed_in(who).await.get("/history").await.text;
        assert_eq!((told.contains("Beoordeling teruggegeven"), told.contains(why)), (true, false), "{who} reads: {told}");
    }
}

#[tokio::test]
async fn only_the_chair_of_the_round_leads_it() {
    let poort = Poort::with_people().await;
    let panel = with_reviews(&poort, 3).await;
    for (who, status) in [
        ("manager", StatusCode::FORBIDDEN),
        ("steering", StatusCode::FORBIDDEN),
        ("admin", StatusCode::FORBIDDEN),
        ("partner", StatusCode::FORBIDDEN),
        ("roos", StatusCode::NOT_FOUND),
    ] {
        let visitor = poort.signed_in(who).await;
        assert_eq!(opens(&poort, &visitor, &panel).await.status, status, "{who}");
        assert_eq!(records(&visitor, &panel, &agreed(["4"; 5]), "record").await.status, status, "{who}");
    }
    let elsewhere = a_panel(&poort, "rik", &["romy"]).await;
    let rik = poort.signed_in("rik").await;
    let crossed = Panel { round: elsewhere.round, ..panel };
    assert_eq!(opens(&poort, &rik, &crossed).await.status, StatusCode::NOT_FOUND, "a proposal of another round is not there");
    assert_eq!(rik.get(&page(&crossed)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_double_click_opens_once_and_pages_ask_few_questions() {
    let poort = Poort::with_people().await;
    let panel = with_reviews(&poort, 3).await;
    let chair = poort.signed_in("chair").await;
    let (key, version) = (new_id().to_string(), before_the_panel(&poort, &panel).await.version.to_string());
    let path = format!("{}/open", page(&panel));
    let (first, second) =
        (chair.post(&path, &[("key", &key), ("version", &version)]).await, chair.post(&path, &[("key", &key), ("version", &version)]).await);
    assert_eq!((first.status, first.location.clone()), (StatusCode::SEE_OTHER, second.location));
    // A project's page asks for two kinds of rows more: which dossier lies before the panel, and what was added to reviews.
    for (path, most) in [(format!("/rounds/{}/panel", panel.round), 10), (page(&panel), 12)] {
        let asked = chair.queries(&path).await;
        assert!(asked <= most, "{path} asks {asked}");
    }
}

//! The history ties no nameless deed to a name: what experts do with reviews is told by its day alone, after everything else of that day.

use crate::server_under_test::{Poort, now};
use crate::story::a_review::{a_panel, accepts, post, submits, writes, written};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::audit::HistoryEvent;
use server::store::events::Event;

const TEXT: &str = "Een opmerking die lang genoeg is om in het overleg iets te zeggen.";

/// What the history of everything tells to somebody who may read it: when, who and what, row by row.
async fn rows(poort: &Poort, who: &str, path: &str) -> Vec<(String, String, String)> {
    let answer = poort.signed_in(who).await.get(path).await;
    assert_eq!(answer.status, StatusCode::OK);
    let cells = answer.texts("tbody td");
    cells.chunks(3).map(|row| (row[0].clone(), row[1].clone(), row[2].clone())).collect()
}

async fn a_review_is_written(poort: &Poort) {
    let panel = a_panel(poort, "chair", &["roos", "ruben"]).await;
    for (at, name) in ["roos", "ruben"].into_iter().enumerate() {
        poort.clock.set(now() + TimeDelta::minutes(10 * i64::try_from(at).expect("a number") + 7));
        let expert = poort.signed_in(name).await;
        accepts(poort, &expert, panel.reviews[at]).await;
        writes(poort, &expert, panel.reviews[at], &written(["4"; 5], TEXT), "stay").await;
        submits(poort, &expert, panel.reviews[at]).await.onward();
    }
    let late = [("has_interest", "yes"), ("kinds", "financial"), ("explanation", "Mijn partner bleek aandelen te hebben.")];
    post(poort, &poort.signed_in("roos").await, panel.reviews[0], "interests", &late).await.onward();
}

#[tokio::test]
async fn times_in_the_history_tie_no_nameless_deed_to_a_name() {
    let poort = Poort::with_people().await;
    a_review_is_written(&poort).await;
    for who in ["steering", "admin"] {
        let told = rows(&poort, who, "/history").await;
        let nameless: Vec<_> = told.iter().filter(|(_, by, _)| by == "een expert").collect();
        assert_eq!(nameless.len(), 5, "two accepted, two handed in, one aside: {told:?}");
        assert!(nameless.iter().all(|(at, _, _)| at == "23 november 2026"), "the day alone: {nameless:?}");
        let named: Vec<_> = told.iter().filter(|(_, by, _)| by != "een expert").collect();
        assert!(named.iter().all(|(at, _, _)| at.contains(" om ")), "others with their time: {named:?}");
        let first = told.iter().position(|(_, by, _)| by == "een expert").expect("a nameless deed");
        assert!(told[first..].iter().all(|(_, by, _)| by == "een expert"), "after everything of the day, so that the order tells nothing");
    }
}

#[tokio::test]
async fn neither_numbers_nor_the_edges_of_pages_tell_where_a_nameless_deed_stands() {
    let poort = Poort::with_people().await;
    a_review_is_written(&poort).await;
    let tokens = (0..80).map(|_| Event::by_operator(HistoryEvent::SetupTokenMade {}));
    poort.state.begin().await.expect("a write").finish(tokens).await.expect("it lasts");
    let admin = poort.signed_in("admin").await;
    let (mut path, mut told) = ("/history".to_owned(), Vec::new());
    loop {
        let page = admin.get(&path).await;
        assert!(!page.text.contains("id=\"e"), "no number of an event");
        told.extend(page.texts("tbody td:nth-child(2)"));
        let Some(older) = page.text.split("href=\"/history?before=").nth(1).and_then(|rest| rest.split('"').next()) else { break };
        path = format!("/history?before={}", older.replace("&amp;", "&"));
        assert!(path.starts_with("/history?before=20"), "a page begins at a day: {path}");
    }
    let first = told.iter().position(|by| by == "een expert").expect("a nameless deed");
    assert!(told.len() > 80 && told[first..].iter().all(|by| by == "een expert"), "{told:?}");
    for seq in 1..=20 {
        let asked = admin.get(&format!("/history?before={seq}")).await.texts("tbody td:nth-child(2)");
        assert_eq!(asked, admin.get("/history").await.texts("tbody td:nth-child(2)"), "an event's number is no place to begin");
    }
}

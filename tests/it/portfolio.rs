//! The list of projects and my work.

use crate::server_under_test::Poort;
use axum::http::StatusCode;

#[tokio::test]
async fn the_list_needs_at_most_six_statements() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    for path in ["/projects", "/projects?phase=innovation&status=active&sort=cost&descending=1", "/projects?q=sluis"] {
        let queries = manager.queries(path).await;
        assert!((2..=6).contains(&queries), "{path} sends {queries} statements");
    }
}

#[tokio::test]
async fn an_address_that_asks_for_nonsense_shows_the_list() {
    let poort = Poort::with_demo().await;
    let answer = poort.signed_in("manager").await.get("/projects?phase=later&sort=%27;--&page=99999999999999999999&area=%00").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_reviewer_has_no_portfolio() {
    let poort = Poort::with_demo().await;
    assert_eq!(poort.signed_in("reviewer").await.get("/projects").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_tile_leads_to_exactly_the_rows_that_it_counts() {
    let poort = Poort::with_demo().await;
    poort.clock.set(poort.clock.now() + chrono::TimeDelta::days(120));
    for who in ["manager", "partner"] {
        let person = poort.signed_in(who).await;
        let page = person.get("/projects").await;
        let (links, figures) = (page.links(".tiles a"), page.texts(".tiles a b"));
        assert_eq!(links, ["/projects?late=1", "/projects?waiting=1"], "{who}");
        for (link, figure) in links.iter().zip(&figures) {
            assert_eq!(person.get(link).await.texts("tbody tr").len().to_string(), *figure, "{who} {link}");
        }
    }
    let manager = poort.signed_in("manager").await;
    let waiting = manager.get("/projects?waiting=1").await;
    let mut titles = waiting.texts("tbody th a");
    titles.sort();
    assert_eq!(titles, ["BioFolie", "MembraanThuis", "RoboNoaber"], "two were asked for, one is under review");
    assert_eq!(waiting.texts(".chips a").len(), 1, "the filter can be taken off");
}

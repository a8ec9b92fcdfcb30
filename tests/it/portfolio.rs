//! The list of projects and my work.

use crate::server_under_test::Poort;
use axum::http::StatusCode;

#[tokio::test]
async fn the_list_and_my_work_need_at_most_six_statements() {
    let poort = Poort::with_demo().await;
    let manager = poort.signed_in("manager").await;
    for path in ["/projects", "/projects?phase=innovation&status=active&sort=cost&descending=1", "/projects?q=sluis", "/my-work"] {
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

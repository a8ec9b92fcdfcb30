//! An address that only takes a form leads to its page when somebody opens it: by the way back, a bookmark, or the choice of another language.

use crate::server_under_test::Poort;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use server::routes::all;
use std::collections::BTreeSet;

/// A path with something in the place of every name.
fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "01900000-0000-7000-8000-000000000000" } else { part }).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_address_that_only_takes_a_form_leads_to_its_page_when_it_is_opened() {
    let poort = Poort::with_people().await;
    let routes = all();
    let pages: BTreeSet<&str> = routes.iter().filter(|route| route.method == "GET").map(|route| route.path).collect();
    let forms: Vec<&str> = routes.iter().filter(|route| route.method == "POST" && !pages.contains(route.path)).map(|route| route.path).collect();
    assert!(forms.len() > 20, "{forms:?}");
    let targets: BTreeSet<String> = pages.iter().map(|page| filled(page)).collect();
    for path in forms {
        let answer = poort.nobody().get(&filled(path)).await;
        let onward = answer.location.unwrap_or_default();
        assert!(answer.status == StatusCode::SEE_OTHER && targets.contains(&onward), "{path}: {} {onward}", answer.status);
    }
}

#[tokio::test]
async fn the_page_is_the_one_that_the_form_stands_on() {
    let poort = Poort::with_people().await;
    let id = "01900000-0000-7000-8000-000000000000";
    let rows = [
        ("/sign-out".to_owned(), "/".to_owned()),
        ("/language?x=1".to_owned(), "/".to_owned()),
        (format!("/projects/{id}/stop/check"), format!("/projects/{id}/stop")),
        (format!("/projects/{id}/gates/G1/decision/check"), format!("/projects/{id}/gates/G1/decision")),
        (format!("/projects/{id}/decisions/{id}/correct/check"), format!("/projects/{id}/decisions/{id}/correct")),
        (format!("/projects/{id}/decisions/{id}/sign"), format!("/projects/{id}/decisions/{id}")),
        (format!("/projects/{id}/evidence/{id}/accept"), format!("/projects/{id}")),
        (format!("/rounds/{id}/proposals/{id}/consensus"), format!("/rounds/{id}/proposals/{id}")),
        (format!("/rounds/{id}/reviews/{id}/remind"), format!("/rounds/{id}")),
        (format!("/reviews/{id}/submit"), format!("/reviews/{id}")),
        (format!("/experts/invitations/{id}/withdraw"), "/experts".to_owned()),
        (format!("/messages/{id}/retry"), "/messages".to_owned()),
    ];
    let manager = poort.signed_in("manager").await;
    for (address, page) in rows {
        let answer = manager.get(&address).await;
        assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, Some(page)), "{address}");
    }
    let other = poort.nobody().send(Request::put("/sign-out"), Body::empty()).await;
    assert_eq!(other.status, StatusCode::METHOD_NOT_ALLOWED, "what no browser sends is refused still");
}

#[tokio::test]
async fn another_language_on_the_page_of_a_refused_form_leads_to_that_page() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = "01900000-0000-7000-8000-000000000000";
    let chosen = manager.post("/language", &[("language", "en"), ("path", &format!("/projects/{id}/gates/G1/decision/check"))]).await;
    let back = manager.get(&chosen.location.expect("the way back")).await;
    assert_eq!((back.status, back.location), (StatusCode::SEE_OTHER, Some(format!("/projects/{id}/gates/G1/decision"))));
}

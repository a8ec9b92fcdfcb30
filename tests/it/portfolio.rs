//! The list of projects and my work.

use crate::server_under_test::Poort;
use axum::http::StatusCode;
use domain::projects::Risk;

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
        let expected = ["/projects?late=1", "/projects?conditions=late", "/projects?conditions=soon", "/projects?waiting=1"];
        assert_eq!(links, expected, "{who}");
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

/// What the risks that a row of the list names weigh together.
fn weight(row: &str) -> i64 {
    let labels = [
        ("Voorwaarde te laat", Risk::ConditionLate),
        ("Poort te laat", Risk::GateLate),
        ("Onder het niveau", Risk::LevelsShort),
        ("Geld sluit niet", Risk::MoneyOpen),
        ("Voorwaarde nabij", Risk::ConditionSoon),
    ];
    labels.iter().filter(|(label, _)| row.contains(label)).map(|(_, risk)| risk.weight()).sum()
}

#[tokio::test]
async fn the_risk_column_answers_what_needs_me_most_and_the_list_is_sorted_by_it() {
    let poort = Poort::with_demo().await;
    poort.clock.set(poort.clock.now() + chrono::TimeDelta::days(20));
    let manager = poort.signed_in("manager").await;
    let rows = manager.get("/projects?sort=risk").await.texts("tbody tr");
    let weights: Vec<i64> = rows.iter().map(|row| weight(row)).collect();
    assert!(weights.is_sorted_by(|one, next| one >= next), "{weights:?}");
    assert!(weights.iter().collect::<std::collections::BTreeSet<_>>().len() > 2, "the demo set has projects that need more and less: {weights:?}");
    assert!(rows[0].contains("PrintHuid"), "a condition twelve days late comes first: {}", rows[0]);
    let turned = manager.get("/projects?sort=risk&descending=1").await.texts("tbody tr");
    assert!(turned.iter().map(|row| weight(row)).is_sorted(), "and the other way round");
}

#[tokio::test]
async fn the_weakest_condition_is_the_largest_gap_to_what_the_next_gate_asks_also_in_the_order_of_the_list() {
    let poort = Poort::with_demo().await;
    let gap = |row: &str| -> Option<i64> {
        let rest = row.split("niveau ").nth(1)?;
        let (level, need) = rest.split_once(", gevraagd ")?;
        let number = |text: &str| text.chars().next().and_then(|digit| digit.to_digit(10)).map(i64::from);
        Some(number(need)? - number(level)?)
    };
    for path in ["/projects?sort=weakest", "/conditions?sort=weakest"] {
        let rows = poort.signed_in("manager").await.get(path).await.texts("tbody tr");
        let gaps: Vec<i64> = rows.iter().map_while(|row| gap(row)).collect();
        assert!(gaps.len() > 5 && gaps.is_sorted_by(|one, next| one >= next), "{path}: {gaps:?}");
    }
}

//! What cannot be undone has a page that says what follows, before it is done.

use crate::form_on_page::PageForm;
use crate::server_under_test::Poort;
use crate::story::a_review::a_panel;
use crate::story::the_panel::*;
use axum::http::StatusCode;

const NAMES: [&str; 4] = ["first", "second", "third", "fourth"];

#[tokio::test]
async fn opening_the_consensus_says_first_who_reads_what_and_what_nobody_can_do_any_more() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &NAMES).await;
    let chair = poort.signed_in("chair").await;
    let open = app::paths::panel_open(panel.round, panel.proposal);
    let early = chair.get(&open).await;
    assert!(early.status == StatusCode::OK && !early.actions().contains(&open), "too few reviews: {}", early.text);
    for (review, name) in panel.reviews.iter().zip(&NAMES[..3]) {
        hands_in(&poort, *review, name, ["4"; 5], "Goed onderbouwd en eerlijk over het risico.").await;
    }
    let list = chair.get(&app::paths::panel(panel.round)).await;
    assert!(list.links("main a").contains(&open) && !list.actions().contains(&open), "the panel leads to the check page");
    let check = chair.get(&open).await;
    for told in ["3 beoordelingen tellen mee", "De beoordelingen liggen vast", "Eén expert leverde nog niet in"] {
        assert!(check.text.contains(told), "{told}: {}", check.text);
    }
    assert_eq!(before_the_panel(&poort, &panel).await.opened_at, None, "looking opens nothing");
    PageForm::on(&check, &open).send(&chair).await.onward();
    assert!(before_the_panel(&poort, &panel).await.opened_at.is_some());
    assert_eq!(chair.get(&open).await.location, Some(page(&panel)), "what is open is not opened again");
    assert_eq!(poort.signed_in("manager").await.get(&open).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn recording_what_the_panel_agreed_on_shows_it_once_more_and_keeps_it_meanwhile() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &NAMES[..3]).await;
    for (review, name) in panel.reviews.iter().zip(&NAMES[..3]) {
        hands_in(&poort, *review, name, ["4"; 5], "Goed onderbouwd en eerlijk over het risico.").await;
    }
    let chair = poort.signed_in("chair").await;
    opens(&poort, &chair, &panel).await.onward();
    let check = app::paths::panel_consensus_check(panel.round, panel.proposal);
    let halfway: Vec<_> = agreed(["4"; 5]).into_iter().filter(|(name, _)| name != "advice").collect();
    let kept = records(&chair, &panel, &halfway, "check").await;
    assert_eq!(kept.location, Some(format!("{check}?done=consensus-saved")));
    let wrong = chair.get(&check).await;
    assert!(!wrong.errors().is_empty() && wrong.text.contains("Het panel is het eens over"), "it is kept, with what is missing");
    records(&chair, &panel, &agreed(["4"; 5]), "check").await.onward();
    let once_more = chair.get(&check).await;
    assert!(once_more.text.contains("Het panel is het eens over") && once_more.errors().is_empty(), "{}", once_more.text);
    let consensus = app::paths::panel_consensus(panel.round, panel.proposal);
    let done = PageForm::on(&once_more, &consensus).send(&chair).await;
    assert_eq!(done.location, Some(format!("{}?done=consensus-recorded", page(&panel))));
    assert_eq!(chair.get(&check).await.location, Some(page(&panel)), "what is recorded is not recorded again");
}

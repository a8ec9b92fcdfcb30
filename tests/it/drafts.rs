//! What is said to be saved while a review is written can be had back: one window never quarrels with itself, and two windows lose nothing.

use crate::server_under_test::{Poort, now};
use crate::story::a_draft::{a_writer, told};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::reviews::DraftKind;
use futures::future::join_all;

fn replaced(text: &str) -> (String, DraftKind) {
    (text.to_owned(), DraftKind::Replaced)
}

fn apart(text: &str) -> (String, DraftKind) {
    (text.to_owned(), DraftKind::Elsewhere)
}

#[tokio::test]
async fn a_window_that_heard_no_answer_goes_on_writing() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    for (turn, text) in [(1, "Eerst."), (2, "Eerst. Dan"), (3, "Eerst. Dan dit."), (4, "Eerst. Dan dit. En dat.")] {
        assert_eq!(writing.types(&window, turn, text).await.status, StatusCode::OK, "turn {turn}");
        assert_eq!(writing.draft().await, text);
    }
    assert_eq!(writing.earlier().await, [], "typing on leaves no earlier versions");
    let by_hand = window.form.clone().with("turn", "5").with("comment.FIT", "Eerst. Dan dit. En dat. Klaar.").with("go", "stay");
    assert_eq!(by_hand.send(&writing.expert).await.location, Some(format!("{}?done=review-saved", writing.path())));
    let late = writing.types(&writing.opens().await, 1, "Eerst. Dan dit. En dat. Klaar. Nu.").await;
    assert_eq!((late.status, writing.draft().await), (StatusCode::OK, "Eerst. Dan dit. En dat. Klaar. Nu.".to_owned()), "a reload has read it all");
}

#[tokio::test]
async fn a_page_without_scripts_that_is_sent_again_is_the_same_window() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    assert_eq!((window.form.value("turn"), window.form.value("window").map(str::len)), (Some(""), Some(36)));
    assert_eq!(writing.saves(&window, "Eerst.", "INN").await.location, Some(format!("{}#INN", writing.path())));
    assert_eq!(writing.saves(&window, "Eerst. Na de weg terug.", "stay").await.status, StatusCode::SEE_OTHER);
    assert_eq!((writing.draft().await.as_str(), writing.earlier().await), ("Eerst. Na de weg terug.", Vec::new()));
}

#[tokio::test]
async fn a_save_that_arrives_late_never_takes_the_place_of_a_newer_one() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    let newest = told(&writing.types(&window, 4, "Eerst. Dan dit.").await);
    let late = [(1, "Eerst."), (4, "Eerst. Dan dit."), (2, "Eerst. Dan"), (3, "Eerst. Iets anders."), (3, "Eerst. Iets anders.")];
    for (turn, text) in late {
        let answer = writing.types(&window, turn, text).await;
        assert_eq!(
            (answer.status, &told(&answer)["version"], writing.draft().await),
            (StatusCode::OK, &newest["version"], "Eerst. Dan dit.".to_owned())
        );
    }
    assert_eq!(writing.earlier().await, [replaced("Eerst. Iets anders.")], "what no longer stands is kept, once");
    assert_eq!(writing.types(&window, 6, "Eerst. Dan dit.").await.status, StatusCode::OK, "nothing new, said later");
    writing.types(&window, 5, "Eerst. Dan dit. En weg.").await;
    assert_eq!(writing.draft().await, "Eerst. Dan dit.", "a text that was taken back does not come back by itself");
}

#[tokio::test]
async fn two_windows_lose_nothing_and_show_both_texts() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let (first, second) = (writing.opens().await, writing.opens().await);
    assert_eq!(writing.types(&first, 1, "Uit het eerste venster.").await.status, StatusCode::OK);
    for (turn, text) in [(1, "Uit het"), (2, "Uit het tweede"), (3, "Uit het tweede venster.")] {
        let refused = writing.types(&second, turn, text).await;
        let is_told = told(&refused)["said"].as_str().is_some_and(|said| said.starts_with("In een ander venster is later bewaard"));
        assert!(refused.status == StatusCode::CONFLICT && is_told, "{}", refused.text);
    }
    assert_eq!(writing.earlier().await, [apart("Uit het tweede venster.")], "what is typed on grows in place");
    let both = writing.saves(&second, "Uit het tweede venster.", "stay").await;
    assert!(both.status == StatusCode::CONFLICT && both.keeps("comment.FIT", "Uit het tweede venster."));
    assert_eq!(both.texts("#FIT .notice .prose"), ["Uit het eerste venster."], "what is saved now shows beside it");
    assert_eq!(both.texts(".notice .prose").len(), 1, "and only where they differ");
    assert_eq!(both.texts("#saved"), ["Apart gehouden; nog niet bewaard als uw beoordeling"]);
    assert_eq!(writing.draft().await, "Uit het eerste venster.");
    let seen = writing.on(&both);
    assert_eq!(seen.form.value("window"), second.form.value("window"), "it is the same window still");
    assert_eq!(seen.form.send(&writing.expert).await.status, StatusCode::SEE_OTHER);
    assert_eq!(writing.draft().await, "Uit het tweede venster.");
    let kept = [apart("Uit het tweede venster."), replaced("Uit het eerste venster.")];
    assert_eq!(writing.earlier().await, kept, "what was told as saved is there");
    let page = writing.page_of_earlier().await;
    assert!(page.text.contains("Uit het eerste venster.") && page.text.contains("Later vervangen"), "{}", page.text);
    assert!(page.text.contains("Apart gehouden: in een ander venster was later bewaard"));
    assert_eq!(writing.types(&first, 2, "Uit het eerste venster. Meer.").await.status, StatusCode::CONFLICT, "now the first has not read it");
}

#[tokio::test]
async fn a_score_and_a_note_of_another_window_show_beside_what_was_chosen() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let (first, second) = (writing.opens().await, writing.opens().await);
    first.form.with("score.FIT", "4").with("note", "De eerste.").with("go", "stay").send(&writing.expert).await.onward();
    let both = second.form.with("score.FIT", "2.5").with("note", "De tweede.").with("go", "stay").send(&writing.expert).await;
    assert_eq!((both.status, both.texts(".notice .prose")), (StatusCode::CONFLICT, vec!["4".to_owned(), "De eerste.".to_owned()]));
}

#[tokio::test]
async fn what_a_save_takes_away_is_kept_at_once_and_what_it_adds_to_is_not() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    let steps = ["Een zin.", "Nog een zin. Een zin.", "Nog een zin.", "Nog een zon.", "", "Opnieuw."];
    for (turn, text) in (1..).zip(steps) {
        poort.clock.set(now() + TimeDelta::seconds(2 * i64::from(turn)));
        assert_eq!(writing.types(&window, turn, text).await.status, StatusCode::OK);
    }
    let kept = ["Nog een zin. Een zin.", "Nog een zin.", "Nog een zon."].map(replaced);
    assert_eq!((writing.draft().await.as_str(), writing.earlier().await), ("Opnieuw.", kept.to_vec()));
    let page = writing.page_of_earlier().await;
    assert_eq!(page.texts("main .prose"), ["Nog een zon.", "Nog een zin.", "Nog een zin. Een zin."], "newest first");
}

#[tokio::test]
async fn earlier_versions_come_in_pages() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    for turn in 1..=23 {
        poort.clock.set(now() + TimeDelta::seconds(i64::from(turn)));
        writing.types(&window, turn, &format!("Versie {turn}.")).await;
    }
    let (first, second) = (writing.page_of_earlier().await, writing.expert.get(&format!("/reviews/{}/drafts?page=2", writing.review)).await);
    assert_eq!((first.texts("main .prose").len(), first.texts("main .prose")[0].as_str()), (20, "Versie 22."));
    assert_eq!(second.texts("main .prose"), ["Versie 2.", "Versie 1."]);
    assert!(first.links("main nav a").contains(&format!("/reviews/{}/drafts?page=2", writing.review)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn equal_saves_at_the_same_instant_get_the_same_answer() {
    let poort = Poort::with_people().await;
    let writing = a_writer(&poort).await;
    let window = writing.opens().await;
    let all = join_all((0..20).map(|_| writing.types(&window, 1, "Tegelijk."))).await;
    assert!(all.iter().all(|answer| answer.status == StatusCode::OK && answer.text == all[0].text), "{}", all[0].text);
    assert_eq!((writing.draft().await.as_str(), writing.earlier().await), ("Tegelijk.", Vec::new()));
    let other = writing.opens().await;
    writing.types(&other, 1, "Uit een ander venster.").await;
    let all = join_all((0..20).map(|_| writing.types(&window, 2, "Te laat."))).await;
    assert!(all.iter().all(|answer| answer.status == StatusCode::CONFLICT));
    assert_eq!(writing.earlier().await, [replaced("Tegelijk."), apart("Te laat.")], "kept once");
    let windows = join_all((0..10).map(|_| writing.opens())).await;
    let texts: Vec<String> = (0..windows.len()).map(|at| format!("Venster {at}.")).collect();
    join_all(windows.iter().zip(&texts).map(|(window, text)| writing.types(window, 1, text))).await;
    let (draft, earlier) = (writing.draft().await, writing.earlier().await);
    let is_kept = |text: &String| *text == draft || earlier.iter().any(|(kept, _)| kept == text);
    assert!(texts.iter().all(is_kept), "ten windows at once: {draft} {earlier:?}");
}

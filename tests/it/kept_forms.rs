//! A session that ends while somebody writes: what they send is kept for them, encrypted, for half an hour, and comes back whole.

use crate::server_under_test::{Poort, now};
use crate::story::a_review::{a_panel, accepts, post, stands, written};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::reviews::ReviewForm;
use entity::kept_form;
use sea_orm::EntityTrait;
use server::store::versioned;

/// Five thousand characters with everything that a form can spoil: quotes, angles, line ends, a plus, an ampersand.
fn long() -> String {
    "Regel één \"met\" <b>tekens</b> & een + en een é.\n".repeat(110)
}

async fn rows(poort: &Poort) -> Vec<kept_form::Model> {
    kept_form::Entity::find().all(&poort.state.database.read).await.expect("the database answers")
}

/// The hidden fields of a page, as a browser reads them.
fn fields(page: &crate::server_under_test::Answer) -> Vec<(String, String)> {
    let html = scraper::Html::parse_document(&page.text);
    let inputs = scraper::Selector::parse("main form[method=post] input[type=hidden]").expect("a selector");
    let value = |input: scraper::ElementRef<'_>| Some((input.attr("name")?.to_owned(), input.attr("value")?.to_owned()));
    html.select(&inputs).filter_map(value).collect()
}

#[tokio::test]
async fn five_thousand_characters_and_three_scores_come_back_after_the_session_ended() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let (review, first) = (panel.reviews[0], poort.signed_in("first").await);
    accepts(&poort, &first, review).await;
    let mut typed = written(["4", "3.5", "2", "", ""], "Kort.");
    typed.iter_mut().filter(|(name, _)| name == "comment.FIT").for_each(|(_, value)| *value = long());
    typed.push(("go".to_owned(), "stay".to_owned()));
    let pairs: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    poort.clock.set(now() + TimeDelta::hours(13));
    let sent = post(&poort, &first, review, "write", &pairs).await;
    let location = sent.location.expect("the way to sign in");
    let resume = location.strip_prefix("/sign-in?next=").expect("the way to sign in").replace("%2F", "/");
    assert!(resume.starts_with("/resume/"), "{location}");
    let kept = rows(&poort).await;
    assert_eq!(kept.len(), 1);
    assert!(!kept[0].content.contains("Regel") && !resume.contains(&kept[0].token_hash), "encrypted, with a secret that is not kept");
    assert_eq!(poort.signed_in("second").await.get(&resume).await.status, StatusCode::NOT_FOUND, "for nobody else");
    let again = poort.signed_in("first").await;
    let page = again.get(&resume).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let back = fields(&page);
    for (name, value) in &typed {
        assert!(back.contains(&(name.clone(), value.clone())), "{name} came back whole");
    }
    let pairs: Vec<(&str, &str)> = back.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let saved = again.post(&format!("/reviews/{review}/write"), &pairs).await;
    assert!(saved.status.is_redirection(), "{}", saved.text);
    let draft: ReviewForm = versioned::read(&stands(&poort, review).await.draft, review).expect("a draft");
    assert!(serde_json::to_string(&draft).expect("text").contains("Regel één"), "and is the draft now");
}

#[tokio::test]
async fn four_texts_of_ten_thousand_euro_signs_come_back_too() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first"]).await;
    let (review, first) = (panel.reviews[0], poort.signed_in("first").await);
    accepts(&poort, &first, review).await;
    let mut typed = written(["4", "3.5", "2", "", ""], "Kort.");
    typed.iter_mut().filter(|(name, _)| name.starts_with("comment.")).take(4).for_each(|(_, value)| *value = "€".repeat(10_000));
    let pairs: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    poort.clock.set(now() + TimeDelta::hours(13));
    let location = post(&poort, &first, review, "write", &pairs).await.location.expect("the way to sign in");
    let resume = location.strip_prefix("/sign-in?next=").expect("the way to sign in").replace("%2F", "/");
    let back = fields(&poort.signed_in("first").await.get(&resume).await);
    for (name, value) in &typed {
        assert!(back.contains(&(name.clone(), value.clone())), "{name} came back whole");
    }
}

#[tokio::test]
async fn a_kept_form_is_gone_after_half_an_hour_and_nothing_is_kept_for_a_stranger() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first"]).await;
    let (review, first) = (panel.reviews[0], poort.signed_in("first").await);
    accepts(&poort, &first, review).await;
    let nobody = post(&poort, &poort.nobody(), review, "write", &[("go", "stay")]).await;
    assert_eq!(nobody.location.as_deref(), Some("/sign-in?next=%2Fmy-work"));
    assert_eq!(rows(&poort).await.len(), 0);
    poort.clock.set(now() + TimeDelta::hours(13));
    let sent = post(&poort, &first, review, "write", &[("note", "Van mijn hand."), ("go", "stay")]).await;
    let by_hand = sent.location.expect("the way to sign in").replace("/sign-in?next=", "").replace("%2F", "/");
    post(&poort, &first, review, "write", &[("go", "autosave")]).await;
    let back = poort.signed_in("first").await.get(&by_hand).await;
    assert!(back.status == StatusCode::OK && back.text.contains("Van mijn hand."), "what a page sends by itself does not take its place");
    for _ in 0..9 {
        post(&poort, &first, review, "write", &[("go", "stay")]).await;
    }
    assert_eq!(rows(&poort).await.len(), 5, "the last ones of a page are kept");
    let sent = post(&poort, &first, review, "write", &[("go", "stay")]).await;
    let resume = sent.location.expect("the way to sign in").replace("/sign-in?next=", "").replace("%2F", "/");
    poort.clock.set(now() + TimeDelta::hours(13) + TimeDelta::minutes(31));
    assert_eq!(poort.signed_in("first").await.get(&resume).await.status, StatusCode::NOT_FOUND);
}

//! Whatever a form is answered, what was typed into it stays in sight: with its label, with the name of a choice, and never called saved when
//! it is not.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, now};
use crate::story::a_gate::{READY, READY_FOR_G1, a_project};
use crate::story::a_review::{a_panel, accepts, post, writes, written};
use crate::story::the_panel::send;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;

#[tokio::test]
async fn handing_in_a_review_that_changed_meanwhile_shows_its_text_as_it_stands() {
    let poort = Poort::with_people().await;
    let review = a_panel(&poort, "chair", &["reviewer"]).await.reviews[0];
    let expert = poort.signed_in("reviewer").await;
    accepts(&poort, &expert, review).await;
    writes(&poort, &expert, review, &written(["4"; 5], "Eerst."), "stay").await.onward();
    let form = PageForm::on(&expert.get(&format!("/reviews/{review}/check")).await, &format!("/reviews/{review}/submit"));
    writes(&poort, &expert, review, &written(["3"; 5], "Later, in een ander venster."), "stay").await.onward();
    let lost = form.send(&expert).await;
    assert_eq!(
        (lost.status, lost.texts(".notice[data-tone=warn] b")),
        (StatusCode::CONFLICT, vec!["Uw beoordeling is nog niet ingeleverd".to_owned()])
    );
    assert!(lost.keeps("comment.FIT", "Later, in een ander venster. Over FIT."), "{}", lost.text);
    assert_eq!(form.send(&expert).await.status, StatusCode::CONFLICT, "and is not handed in by sending the same again");
}

#[tokio::test]
async fn an_explanation_that_came_second_stays_on_a_page_without_its_form() {
    let poort = Poort::with_people().await;
    let review = a_panel(&poort, "chair", &["reviewer"]).await.reviews[0];
    let expert = poort.signed_in("reviewer").await;
    let path = format!("/reviews/{review}/interests");
    let page = expert.get(&format!("/reviews/{review}")).await;
    let declares = |text: &str| {
        let form = PageForm::on(&page, &path).with("has_interest", "yes").with("kinds", "other").with("measure", "recuse");
        form.with("explanation", text)
    };
    declares("Ik ken de directeur van de buren goed.").send(&expert).await.onward();
    let mine = "Ik ken ook de directeur van de andere partner.";
    let lost = declares(mine).with("key", &server::state::new_id().to_string()).send(&expert).await;
    assert_eq!((lost.status, lost.texts(".card .prose")), (StatusCode::CONFLICT, vec![mine.to_owned()]), "{}", lost.text);
}

#[tokio::test]
async fn what_was_sent_where_one_may_not_is_shown_by_its_labels_and_not_called_saved() {
    let poort = Poort::with_people().await;
    let id = a_project(&poort, READY).await;
    let fields = [("title", "Sluis"), ("aim", "Mijn lange doel."), ("kind", "cluster_project"), ("activities", "applied_research")];
    let stranger = poort.signed_in("steering").await;
    let refused = send(&stranger, &format!("/projects/{id}/edit"), "1", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let shown = refused.texts(".card dl > div");
    assert!(shown.iter().any(|line| line.ends_with("Mijn lange doel.")), "{shown:?}");
    assert!(!refused.text.contains("cluster_project") && !refused.text.contains("applied_research"), "{shown:?}");
    assert!(!refused.text.contains("Opgeslagen"));
    let manager = poort.signed_in("manager").await;
    let gone = send(&manager, "/projects/01900000-0000-7000-8000-000000000000/edit", "1", &fields).await;
    assert!(gone.status == StatusCode::NOT_FOUND && gone.text.contains("Mijn lange doel."), "{}", gone.text);
}

#[tokio::test]
async fn a_form_that_comes_back_after_signing_in_says_what_its_fields_and_choices_are_called() {
    let poort = Poort::with_people().await;
    let (id, manager) = (a_project(&poort, READY_FOR_G1).await, poort.signed_in("manager").await);
    let form = PageForm::on(&manager.get(&format!("/projects/{id}/stop")).await, &format!("/projects/{id}/stop/check"));
    let typed = form.with("reason", "market").with("learned", "Meet eerder.").with("ends_on", "31 maart 2027").with("confirm", "yes");
    poort.clock.set(now() + TimeDelta::hours(13));
    let location = typed.send(&manager).await.location.expect("the way to sign in");
    let resume = location.strip_prefix("/sign-in?next=").expect("the way to sign in").replace("%2F", "/");
    let back = poort.signed_in("manager").await.get(&resume).await;
    let (terms, values) = (back.texts(".card dt"), back.texts(".card dd"));
    assert_eq!(terms.len(), 4, "{terms:?} {values:?}");
    assert!(values.contains(&"Meet eerder.".to_owned()) && values.contains(&"Ja".to_owned()), "{values:?}");
    assert!(terms.iter().chain(&values).all(|text| !text.contains('_') && text != "reason"), "{terms:?} {values:?}");
}

#[tokio::test]
async fn saved_has_its_date_when_it_was_another_day() {
    let poort = Poort::with_people().await;
    let review = a_panel(&poort, "chair", &["reviewer"]).await.reviews[0];
    let expert = poort.signed_in("reviewer").await;
    accepts(&poort, &expert, review).await;
    post(&poort, &expert, review, "write", &[("note", "Van mijn hand."), ("go", "stay")]).await.onward();
    let write = format!("/reviews/{review}/write");
    assert_eq!(expert.get(&write).await.texts("#saved"), ["Bewaard om 12.00 uur"]);
    poort.clock.set(now() + TimeDelta::hours(11));
    assert_eq!(expert.get(&write).await.texts("#saved"), ["Bewaard om 12.00 uur"], "at eleven at night it is the same day");
    poort.clock.set(now() + TimeDelta::hours(12));
    let tomorrow = poort.back_again("reviewer").await.get(&write).await;
    assert_eq!(tomorrow.texts("#saved"), ["Bewaard op 23 november 2026 om 12.00 uur"]);
}

#[tokio::test]
async fn a_password_manager_finds_the_address_as_user_name_right_before_the_password() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let noor = [("name", "Noor Visser"), ("email", "noor@elders.example"), ("language", "nl")];
    send(&manager, "/experts/invite", "0", &noor).await.onward();
    let token = server::people::setup::make(&poort.state.database, now()).await.expect("a token");
    let invitation = crate::experts::link(&poort).await;
    for path in ["/sign-in".to_owned(), format!("/setup?token={}", token.secret()), invitation] {
        let html = scraper::Html::parse_document(&poort.nobody().get(&path).await.text);
        let seen = scraper::Selector::parse("main form input:not([type=hidden])").expect("a selector");
        let seen: Vec<_> = html.select(&seen).collect();
        let at = seen.iter().position(|field| field.attr("type") == Some("password")).expect("a password");
        let name = seen[at - 1];
        assert_eq!(name.attr("autocomplete"), Some("username"), "{path}");
    }
}

#[tokio::test]
async fn a_review_sent_by_who_signed_in_after_its_writer_says_both_names_and_keeps_the_text() {
    let poort = Poort::with_people().await;
    let review = a_panel(&poort, "chair", &["reviewer"]).await.reviews[0];
    let expert = poort.signed_in("reviewer").await;
    accepts(&poort, &expert, review).await;
    let path = format!("/reviews/{review}/write");
    let form = PageForm::on(&expert.get(&path).await, &path).with("comment.FIT", "Half af.");
    for (who, name) in [("manager", "Marieke Demo"), ("chair", "Expert chair")] {
        let other = poort.signed_in(who).await;
        let refused = form.clone().with("go", "stay").send(&other).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{who}: {}", refused.text);
        assert!([name, "Rens Demo", "Half af.", "Er is niets bewaard."].iter().all(|text| refused.text.contains(text)), "{who}: {}", refused.text);
        let request =
            Request::post(&path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header(header::ACCEPT, "application/json");
        let told = other.send(request.header("sec-fetch-site", "same-origin"), Body::from(form.clone().with("go", "autosave").body())).await;
        let said: serde_json::Value = serde_json::from_str(&told.text).unwrap_or_else(|_| panic!("{}", told.text));
        let said = said["said"].as_str().unwrap_or_default();
        assert!(told.status == StatusCode::FORBIDDEN && said.contains(name) && said.contains("Rens Demo"), "{who}: {} {said}", told.status);
    }
}

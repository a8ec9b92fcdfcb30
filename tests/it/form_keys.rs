//! What the key of a form tells: to whom its page was shown, and when.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, now};
use crate::story::forms::{a_project_with_an_instrument, of_dossier};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::projects::REASON_FIELD;
use entity::submission;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::store::form_key::{FormKey, forget};
use uuid::{NoContext, Timestamp, Uuid};

#[tokio::test]
async fn a_form_on_a_page_shown_to_somebody_else_is_refused_with_both_names_and_keeps_the_text() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project_with_an_instrument(&poort, &manager).await;
    let before = poort.story().history_of(id).await;
    for filled in of_dossier(&poort, &manager, id).await {
        let sent = filled.form.send(&second).await;
        assert_eq!(sent.status, StatusCode::CONFLICT, "{}: {}", filled.form.action(), sent.text);
        let told = sent.texts("main p").join(" ");
        assert!(told.contains("getoond aan Marieke Demo") && told.contains("Nu is Maarten Demo ingelogd"), "{told}");
        // A choice is made again with one click; words are not.
        let is_there = sent.texts("main dd").contains(&filled.typed);
        assert!(is_there || !filled.typed.contains(' '), "{}: {} is there", filled.form.action(), filled.field);
        assert!(sent.actions().iter().all(|action| action != filled.form.action()), "nobody sends it in the name of another");
    }
    assert_eq!(poort.story().history_of(id).await, before, "nothing was written");
}

/// The key that a page of so long ago would have.
async fn key_of(poort: &Poort, name: &str, age: TimeDelta) -> String {
    let at = Timestamp::from_unix(NoContext, u64::try_from((now() - age).timestamp()).expect("after 1970"), 0);
    poort.state.form_secret.new_key(Uuid::new_v7(at), poort.story().person_id(name).await)
}

#[tokio::test]
async fn a_form_on_a_page_that_was_opened_too_long_ago_is_not_taken_and_can_be_sent_again() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project_with_an_instrument(&poort, &manager).await;
    let edit = format!("/projects/{id}/edit");
    let form =
        PageForm::on(&manager.get(&edit).await, &edit).with("title", "Een nieuwe naam").with(REASON_FIELD, "Samen met de partners zo afgesproken.");
    let title = async || poort.story().project_now(id).await.title;
    let before = title().await;
    let late = form.clone().with("key", &key_of(&poort, "manager", FormKey::LASTS + TimeDelta::minutes(1)).await).send(&manager).await;
    assert_eq!((late.status, title().await), (StatusCode::CONFLICT, before));
    assert!(late.text.contains("meer dan dertig dagen"), "{}", late.text);
    PageForm::on(&late, &edit).send(&manager).await.onward();
    assert_eq!(title().await, "Een nieuwe naam");
    let in_time = form.with("key", &key_of(&poort, "manager", FormKey::LASTS - TimeDelta::minutes(1)).await);
    let in_time = in_time.with("version", &poort.story().project_now(id).await.version.to_string()).with("title", "De laatste naam");
    in_time.send(&manager).await.onward();
    assert_eq!(title().await, "De laatste naam");
}

#[tokio::test]
async fn a_key_that_was_not_made_here_changes_nothing() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project_with_an_instrument(&poort, &manager).await;
    let edit = format!("/projects/{id}/edit");
    let form = PageForm::on(&manager.get(&edit).await, &edit).with("title", "Een nieuwe naam");
    let key = form.value("key").expect("a key").to_owned();
    let before = poort.story().history_of(id).await;
    let (mark, rest) = key.rsplit_once('.').map_or(("", ""), |(before, after)| (before, after));
    for forged in [String::new(), "geen-sleutel".to_owned(), mark.replace(&mark[mark.len() - 4..], "AAAA"), format!("{}.{rest}", Uuid::nil())] {
        assert_eq!(form.clone().with("key", &forged).send(&manager).await.status, StatusCode::BAD_REQUEST, "{forged}");
    }
    assert_eq!(poort.story().history_of(id).await, before);
}

#[tokio::test]
async fn what_was_handled_is_forgotten_a_day_after_its_form_is_not_taken_any_more() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    a_project_with_an_instrument(&poort, &manager).await;
    let kept = async || submission::Entity::find().count(&poort.state.database.read).await.expect("a count");
    let handled = kept().await;
    assert!(handled > 0);
    let last_day = now() + FormKey::LASTS + TimeDelta::days(1);
    assert_eq!(forget(&poort.state.database, last_day).await.expect("a look"), 0);
    assert_eq!(forget(&poort.state.database, last_day + TimeDelta::seconds(1)).await.expect("they go"), handled);
    assert_eq!(kept().await, 0);
}

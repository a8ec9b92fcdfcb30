//! What was done is told once, to who did it: not to others at the same address, not on a reload, not on a page that is not there.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, PASSWORD, Poort, Visitor};
use crate::story::a_gate::{READY, a_project};
use crate::story::a_review::{a_panel, accepts, post};
use axum::http::StatusCode;

/// What a page says was just done.
fn told(page: &Answer) -> Vec<String> {
    page.texts("main > .notice b")
}

/// Follows the way onward, and sees the page told once and never again.
async fn is_told_once(who: &Visitor<'_>, answer: &Answer, says: &str, others: &[&Visitor<'_>]) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let address = answer.location.clone().expect("a way onward");
    let mark = answer.cookies.iter().find(|cookie| cookie.starts_with("done-")).expect("the mark of what was done").clone();
    assert!(mark.contains("HttpOnly") && mark.contains("SameSite=Lax") && mark.contains("Max-Age=60"), "{mark}");
    let mark = mark.split(';').next().expect("name and value").to_owned();
    for other in others {
        assert_eq!(told(&other.get_with(&address, &[&mark]).await), Vec::<String>::new(), "not to others, even with the mark");
        assert_eq!(told(&other.get(&address).await), Vec::<String>::new(), "not to others");
    }
    let page = who.get_with(&address, &[&mark]).await;
    assert_eq!(told(&page), [says], "{address}: {}", page.text);
    let taken = page.cookies.iter().find(|cookie| cookie.starts_with("done-")).expect("the page takes the mark away");
    assert!(taken.contains("=;") && taken.contains("Max-Age=0"), "{taken}");
    assert!(!page.text.contains("done="), "the choice of language does not carry it on");
    assert_eq!(told(&who.get(&address).await), Vec::<String>::new(), "not on a reload");
}

#[tokio::test]
async fn saved_and_signed_are_told_once_to_who_did_it() {
    let poort = Poort::with_people().await;
    let (manager, second, steering) = (poort.signed_in("manager").await, poort.signed_in("manager2").await, poort.signed_in("steering").await);
    let id = a_project(&poort, READY).await;
    let form = PageForm::on(&manager.get(&format!("/projects/{id}/edit")).await, &format!("/projects/{id}/edit"));
    let saved = form.with("title", "BioFolie met een andere naam").send(&manager).await;
    is_told_once(&manager, &saved, "Opgeslagen", &[&second, &steering]).await;
    for address in [format!("/projects/{id}?done=signed"), "/my-work?done=saved".to_owned(), "/projects?done=decided&q=a".to_owned()] {
        let page = manager.get(&address).await;
        assert_eq!((page.status, told(&page)), (StatusCode::OK, Vec::new()), "{address}");
        assert!(!page.text.contains("done="), "{address}: {}", page.text);
    }
    let gone = manager.get("/projects/01900000-0000-7000-8000-000000000000?done=signed").await;
    assert_eq!((gone.status, told(&gone)), (StatusCode::NOT_FOUND, Vec::new()));
}

#[tokio::test]
async fn a_mark_of_one_page_or_deed_tells_nothing_elsewhere() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project(&poort, READY).await;
    let path = format!("/projects/{id}/edit");
    let form = PageForm::on(&manager.get(&path).await, &path);
    let saved = form.with("title", "BioFolie met een andere naam").send(&manager).await;
    let mark = saved.cookies[0].split(';').next().expect("name and value").to_owned();
    let signed = mark.replacen("done-saved", "done-signed", 1);
    for (address, mark) in [(format!("/projects/{id}?done=signed"), signed), ("/my-work?done=saved".to_owned(), mark)] {
        assert_eq!(told(&manager.get_with(&address, &[&mark]).await), Vec::<String>::new(), "{address}");
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_is_told_to_its_sender_each_time_and_signing_out_to_nobody_else() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let id = a_project(&poort, READY).await;
    let path = format!("/projects/{id}/edit");
    let form = PageForm::on(&manager.get(&path).await, &path).with("title", "BioFolie met een andere naam");
    for _ in 0..2 {
        is_told_once(&manager, &form.send(&manager).await, "Opgeslagen", &[]).await;
    }
    let out = manager.post("/sign-out", &[]).await;
    is_told_once(&poort.nobody(), &out, "U bent uitgelogd", &[]).await;
    let back = poort.nobody().post("/sign-in", &[("email", "manager@demo.example"), ("password", PASSWORD), ("next", "/my-work?done=signed")]).await;
    assert_eq!(told(&poort.back_again("manager").await.follow(&back).await), Vec::<String>::new(), "a link to sign in by tells nothing");
}

#[tokio::test]
async fn a_saved_review_and_a_declaration_are_told_once_too() {
    let poort = Poort::with_people().await;
    let review = a_panel(&poort, "chair", &["reviewer"]).await.reviews[0];
    let expert = poort.signed_in("reviewer").await;
    is_told_once(&expert, &accepts(&poort, &expert, review).await, "Uw verklaring is bewaard", &[]).await;
    let saved = post(&poort, &expert, review, "write", &[("note", "Van mijn hand."), ("go", "stay")]).await;
    is_told_once(&expert, &saved, "Bewaard", &[]).await;
}

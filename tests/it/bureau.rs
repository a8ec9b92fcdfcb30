//! The programme bureau: filled in once, and named on every page and in every message where somebody has to ask.

use crate::form_on_page::PageForm;
use crate::mail_server::MailServer;
use crate::server_under_test::{Poort, Visitor, now};
use axum::http::StatusCode;
use chrono::TimeDelta;

const PAGE: &str = "/settings/bureau";

async fn fills(admin: &Visitor<'_>, phone: &str) -> crate::server_under_test::Answer {
    let form = PageForm::on(&admin.get(PAGE).await, PAGE).with("name", "Bureau Voorbeeld").with("phone", phone);
    form.with("email", "Bureau@Demo.example").with("address", "Plein 1\nVoorbeeldrecht").send(admin).await
}

#[tokio::test]
async fn until_it_is_filled_in_a_sentence_that_holds_stands_in_its_place() {
    let poort = Poort::with_people().await;
    let nobody = poort.nobody();
    for path in ["/accessibility", "/nowhere"] {
        let page = nobody.get(path).await;
        assert!(page.text.contains("Stel ze aan uw contact van het programmabureau") && !page.text.contains("href=\"tel:"), "{path}: {}", page.text);
    }
    assert!(!nobody.get("/sign-in").await.text.contains("href=\"mailto:"));
}

#[tokio::test]
async fn once_it_is_filled_in_every_page_and_every_refusal_calls_and_writes_to_it() {
    let poort = Poort::with_people().await;
    let (admin, partner, nobody) = (poort.signed_in("admin").await, poort.signed_in("partner").await, poort.nobody());
    let done = fills(&admin, "053 - 000 00 00").await;
    assert_eq!(done.onward(), "/settings/bureau?done=bureau-saved");
    let called = |text: &str| (text.matches("href=\"tel:0530000000\"").count(), text.matches("href=\"mailto:bureau@demo.example\"").count());
    for (page, least) in [
        (nobody.get("/sign-in").await, 2),
        (nobody.get("/accessibility").await, 2),
        (nobody.get("/nowhere").await, 2),
        (partner.get("/my-work").await, 1),
    ] {
        assert_eq!(called(&page.text), (least, least), "{}", page.text);
    }
    let refused = partner.get("/history").await;
    assert_eq!((refused.status, called(&refused.text)), (StatusCode::FORBIDDEN, (2, 2)), "{}", refused.text);
    fills(&admin, "053 - 000 00 00").await.onward();
    let history = admin.get("/history").await;
    assert_eq!(history.text.matches("Programmabureau gewijzigd").count(), 1, "the same once more is no change");
    assert!(history.text.contains("Bureau Voorbeeld"), "{}", history.text);
}

#[tokio::test]
async fn a_message_names_it_in_its_foot() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    fills(&poort.signed_in("admin").await, "053 000 00 00").await.onward();
    let reviewer = poort.story().person_id("reviewer").await;
    poort.tells(vec![crate::mail::asked(reviewer, "SluisSens")]).await;
    poort.sends().await;
    poort.chooses("reviewer", "daily").await;
    poort.tells(vec![crate::mail::asked(reviewer, "NanoNeus")]).await;
    poort.clock.set(now() + TimeDelta::hours(19));
    poort.sends().await;
    let taken = server.taken();
    assert_eq!(taken.len(), 2, "one at once, and the messages of a day");
    for envelope in taken {
        let mail = envelope.read();
        for part in [mail.body_text(0).expect("text"), mail.body_html(0).expect("HTML")] {
            assert!(part.contains("Vragen? Bureau Voorbeeld, 053 000 00 00, bureau@demo.example."), "{part}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_reached_a_second_writer_and_other_people_change_nothing() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let bare = PageForm::on(&admin.get(PAGE).await, PAGE).with("name", "Bureau Voorbeeld").with("phone", "bel ons").send(&admin).await;
    assert_eq!((bare.status, bare.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2), "{}", bare.text);
    assert!(bare.keeps("phone", "bel ons"), "{}", bare.text);
    let late = PageForm::on(&admin.get(PAGE).await, PAGE).with("name", "Ander").with("phone", "053 111 11 11").with("email", "b@demo.example");
    fills(&admin, "053 000 00 00").await.onward();
    let lost = late.send(&admin).await;
    assert!(lost.status == StatusCode::CONFLICT && lost.keeps("phone", "053 111 11 11"), "{} {}", lost.status, lost.text);
    for who in ["manager", "reviewer", "partner", "steering"] {
        let visitor = poort.signed_in(who).await;
        assert_eq!((visitor.get(PAGE).await.status, visitor.post(PAGE, &[]).await.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "{who}");
    }
    assert_eq!(poort.state.reference().bureau.as_ref().map(|bureau| bureau.name.clone()), Some("Bureau Voorbeeld".to_owned()));
}

#[tokio::test]
async fn the_demo_set_has_one_and_takes_it_along_when_it_goes() {
    let poort = Poort::with_demo().await;
    let phone = poort.state.reference().bureau.as_ref().map(|bureau| bureau.phone.clone());
    assert_eq!(phone, Some("053 000 00 00".to_owned()));
    server::demo::remove(&poort.state).await.expect("the demo set goes");
    assert_eq!(poort.state.reference().bureau, None);
}

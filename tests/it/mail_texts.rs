//! Own sentences in a message: shown before they are used, in what goes out, and gone again.

use crate::form_on_page::PageForm;
use crate::mail::asked;
use crate::mail_server::MailServer;
use crate::server_under_test::Poort;
use axum::http::StatusCode;

const PAGE: &str = "/settings/mail-texts/review_asked/nl";

#[tokio::test]
async fn own_sentences_stand_in_the_preview_and_in_the_mail_of_that_language_until_they_are_taken_away() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    let admin = poort.signed_in("admin").await;
    assert!(admin.get("/settings/mail-texts").await.links("main a").contains(&PAGE.to_owned()));
    let fresh = admin.get(PAGE).await;
    assert!(fresh.text.contains("Beste Anja Demo,") && fresh.text.contains("SluisSens"), "{}", fresh.text);
    let form = PageForm::on(&fresh, PAGE).with("opening", "Goed dat u meedoet, { $naam }.").with("closing", "Bel gerust.");
    form.send(&admin).await.onward();
    let told = admin.get(PAGE).await;
    assert!(told.text.contains("Goed dat u meedoet, { $naam }.") && told.text.contains("Bel gerust."), "{}", told.text);
    let reviewer = poort.story().person_id("reviewer").await;
    let reads = async || {
        poort.tells(vec![asked(reviewer, "SluisSens")]).await;
        poort.sends().await;
        server.taken().pop().expect("a mail").read().body_text(0).expect("text").replace("\r\n", "\n")
    };
    let text = reads().await;
    assert!(text.starts_with("Beste Rens Demo,\n\nGoed dat u meedoet, { $naam }.\n\nU bent gevraagd"), "{text}");
    assert!(text.contains("\n\nBel gerust.\n\nOpen dit in Poort\n"), "{text}");
    PageForm::on(&admin.get(PAGE).await, PAGE).with("opening", "").with("closing", "").send(&admin).await.onward();
    assert!(reads().await.starts_with("Beste Rens Demo,\n\nU bent gevraagd"));
    assert_eq!(admin.get("/history").await.text.matches("Eigen zinnen in bericht gewijzigd").count(), 2);
}

#[tokio::test]
async fn where_no_mail_server_is_set_the_manager_copies_the_message_with_its_own_sentences() {
    let poort = Poort::with_people().await;
    let (admin, manager) = (poort.signed_in("admin").await, poort.signed_in("manager").await);
    PageForm::on(&admin.get(PAGE).await, PAGE).with("opening", "Goed dat u meedoet.").send(&admin).await.onward();
    poort.tells(vec![asked(poort.story().person_id("reviewer").await, "SluisSens")]).await;
    assert!(manager.get("/messages").await.text.contains("Goed dat u meedoet."));
    let standing = admin.get("/settings/mail").await;
    assert!(standing.text.contains("Wat er wacht") && !standing.text.contains("Goed dat u meedoet."), "{}", standing.text);
}

#[tokio::test]
async fn a_letter_of_its_own_a_second_writer_and_other_people_change_nothing() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let long = "a".repeat(301);
    let refused = PageForm::on(&admin.get(PAGE).await, PAGE).with("opening", &long).send(&admin).await;
    assert_eq!((refused.status, refused.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{}", refused.text);
    assert!(refused.keeps("opening", &long));
    let late = PageForm::on(&admin.get(PAGE).await, PAGE).with("closing", "Later.");
    PageForm::on(&admin.get(PAGE).await, PAGE).with("opening", "Eerder.").send(&admin).await.onward();
    let lost = late.send(&admin).await;
    assert!(lost.status == StatusCode::CONFLICT && lost.keeps("closing", "Later."), "{} {}", lost.status, lost.text);
    for path in ["/settings/mail-texts/nothing/nl", "/settings/mail-texts/review_asked/de"] {
        assert_eq!(admin.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for who in ["manager", "reviewer", "partner", "steering"] {
        let visitor = poort.signed_in(who).await;
        assert_eq!((visitor.get(PAGE).await.status, visitor.post(PAGE, &[]).await.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "{who}");
    }
}

//! Messages whose facts were not kept, or cannot be read.

use crate::mail::asked;
use crate::mail_server::MailServer;
use crate::server_under_test::{Poort, now};
use chrono::TimeDelta;
use sea_orm::ConnectionTrait;

impl Poort {
    /// Writes something else into every message that waits.
    async fn rewrites(&self, set: &str) {
        let transaction = self.state.begin().await.expect("a write begins");
        let sql = format!("UPDATE outbox SET {set} WHERE sent_at IS NULL");
        transaction.execute_unprepared(&sql).await.expect("the messages are there");
        transaction.finish([]).await.expect("the write holds");
    }
}

#[tokio::test]
async fn a_message_of_before_facts_were_kept_is_sent_and_shown_in_its_own_words() {
    let server = MailServer::start();
    let (sending, copying) = (Poort::with_mail(&server.url()).await, Poort::with_people().await);
    for poort in [&sending, &copying] {
        poort.chooses("partner", "daily").await;
        let (reviewer, partner) = (poort.story().person_id("reviewer").await, poort.story().person_id("partner").await);
        poort.tells(vec![asked(reviewer, "SluisSens"), asked(partner, "SluisSens")]).await;
        poort
            .rewrites(
                "facts = NULL, subject = 'Oude kop', text_body = 'Oude tekst', html_body = '<p>Oude tekst</p>', \
                 href = 'https://oud.example/reviews'",
            )
            .await;
    }
    assert_eq!(sending.sends().await, 1);
    let mail = server.next();
    let mail = mail.read();
    let (text, html) = (mail.body_text(0).expect("text"), mail.body_html(0).expect("HTML"));
    assert_eq!((mail.subject(), text.trim_end(), html.trim_end()), (Some("Oude kop"), "Oude tekst", "<p>Oude tekst</p>"));
    sending.clock.set(now() + TimeDelta::days(1));
    assert_eq!(sending.sends().await, 1);
    let mail = server.next();
    let text = mail.read().body_text(0).expect("text").into_owned();
    assert!(text.contains("Oude kop") && text.contains("https://oud.example/reviews"), "{text}");
    let page = copying.signed_in("manager").await.get("/messages").await;
    assert_eq!((page.texts("article h2"), page.text.matches("Oude tekst").count()), (vec!["Oude kop".to_owned(), "Oude kop".to_owned()], 2));
}

#[tokio::test]
async fn a_message_that_cannot_be_read_is_kept_with_the_reason_and_stops_no_other() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    let reviewer = poort.story().person_id("reviewer").await;
    poort.tells(vec![asked(reviewer, "SluisSens")]).await;
    poort.rewrites("facts = '{}'").await;
    poort.tells(vec![asked(reviewer, "BioFolie")]).await;
    assert_eq!(poort.sends().await, 2);
    assert_eq!(server.next().read().subject(), Some("Uw beoordeling gevraagd: BioFolie"));
    let outbox = poort.outbox().await;
    let reason = format!("Custom Error: the text of the message of {} cannot be read: another shape from column 2 on", outbox[0].id);
    assert_eq!(outbox.iter().map(|row| row.sent_at.is_some()).collect::<Vec<_>>(), [false, true]);
    assert_eq!(outbox[0].last_error.as_deref(), Some(reason.as_str()));
}

//! The page with messages and the page on which everybody chooses, as people use them.

use crate::form_on_page::PageForm;
use crate::mail::{asked, invited};
use crate::mail_server::{MailServer, dead_port};
use crate::server_under_test::{Answer, PASSWORD, Poort, now};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::ids::MessageId;
use domain::people::Language;
use server::config::ConfigArgs;

fn events(history: &Answer, what: &str) -> usize {
    history.text.matches(what).count()
}

/// What every form carries beside its own fields, for a form that has none.
fn a_form() -> [(&'static str, &'static str); 2] {
    [("key", "01900000-0000-7000-8000-000000000001"), ("version", "0")]
}

async fn the_only(poort: &Poort) -> MessageId {
    let outbox = poort.outbox().await;
    assert_eq!(outbox.len(), 1);
    outbox[0].id
}

#[tokio::test]
async fn without_a_mail_server_a_manager_copies_each_message() {
    let poort = Poort::with_people().await;
    poort.tells(vec![invited(Language::Nl)]).await;
    assert_eq!(poort.sends().await, 0);
    let manager = poort.signed_in("manager").await;
    let page = manager.get("/messages").await;
    assert_eq!(page.texts(".notice b"), ["E-mail is niet ingesteld"]);
    assert_eq!(page.texts("article h2"), ["Uitnodiging: kijk mee als expert"]);
    assert!(page.text.contains("http://127.0.0.1:3000/expert?token=geheim") && page.text.contains("zoe@expert.example"), "{}", page.text);
    let path = app::paths::message_copied(the_only(&poort).await);
    for _ in 0..2 {
        assert_eq!(manager.post(&path, &a_form()).await.onward(), "/messages?done=message-marked");
    }
    let row = &poort.outbox().await[0];
    assert_eq!((row.copied_at, row.facts.as_deref()), (Some(now()), None));
    let sent = manager.get("/messages?state=sent").await;
    assert_eq!((sent.texts("article h2").len(), sent.text.contains("token=geheim"), sent.actions().contains(&path)), (1, false, false));
    assert_eq!(events(&poort.signed_in("admin").await.get("/history").await, "Bericht met de hand verstuurd"), 1);
    assert_eq!(manager.post(&app::paths::message_retry(row.id), &a_form()).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn with_a_mail_server_a_manager_sees_no_secret_and_tries_again_what_failed() {
    let poort = Poort::with_mail(&dead_port()).await;
    let reviewer = poort.story().person_id("reviewer").await;
    poort.tells(vec![asked(reviewer, "<b>SluisSens</b>")]).await;
    for hours in [0, 1, 2, 3, 10, 20, 30, 40] {
        poort.clock.set(now() + TimeDelta::hours(hours));
        assert_eq!(poort.sends().await, 1);
    }
    let manager = poort.signed_in("manager").await;
    let failed = manager.get("/messages?state=failed").await;
    assert_eq!(failed.texts(".notice b"), ["E-mail is ingesteld"]);
    assert_eq!(failed.texts("article h2"), ["Uw beoordeling gevraagd: <b>SluisSens</b>"]);
    assert!(failed.text.contains("refused") && !failed.text.contains("Beste Rens"), "{}", failed.text);
    let path = app::paths::message_retry(the_only(&poort).await);
    assert!(failed.actions().contains(&path));
    assert_eq!(manager.post(&path, &a_form()).await.onward(), "/messages?done=message-retried");
    let row = poort.outbox().await.remove(0);
    assert_eq!((row.given_up_at, row.tries, row.due_at), (None, 0, poort.clock.now()));
    assert_eq!(manager.post(&app::paths::message_copied(row.id), &a_form()).await.status, StatusCode::CONFLICT);
    assert_eq!(events(&poort.signed_in("admin").await.get("/history").await, "Bericht opnieuw geprobeerd"), 1);
    poort.tells(vec![invited(Language::Nl)]).await;
    assert!(!manager.get("/messages").await.text.contains("token=geheim"), "the link is for its reader alone");
}

#[tokio::test]
async fn a_message_that_was_sent_stays_sent() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    poort.tells(vec![asked(poort.story().person_id("reviewer").await, "SluisSens")]).await;
    assert_eq!(poort.sends().await, 1);
    let manager = poort.signed_in("manager").await;
    let id = the_only(&poort).await;
    for path in [app::paths::message_retry(id), app::paths::message_copied(id)] {
        assert_eq!(manager.post(&path, &a_form()).await.status, StatusCode::CONFLICT, "{path}");
    }
    assert_eq!(manager.get("/messages?state=sent").await.texts("article h2").len(), 1);
    assert_eq!(manager.get("/messages").await.texts(".empty b"), ["Er wacht geen bericht"]);
}

#[tokio::test]
async fn a_link_past_its_time_is_neither_copied_nor_tried_again() {
    let poort = Poort::with_people().await;
    poort.tells(vec![invited(Language::Nl)]).await;
    poort.clock.set(now() + TimeDelta::hours(2));
    let manager = poort.signed_in("manager").await;
    assert!(!manager.get("/messages").await.text.contains("token=geheim"), "before the worker looked");
    assert_eq!(poort.sends().await, 0);
    let failed = manager.get("/messages?state=failed").await;
    assert!(failed.text.contains("De link in dit bericht werkt niet meer.") && !failed.text.contains("token=geheim"), "{}", failed.text);
    let id = the_only(&poort).await;
    for path in [app::paths::message_retry(id), app::paths::message_copied(id)] {
        assert_eq!((failed.actions().contains(&path), manager.post(&path, &a_form()).await.status), (false, StatusCode::CONFLICT), "{path}");
    }
}

#[tokio::test]
async fn only_managers_read_messages_and_act_on_them() {
    let poort = Poort::with_people().await;
    poort.tells(vec![invited(Language::Nl)]).await;
    let id = the_only(&poort).await;
    let before = poort.outbox().await;
    for who in ["reviewer", "partner", "steering", "secretary"] {
        let visitor = poort.signed_in(who).await;
        assert_eq!(visitor.get("/messages").await.status, StatusCode::FORBIDDEN, "{who}");
        for path in [app::paths::message_copied(id), app::paths::message_retry(id)] {
            assert_eq!(visitor.post(&path, &[]).await.status, StatusCode::FORBIDDEN, "{who} {path}");
        }
    }
    let admin = poort.signed_in("admin").await;
    let page = admin.get("/messages").await;
    assert_eq!(
        (page.status, page.text.contains(&before[0].address)),
        (StatusCode::OK, false),
        "an administrator sees what is about access, and no expert"
    );
    for path in [app::paths::message_copied(id), app::paths::message_retry(id)] {
        assert_eq!(admin.post(&path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(poort.outbox().await, before);
}

#[tokio::test]
async fn everybody_chooses_and_a_choice_that_is_not_offered_is_refused() {
    let poort = Poort::with_people().await;
    for who in ["manager", "reviewer", "partner", "steering", "admin"] {
        let visitor = poort.signed_in(who).await;
        let page = visitor.get("/preferences").await;
        let form = PageForm::on(&page, "/preferences");
        assert_eq!((page.status, form.value("choice")), (StatusCode::OK, Some("at_once")), "{who}");
        assert!(page.links("footer a").contains(&"/preferences".to_owned()), "{who} finds it");
        for wrong in ["", "weekly"] {
            let refused = form.clone().with("choice", wrong).send(&visitor).await;
            assert_eq!((refused.status, refused.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{who} {wrong:?}");
        }
        for _ in 0..2 {
            form.clone().with("choice", "daily").send(&visitor).await.onward();
        }
        assert_eq!(PageForm::on(&visitor.get("/preferences").await, "/preferences").value("choice"), Some("daily"), "{who}");
    }
    assert_eq!(events(&poort.signed_in("admin").await.get("/history").await, "Keuze over e-mail gewijzigd"), 5, "once for each");
}

#[tokio::test]
async fn the_demo_set_takes_its_messages_with_it() {
    let poort = Poort::with_demo().await;
    poort.tells(vec![asked(poort.story().person_id("reviewer").await, "SluisSens"), invited(Language::Nl)]).await;
    poort.chooses("reviewer", "daily").await;
    server::demo::remove(&poort.state).await.expect("the demo set goes");
    assert_eq!(poort.outbox().await.iter().map(|row| row.address.as_str()).collect::<Vec<_>>(), ["zoe@expert.example"]);
    assert!(server::demo::load(&poort.state, Some(PASSWORD.to_owned())).await.is_ok());
}

#[test]
fn an_address_of_a_mail_server_is_taken_or_refused_by_name_without_its_password() {
    let settings = |smtp_url: &str, mail_from: Option<&str>| ConfigArgs {
        smtp_url: Some(smtp_url.to_owned()),
        mail_from: mail_from.map(str::to_owned),
        ..crate::server_under_test::settings()
    };
    for url in [
        "smtp://mail.example.nl",
        "smtp://poort:geheim@mail.example.nl:587",
        "smtps://poort:geheim@mail.example.nl",
        "smtp://127.0.0.1:2525",
        "smtp://mail.example.nl:25?tls=none",
        "smtp://mail.example.nl?tls=required",
    ] {
        assert!(settings(url, None).check().is_ok_and(|config| config.mail.is_some()), "{url}");
    }
    let refused = "POORT_SMTP_URL is not the address of a mail server. Example: POORT_SMTP_URL=smtp://poort:password@mail.example.nl:587";
    for url in [
        "mail.example.nl",
        "http://mail.example.nl",
        "smtp://",
        "smtp://poort@mail.example.nl",
        "smtp://a:geheim@mail.example.nl/pad",
        "smtp://mail.example.nl?tls=soms",
    ] {
        assert_eq!(settings(url, None).check().map(|_| ()).map_err(|error| error.to_string()), Err(refused.to_owned()), "{url}");
    }
    let from = r#"POORT_MAIL_FROM is "poort", which is not an e-mail address. Example: POORT_MAIL_FROM=poort@example.nl"#;
    assert_eq!(settings("smtp://mail.example.nl", Some("poort")).check().map(|_| ()).map_err(|error| error.to_string()), Err(from.to_owned()));
    let told = format!("{:?}", settings("smtp://poort:geheim@mail.example.nl", Some("Poort <poort@example.nl>")).check());
    assert!(told.contains("Ok(") && !told.contains("geheim"), "{told}");
}

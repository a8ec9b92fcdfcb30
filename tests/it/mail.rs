//! Mail from the outbox to a mail server: what is sent, to whom, when, and what never is.

use crate::form_on_page::PageForm;
use crate::mail_server::{MailServer, dead_port};
use crate::server_under_test::{Poort, now};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::people::Language;
use entity::{outbox, person};
use mail_parser::MimeHeaders;
use scraper::{Html, Selector};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryOrder};
use server::mail::{Notification, Recipient, Said, queue, worker};

/// A review is asked of this person.
pub fn asked(to: PersonId, title: &str) -> Notification {
    let path = app::paths::reviews();
    Notification {
        kind: MailKind::ReviewAsked,
        to: Recipient::Person(to),
        title: title.to_owned(),
        until: a_day(),
        said: Said::default(),
        path,
        expires_at: None,
    }
}

/// An expert is invited with a link that works for an hour.
pub fn invited(language: Language) -> Notification {
    let to = Recipient::Address { email: "zoe@expert.example".to_owned(), name: "Zoë".to_owned(), language, is_demo: false };
    let path = "/expert?token=geheim".to_owned();
    Notification {
        kind: MailKind::ExpertInvited,
        to,
        title: String::new(),
        until: a_day(),
        said: Said::default(),
        path,
        expires_at: Some(now() + TimeDelta::hours(1)),
    }
}

fn a_day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2027, 5, 4)
}

impl Poort {
    /// Something happens of which these letters tell.
    pub async fn tells(&self, letters: Vec<Notification>) {
        let transaction = self.state.begin().await.expect("a write begins");
        queue(&transaction, &self.state.base_url, letters, self.clock.now()).await.expect("letters are written");
        transaction.finish([]).await.expect("the write holds");
    }

    /// Every message, oldest first.
    pub async fn outbox(&self) -> Vec<outbox::Model> {
        outbox::Entity::find().order_by_asc(outbox::Column::Id).all(&self.state.database.read).await.expect("the outbox")
    }

    /// The worker looks once.
    pub async fn sends(&self) -> usize {
        worker::round(&self.state).await.expect("the database answers")
    }

    /// A person chooses on the page.
    pub async fn chooses(&self, who: &str, choice: &str) {
        let visitor = self.signed_in(who).await;
        let form = PageForm::on(&visitor.get("/preferences").await, "/preferences");
        let answer = form.with("choice", choice).send(&visitor).await;
        assert_eq!(answer.onward(), "/preferences?done=mail-choice-saved");
    }

    async fn reads(&self, who: &str, language: Language) {
        let transaction = self.state.begin().await.expect("a write begins");
        let row = person::ActiveModel { id: Set(self.story().person_id(who).await), language: Set(language), ..Default::default() };
        row.update(&transaction).await.expect("the person is there");
        transaction.finish([]).await.expect("the write holds");
    }
}

/// What a test knows of a message: whether it was sent or given up, after how many tries, and when it is due.
fn standing(row: &outbox::Model) -> (bool, bool, i32, DateTime<Utc>) {
    (row.sent_at.is_some(), row.given_up_at.is_some(), row.tries, row.due_at)
}

#[tokio::test]
async fn a_mail_arrives_as_text_and_as_html_in_the_language_of_its_reader() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    let reviewer = poort.story().person_id("reviewer").await;
    poort.tells(vec![asked(reviewer, "Reëel één-op-één: 'n €-plan")]).await;
    poort.reads("reviewer", Language::En).await;
    poort.tells(vec![asked(reviewer, "Reëel één-op-één: 'n €-plan")]).await;
    assert_eq!(poort.sends().await, 2);
    let told = [
        ("Uw beoordeling gevraagd: ", "Uiterlijk: 4 mei 2027", "Open dit in Poort", "nl"),
        ("Your review is requested: ", "No later than: 4 May 2027", "Open this in Poort", "en"),
    ];
    for (envelope, (subject, until, link, language)) in server.taken().iter().zip(told) {
        let mail = envelope.read();
        assert_eq!((envelope.from.as_str(), envelope.to.as_slice()), ("poort@127.0.0.1", ["reviewer@demo.example".to_owned()].as_slice()));
        assert_eq!(mail.subject(), Some(format!("{subject}Reëel één-op-één: 'n €-plan").as_str()));
        let kind = mail.content_type().expect("a kind");
        assert_eq!((kind.ctype(), kind.subtype(), mail.text_body.len(), mail.html_body.len()), ("multipart", Some("alternative"), 1, 1));
        let (text, html) = (mail.body_text(0).expect("text"), mail.body_html(0).expect("HTML"));
        for part in [&text, &html] {
            assert!(part.contains("Reëel één-op-één: ") && part.contains("€-plan") && part.contains(until) && part.contains(link), "{part}");
        }
        assert!(text.contains("\r\nhttp://127.0.0.1:3000/reviews\r\n"), "{text}");
        assert!(html.contains(&format!("<html lang=\"{language}\">")) && html.contains("<a href=\"http://127.0.0.1:3000/reviews\">"), "{html}");
        assert_eq!(mail.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
        assert!(mail.message_id().is_some_and(|id| id.ends_with("@127.0.0.1")), "{:?}", mail.message_id());
    }
    assert_eq!(poort.outbox().await.iter().map(standing).map(|(sent, ..)| sent).collect::<Vec<_>>(), [true, true]);
    assert_eq!((poort.sends().await, server.taken().len()), (0, 0), "nothing is sent twice");
}

#[tokio::test]
async fn what_people_typed_becomes_neither_a_header_nor_markup() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    let reviewer = poort.story().person_id("reviewer").await;
    let typed = "Plan\r\nBcc: spion@elders.example\r\n\r\n<script>alert(1)</script><a href=\"http://elders.example\">klik</a>\n.\n";
    poort.tells(vec![asked(reviewer, typed)]).await;
    assert_eq!(poort.sends().await, 1);
    let envelope = server.next();
    let mail = envelope.read();
    assert_eq!(envelope.to, ["reviewer@demo.example"]);
    assert_eq!((mail.header("Bcc"), mail.header_values("To").count()), (None, 1));
    let html = Html::parse_document(&mail.body_html(0).expect("HTML"));
    let found = |css: &str| html.select(&Selector::parse(css).expect("a selector")).map(|one| one.html()).collect::<Vec<_>>();
    assert_eq!((found("script"), found("a[href*=elders]")), (Vec::new(), Vec::new()));
    assert_eq!(found("a").len(), 2, "the project and the choice about mail");
    assert!(found("p")[1].contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{:?}", found("p"));
    assert!(mail.subject().is_some_and(|subject| subject.ends_with("<a href=\"http://elders.example\">klik</a> .")), "{:?}", mail.subject());
}

#[tokio::test]
async fn a_letter_goes_with_its_transaction() {
    let poort = Poort::with_people().await;
    let reviewer = poort.story().person_id("reviewer").await;
    let transaction = poort.state.begin().await.expect("a write begins");
    queue(&transaction, &poort.state.base_url, vec![asked(reviewer, "SluisSens")], now()).await.expect("a letter is written");
    drop(transaction);
    assert_eq!(poort.outbox().await, Vec::new());
    poort.tells(vec![asked(reviewer, "SluisSens")]).await;
    assert_eq!(poort.outbox().await.len(), 1);
}

#[tokio::test]
async fn each_gets_mail_when_they_chose_and_a_day_comes_as_one_mail() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    let people = [("reviewer", "daily"), ("partner", "never"), ("manager", "at_once")];
    for (who, choice) in people {
        poort.chooses(who, choice).await;
        let id = poort.story().person_id(who).await;
        poort.tells(vec![asked(id, "SluisSens"), asked(id, "NanoNeus")]).await;
    }
    assert_eq!((poort.sends().await, poort.outbox().await.len()), (2, 4), "at once to who chose so, nothing to who wants nothing");
    assert!(server.taken().iter().all(|envelope| envelope.to == ["manager@demo.example"]));
    poort.clock.set(now() + TimeDelta::hours(18));
    assert_eq!(poort.sends().await, 0, "it is not morning yet");
    poort.clock.set(now() + TimeDelta::hours(19));
    assert_eq!(poort.sends().await, 1);
    let envelope = server.next();
    let mail = envelope.read();
    assert_eq!((envelope.to.as_slice(), mail.subject()), (["reviewer@demo.example".to_owned()].as_slice(), Some("2 berichten van Poort")));
    let text = mail.body_text(0).expect("text");
    for title in ["SluisSens", "NanoNeus"] {
        assert!(text.contains(&format!("\r\nUw beoordeling gevraagd: {title}\r\nhttp://127.0.0.1:3000/reviews\r\n")), "{text}");
    }
    assert!(poort.outbox().await.iter().all(|row| row.sent_at.is_some()));
}

#[tokio::test]
async fn what_waits_follows_a_new_choice_and_nobody_who_left_gets_mail() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    for who in ["reviewer", "partner", "manager"] {
        poort.chooses(who, "daily").await;
        let id = poort.story().person_id(who).await;
        poort.tells(vec![asked(id, "SluisSens")]).await;
    }
    poort.chooses("reviewer", "never").await;
    poort.chooses("partner", "at_once").await;
    let gone = person::ActiveModel { id: Set(poort.story().person_id("manager").await), active: Set(false), ..Default::default() };
    let transaction = poort.state.begin().await.expect("a write begins");
    let gone = gone.update(&transaction).await.expect("the manager leaves");
    transaction.finish([]).await.expect("the write holds");
    poort.tells(vec![asked(gone.id, "NanoNeus")]).await;
    poort.clock.set(now() + TimeDelta::days(2));
    assert_eq!(poort.sends().await, 1);
    assert_eq!((server.next().to, poort.outbox().await.len()), (vec!["partner@demo.example".to_owned()], 1));
}

#[tokio::test]
async fn a_secret_is_wiped_once_it_was_sent_or_is_past_its_time() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    poort.tells(vec![invited(Language::En)]).await;
    let is_in_the_database = async || poort.outbox().await.iter().any(|row| format!("{row:?}").contains("geheim"));
    assert!(is_in_the_database().await);
    assert_eq!(poort.sends().await, 1);
    let envelope = server.next();
    let text = envelope.read().body_text(0).expect("text").into_owned();
    assert!(text.starts_with("Dear Zoë,") && text.contains("http://127.0.0.1:3000/expert?token=geheim") && !text.contains("/preferences"), "{text}");
    assert!(!is_in_the_database().await);
    poort.tells(vec![invited(Language::Nl)]).await;
    poort.clock.set(now() + TimeDelta::hours(1));
    assert_eq!((poort.sends().await, server.taken().len()), (0, 0), "it is not sent any more");
    assert!(!is_in_the_database().await && poort.outbox().await[1].given_up_at.is_some());
}

#[tokio::test]
async fn mail_is_tried_again_ever_later_and_given_up_in_the_end() {
    let poort = Poort::with_mail(&dead_port()).await;
    poort.tells(vec![asked(poort.story().person_id("reviewer").await, "SluisSens")]).await;
    let mut at = now();
    for (tries, wait) in [1, 5, 15, 60, 360, 360, 360].into_iter().enumerate() {
        assert_eq!((poort.sends().await, poort.sends().await), (1, 0), "one try at a time");
        at += TimeDelta::minutes(wait);
        let row = &poort.outbox().await[0];
        assert_eq!(standing(row), (false, false, i32::try_from(tries + 1).expect("a small number"), at));
        assert!(row.last_error.as_deref().is_some_and(|error| error.contains("refused")), "{:?}", row.last_error);
        poort.clock.set(at);
    }
    assert_eq!(poort.sends().await, 1);
    let (sent, given_up, tries, _) = standing(&poort.outbox().await[0]);
    assert_eq!((sent, given_up, tries), (false, true, 8));
    poort.clock.set(at + TimeDelta::days(30));
    assert_eq!(poort.sends().await, 0);
}

#[tokio::test]
async fn one_address_that_is_refused_keeps_no_other_from_its_mail() {
    let server = MailServer::without_mailbox("reviewer@demo.example");
    let poort = Poort::with_mail(&server.url()).await;
    for who in ["reviewer", "partner"] {
        poort.tells(vec![asked(poort.story().person_id(who).await, "SluisSens")]).await;
    }
    assert_eq!(poort.sends().await, 2);
    assert_eq!(server.next().to, ["partner@demo.example"]);
    let outbox = poort.outbox().await;
    assert_eq!(outbox.iter().map(|row| row.sent_at.is_some()).collect::<Vec<_>>(), [false, true]);
    assert!(outbox[0].last_error.as_deref().is_some_and(|error| error.contains("550")), "{:?}", outbox[0].last_error);
}

#[tokio::test]
async fn a_message_that_one_server_has_in_its_hands_is_not_sent_by_another() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    poort.tells(vec![asked(poort.story().person_id("reviewer").await, "SluisSens")]).await;
    let tries = futures::future::join_all((0..8).map(|_| poort.sends())).await;
    assert_eq!((tries.iter().sum::<usize>(), server.taken().len()), (1, 1));
}

#[tokio::test]
async fn the_worker_sends_what_is_written_and_ends_when_it_is_told_to() {
    let server = MailServer::with_password();
    let poort = Poort::with_mail(&format!("smtp://poort:geheim%20%26%20lang@127.0.0.1:{}", server.port)).await;
    let (stop, stopped) = tokio::sync::watch::channel(());
    let post = tokio::spawn(worker::run(poort.state.clone(), stopped));
    poort.tells(vec![asked(poort.story().person_id("reviewer").await, "SluisSens")]).await;
    let (server, envelope) = tokio::task::spawn_blocking(move || {
        let envelope = server.next();
        (server, envelope)
    })
    .await
    .expect("a mail");
    assert_eq!(envelope.to, ["reviewer@demo.example"]);
    drop(stop);
    post.await.expect("the worker ends");
    assert_eq!(server.taken().len(), 0);
}

#[tokio::test]
async fn a_mail_server_that_is_away_leaves_the_worker_standing() {
    let poort = Poort::with_mail(&dead_port()).await;
    poort.tells(vec![asked(poort.story().person_id("reviewer").await, "SluisSens")]).await;
    let (stop, stopped) = tokio::sync::watch::channel(());
    let post = tokio::spawn(worker::run(poort.state.clone(), stopped));
    while poort.outbox().await[0].last_error.is_none() {
        tokio::task::yield_now().await;
    }
    assert!(!post.is_finished());
    drop(stop);
    post.await.expect("the worker ends");
}

//! A forgotten password: the link is mailed or copied, works for an hour and once, and nobody learns from it who has an account.

use crate::server_under_test::{Answer, PASSWORD, Poort, now};
use crate::story::an_account::*;
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use domain::mail::MailKind;
use domain::people::Role;
use entity::{password_reset, person, reset_request};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::account::resets;

async fn asks(poort: &Poort, from: &str, email: &str) -> Answer {
    sends_from(&poort.nobody(), from, "/reset", &[("email", email)]).await
}

/// Asks, and has the link.
async fn link(poort: &Poort, name: &str, from: &str) -> String {
    asks(poort, from, &format!("{name}@demo.example")).await.onward();
    assert_eq!(resets::round(&poort.state).await.expect("it is sent"), 1);
    link_in(poort, MailKind::PasswordReset, "/reset/").await
}

#[tokio::test]
async fn who_forgot_the_password_chooses_a_new_one_with_a_link_that_works_once() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    let vera = in_browser(&poort, "vera", FIREFOX).await;
    let nobody = poort.nobody();
    assert!(nobody.get("/sign-in").await.links("main a").contains(&"/reset".to_owned()), "the way there is on the page");
    let asked = asks(&poort, OFFICE, " Vera@demo.example ").await;
    assert_eq!(asked.location.as_deref(), Some("/reset?asked=yes"));
    assert!(nobody.follow(&asked).await.text.contains("Kijk in uw e-mail"));
    assert_eq!(resets::round(&poort.state).await.expect("it is sent"), 1);
    let link = link_in(&poort, MailKind::PasswordReset, "/reset/").await;
    let rows = password_reset::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert!(rows.len() == 1 && !link.contains(&rows[0].token_hash) && link.len() >= "/reset/".len() + 43, "256 bits, of which the hash is kept");
    for _ in 0..3 {
        assert_eq!(nobody.get(&link).await.status, StatusCode::OK, "opening it uses nothing: scanners of mail do");
    }
    for (weak, says) in [("kort", "schrijf ten minste 12"), ("vera.vera.vera", "vooral uit uw naam"), ("aaaaaaaaaaaaaa", "makkelijk te raden")] {
        let refused = nobody.post(&link, &[("password", weak)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.errors()[0].contains(says) && !refused.text.contains(weak), "{weak}: {:?}", refused.errors());
    }
    let chosen = nobody.post(&link, &[("password", NEW)]).await;
    assert_eq!(chosen.location.as_deref(), Some("/sign-in?done=password-reset"), "{}", chosen.text);
    assert!(nobody.follow(&chosen).await.text.contains("Uw nieuwe wachtwoord is bewaard"));
    assert_eq!(vera.get("/my-work").await.status, StatusCode::SEE_OTHER, "every session ended");
    assert_eq!(signs_in(&poort, ("vera", PASSWORD), (FIREFOX, OFFICE), "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(signs_in(&poort, ("vera", NEW), (FIREFOX, OFFICE), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(told(&poort, "password_reset").await, [(format!("person {id}"), "{}".to_owned())]);
    assert_eq!(letters(&poort, MailKind::PasswordChanged).await.len(), 1);
    assert_eq!(nobody.post(&link, &[("password", NEW)]).await.location, chosen.location, "the same form again gets the same answer");
    assert_eq!(nobody.post(&link, &[("password", "fiets lamp wolk boter")]).await.status, StatusCode::GONE);
    assert_eq!(told(&poort, "password_reset").await.len(), 1);
}

#[tokio::test]
async fn a_link_that_was_used_is_too_old_was_replaced_or_never_was_gets_one_page_that_says_what_to_do() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    let nobody = poort.nobody();
    let replaced = link(&poort, "vera", OFFICE).await;
    let used = link(&poort, "vera", OFFICE).await;
    let page = nobody.get("/reset/verzonnen").await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.links("main a").contains(&"/reset".to_owned()), "{}", page.text);
    assert_eq!(same_bytes(&nobody.get(&replaced).await), same_bytes(&page), "a later one took its place");
    nobody.post(&used, &[("password", NEW)]).await.onward();
    assert_eq!(same_bytes(&nobody.get(&used).await), same_bytes(&page));
    let old = link(&poort, "vera", "198.51.100.7").await;
    poort.clock.set(now() + TimeDelta::minutes(59));
    assert_eq!(nobody.get(&old).await.status, StatusCode::OK);
    poort.clock.set(now() + TimeDelta::minutes(60));
    assert_eq!(same_bytes(&nobody.get(&old).await), same_bytes(&page));
    let late = nobody.post(&old, &[("password", "fiets lamp wolk boter")]).await;
    assert_eq!((late.status, same_bytes(&late)), (StatusCode::GONE, same_bytes(&page)));
    assert_eq!(signs_in(&poort, ("vera", NEW), (FIREFOX, OFFICE), "").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_left_gets_no_link_and_a_link_of_before_is_of_no_use() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    let before = link(&poort, "vera", OFFICE).await;
    let write = poort.state.begin().await.expect("a write");
    let gone = person::ActiveModel { id: Set(id), active: Set(false), ..Default::default() };
    person::Entity::update(gone).exec_without_returning(&write).await.expect("a person");
    write.finish([]).await.expect("the write holds");
    assert_eq!(poort.nobody().post(&before, &[("password", NEW)]).await.status, StatusCode::GONE);
    assert_eq!(asks(&poort, OFFICE, "vera@demo.example").await.location.as_deref(), Some("/reset?asked=yes"), "and is told the same");
    assert_eq!(resets::round(&poort.state).await.expect("nothing to send"), 0);
}

#[tokio::test]
async fn what_is_no_address_is_said_at_once_and_asking_too_often_waits_the_same_for_every_address() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    let wrong = asks(&poort, OFFICE, "vera").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.errors()[0].contains("dit is geen e-mailadres"), "{:?}", wrong.errors());
    let mut answers = Vec::new();
    for email in ["vera@demo.example", "niem@demo.example"] {
        let mut told = Vec::new();
        for _ in 0..5 {
            let answer = asks(&poort, OFFICE, email).await;
            let wait = answer.headers.get(header::RETRY_AFTER).map(|value| value.to_str().expect("ASCII").to_owned());
            told.push((answer.status.as_u16(), wait, same_bytes(&answer).replace(email, "")));
        }
        answers.push(told);
    }
    assert_eq!(answers[0], answers[1]);
    let waits: Vec<_> = answers[0].iter().map(|(status, wait, _)| (*status, wait.as_deref())).collect();
    assert_eq!(waits, [(303, None), (303, None), (303, None), (429, Some("60")), (429, Some("60"))]);
    assert!(answers[0][3].2.contains("over 60 seconden"), "{}", answers[0][3].2);
    assert_eq!(asks(&poort, "198.51.100.7", "vera@demo.example").await.status, StatusCode::SEE_OTHER, "its owner asks elsewhere");
    poort.clock.set(now() + TimeDelta::seconds(60));
    assert_eq!(asks(&poort, OFFICE, "vera@demo.example").await.status, StatusCode::SEE_OTHER, "and after the wait that was told");
}

#[tokio::test]
async fn links_that_nobody_was_given_are_tried_thirty_times_and_then_wait() {
    let poort = Poort::with_people().await;
    let nobody = poort.nobody();
    for number in 0..30 {
        let answer = sends_from(&nobody, OFFICE, &format!("/reset/verzonnen{number}"), &[("password", NEW)]).await;
        assert_eq!(answer.status, StatusCode::GONE);
    }
    let waits = sends_from(&nobody, OFFICE, "/reset/verzonnen", &[("password", NEW)]).await;
    assert_eq!((waits.status, waits.headers.contains_key(header::RETRY_AFTER)), (StatusCode::TOO_MANY_REQUESTS, true));
    assert!(!waits.text.contains(NEW), "{}", waits.text);
    assert_eq!(sends_from(&nobody, OFFICE, "/email-change/verzonnen", &[]).await.status, StatusCode::TOO_MANY_REQUESTS, "one count for all links");
}

#[tokio::test]
async fn what_was_asked_before_the_server_was_killed_is_sent_when_it_starts_again() {
    let mut poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    for email in ["vera@demo.example", "niem@demo.example", "vera@demo.example"] {
        assert_eq!(asks(&poort, OFFICE, email).await.location.as_deref(), Some("/reset?asked=yes"));
    }
    poort.killed_and_started().await;
    assert_eq!(resets::round(&poort.state).await.expect("it is sent"), 1, "asked twice it is sent once, and nobody has the other address");
    assert_eq!(reset_request::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0, "nothing is kept of who asked");
    assert_eq!(resets::round(&poort.state).await.expect("nothing waits"), 0);
    let link = link_in(&poort, MailKind::PasswordReset, "/reset/").await;
    poort.nobody().post(&link, &[("password", NEW)]).await.onward();
    assert_eq!(signs_in(&poort, ("vera", NEW), (FIREFOX, OFFICE), "").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn where_no_mail_server_is_set_a_manager_copies_links_of_partners_and_an_administrator_those_of_the_programme() {
    let poort = Poort::with_people().await;
    let (manager, admin) = (poort.signed_in("manager").await, poort.signed_in("admin").await);
    let mut links = Vec::new();
    for name in ["partner", "manager2", "admin"] {
        links.push(link(&poort, name, OFFICE).await);
    }
    let (of_manager, of_admin) = (manager.get("/messages").await, admin.get("/messages").await);
    let shows = |page: &Answer| links.iter().map(|link| page.text.contains(link)).collect::<Vec<_>>();
    assert_eq!((shows(&of_manager), shows(&of_admin)), (vec![true, false, false], vec![true, true, true]));
    assert_eq!(of_manager.text.matches("Alleen een beheerder kan dit bericht kopiëren").count(), 2);
    let marks = |page: &Answer| page.actions().into_iter().filter(|action| action.ends_with("/copied")).collect::<Vec<_>>();
    assert_eq!((marks(&of_manager).len(), marks(&of_admin).len()), (1, 3));
    let rows = letters(&poort, MailKind::PasswordReset).await;
    let marks_it = async |who: &crate::server_under_test::Visitor<'_>, row: usize| {
        let key = server::state::new_id().to_string();
        who.post(&app::paths::message_copied(rows[row].id), &[("key", &key), ("version", "0")]).await
    };
    assert_eq!(marks_it(&manager, 2).await.status, StatusCode::FORBIDDEN);
    marks_it(&admin, 2).await.onward();
    let wiped = entity::outbox::Entity::find().filter(entity::outbox::Column::Id.eq(rows[2].id)).one(&poort.state.database.read).await;
    assert_eq!(wiped.expect("the database answers").expect("the message").facts, None, "and Poort forgets it then");
}

#[tokio::test]
async fn an_administrator_reads_messages_about_accounts_and_no_others() {
    let poort = Poort::with_people().await;
    let noor = [("name", "Noor Visser"), ("email", "noor@elders.example"), ("language", "nl")];
    crate::story::the_panel::send(&poort.signed_in("manager").await, "/experts/invite", "0", &noor).await.onward();
    link(&poort, "partner", OFFICE).await;
    let invitation = letters(&poort, MailKind::ExpertInvited).await;
    let page = poort.signed_in("admin").await.get("/messages").await;
    assert_eq!(page.texts("main article h2"), ["Een nieuw wachtwoord kiezen"]);
    let mark = app::paths::message_copied(invitation[0].id);
    assert_eq!(poort.signed_in("admin").await.post(&mark, &[]).await.status, StatusCode::NOT_FOUND);
    let sent = poort.signed_in("admin").await.get("/messages?state=sent").await;
    assert_eq!(sent.texts("main article h2").len(), 0, "in no state of theirs");
}

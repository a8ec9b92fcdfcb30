//! The own account: name and language, the password, another address, and where one is signed in; with every refusal.

use crate::form_on_page::PageForm;
use crate::server_under_test::{PASSWORD, Poort, Visitor, now};
use crate::story::an_account::*;
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use domain::mail::MailKind;
use domain::people::Role;
use entity::{email_change, kept_form, known_device, password_reset, person, session};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::people::store::by_email;

async fn account(poort: &Poort, email: &str) -> Option<person::Model> {
    by_email(&poort.state.database.read, email).await.expect("the database answers")
}

/// Whether a browser is signed in.
async fn is_in(visitor: &Visitor<'_>) -> bool {
    visitor.get("/my-work").await.status == StatusCode::OK
}

async fn form(visitor: &Visitor<'_>, path: &str) -> PageForm {
    PageForm::on(&visitor.get(path).await, path)
}

async fn changes_password(visitor: &Visitor<'_>, now: &str, new: &str) -> crate::server_under_test::Answer {
    form(visitor, "/account/password").await.with("current_password", now).with("password", new).send(visitor).await
}

#[tokio::test]
async fn a_name_and_a_language_are_changed_and_the_history_tells_the_name() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    let vera = in_browser(&poort, "vera", FIREFOX).await;
    let page = vera.get("/account").await;
    assert!(page.links("header a").contains(&"/account".to_owned()), "the name leads there");
    assert!(page.text.contains("vera@demo.example") && page.links("main a").contains(&"/preferences".to_owned()));
    let empty = form(&vera, "/account").await.with("name", " ").send(&vera).await;
    assert_eq!((empty.status, empty.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Vul in: Naam.".to_owned()]));
    let other_window = form(&vera, "/account").await;
    let saved = form(&vera, "/account").await.with("name", "Vera de Wit").with("language", "en").send(&vera).await;
    assert_eq!(saved.location.as_deref(), Some("/account?done=account-saved"), "{}", saved.text);
    let shown = vera.get("/account").await;
    assert!(shown.text.contains("Your account") && shown.text.contains("Vera de Wit"), "{}", shown.text);
    let facts = r#"{"name":"Vera de Wit","name_before":"Iemand vera"}"#.to_owned();
    assert_eq!(told(&poort, "account_renamed").await, [(format!("person {id}"), facts)]);
    let lost = other_window.with("name", "Vera uit een ander venster").send(&vera).await;
    assert_eq!(lost.status, StatusCode::CONFLICT, "{}", lost.text);
    assert!(lost.keeps("name", "Vera uit een ander venster") && lost.text.contains("Vera de Wit"), "{}", lost.text);
}

#[tokio::test]
async fn a_new_password_asks_the_one_of_now_ends_every_other_session_and_is_told() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::ProgrammeManager]).await;
    let (vera, elsewhere) = (in_browser(&poort, "vera", FIREFOX).await, in_browser(&poort, "vera", TELEPHONE).await);
    let rows = [
        ("niet-het-wachtwoord", NEW, "Wachtwoord van nu: dit is niet het wachtwoord van uw account."),
        (PASSWORD, "elf tekens!", "Nieuw wachtwoord: schrijf ten minste 12 tekens."),
        (PASSWORD, "qwertyuiop12", "Nieuw wachtwoord: dit is makkelijk te raden. Gebruik vier of vijf losse woorden."),
        ("", NEW, "Vul in: Wachtwoord van nu."),
    ];
    for (current, new, says) in rows {
        let refused = changes_password(&vera, current, new).await;
        assert_eq!((refused.status, refused.errors()), (StatusCode::UNPROCESSABLE_ENTITY, vec![says.to_owned()]));
        assert!(!refused.text.contains(NEW) && !refused.text.contains(PASSWORD), "nothing that was typed comes back");
    }
    let own = changes_password(&vera, PASSWORD, "Iemand vera 2026").await;
    assert!(own.errors()[0].contains("vooral uit uw naam"), "{:?}", own.errors());
    let waiting = form(&elsewhere, "/account").await.with("name", "Vera onderweg getypt");

    let changed = changes_password(&vera, PASSWORD, NEW).await;
    assert_eq!(changed.location.as_deref(), Some("/account?done=password-changed"), "{}", changed.text);
    let after = poort.browser_after(&changed, "vera").await;
    assert_eq!([is_in(&after).await, is_in(&vera).await, is_in(&elsewhere).await], [true, false, false], "this one goes on under a new secret");
    let about = (format!("person {id}"), "{}".to_owned());
    assert_eq!(told(&poort, "password_changed").await, [about]);
    let letters = letters(&poort, MailKind::PasswordChanged).await;
    assert_eq!(letters.iter().map(|row| row.address.as_str()).collect::<Vec<_>>(), ["vera@demo.example"]);
    assert!(text_of(&poort, &letters[0]).contains("Was u dit niet"));
    assert_eq!(signs_in(&poort, ("vera", PASSWORD), (FIREFOX, OFFICE), "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(signs_in(&poort, ("vera", NEW), (FIREFOX, OFFICE), "").await.status, StatusCode::SEE_OTHER);

    // What was typed in the browser that was signed out waits for its writer, and for nobody else.
    let sent = waiting.send(&elsewhere).await;
    let resume = sent.location.as_deref().and_then(|to| to.strip_prefix("/sign-in?next=")).map(|to| to.replace("%2F", "/")).expect("to sign in");
    assert!(resume.starts_with("/resume/"), "{resume}");
    assert_eq!(poort.signed_in("manager").await.get(&resume).await.status, StatusCode::NOT_FOUND);
    assert!(after.get(&resume).await.keeps("name", "Vera onderweg getypt"));
}

#[tokio::test]
async fn a_password_that_is_sent_after_the_session_ended_is_kept_nowhere() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    let vera = in_browser(&poort, "vera", FIREFOX).await;
    let filled = form(&vera, "/account/password").await.with("current_password", PASSWORD).with("password", NEW);
    vera.post("/sign-out", &[]).await.onward();
    assert_eq!(filled.send(&vera).await.location.as_deref(), Some("/sign-in?next=%2Fmy-work"));
    assert_eq!(kept_form::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
}

#[tokio::test]
async fn the_password_of_now_is_guessed_no_faster_than_at_the_door() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    let vera = in_browser(&poort, "vera", FIREFOX).await;
    for path in ["/account/password", "/account/email", "/account/password", "/account/email", "/account/password"] {
        let wrong = form(&vera, path).await.with("current_password", "geraden");
        let wrong = if path == "/account/email" { wrong.with("email", "v@elders.example") } else { wrong.with("password", NEW) };
        assert_eq!(wrong.send(&vera).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
    let waits = changes_password(&vera, PASSWORD, NEW).await;
    assert_eq!(
        (waits.status, waits.headers.get(header::RETRY_AFTER).map(|value| value.as_bytes())),
        (StatusCode::TOO_MANY_REQUESTS, Some(&b"30"[..]))
    );
    assert!(!waits.text.contains(NEW) && !waits.text.contains(PASSWORD), "{}", waits.text);
    assert!(is_in(&vera).await, "who is in stays in");
    poort.clock.set(now() + TimeDelta::seconds(30));
    changes_password(&vera, PASSWORD, NEW).await.onward();
}

#[tokio::test]
async fn sessions_are_listed_by_browser_and_address_and_ended_one_by_one_or_all() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    let (vera, telephone, third) =
        (in_browser(&poort, "vera", FIREFOX).await, in_browser(&poort, "vera", TELEPHONE).await, in_browser(&poort, "vera", "curl/8").await);
    let page = vera.get("/account").await;
    let cells = page.texts("main tbody td");
    for shown in ["Firefox op Windows", "Safari op iPhone", "Onbekende browser op onbekend systeem", OFFICE, "Deze browser"] {
        assert!(cells.iter().any(|cell| cell.contains(shown)), "{shown}: {cells:?}");
    }
    let ends: Vec<String> = page.actions().into_iter().filter(|action| action.ends_with("/end")).collect();
    assert_eq!(ends.len(), 2, "this one is ended by signing out");
    let secrets = session::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert!(secrets.iter().all(|row| !page.text.contains(&row.token_hash)), "nothing of a session is on the page");

    let other = poort.signed_in("partner").await;
    let of_other = PageForm::on(&other.get("/account").await, "/account");
    let key = of_other.value("key").expect("a key").to_owned();
    let fields = vec![("key".to_owned(), key), ("version".to_owned(), "0".to_owned())];
    assert_eq!(other.post_as_is(&ends[0], &fields).await.status, StatusCode::NOT_FOUND, "nobody ends a session of somebody else");

    let ended = PageForm::on(&page, &ends[0]);
    assert_eq!(ended.send(&vera).await.location.as_deref(), Some("/account?done=session-ended"));
    assert_eq!(ended.send(&vera).await.location.as_deref(), Some("/account?done=session-ended"), "sent twice it leads to the same place");
    let left = [is_in(&vera).await, is_in(&telephone).await || is_in(&third).await, is_in(&telephone).await && is_in(&third).await];
    assert_eq!(left, [true, true, false]);
    let all = vera.get("/account").await;
    PageForm::on(&all, "/account/sessions/end-others").send(&vera).await.onward();
    assert_eq!([is_in(&vera).await, is_in(&telephone).await, is_in(&third).await], [true, false, false]);
    assert!(is_in(&other).await, "others stay in");
    let one = (format!("person {id}"), r#"{"sessions":1}"#.to_owned());
    assert_eq!(told(&poort, "sessions_ended").await, [one.clone(), one]);
}

#[tokio::test]
async fn another_address_is_confirmed_on_the_new_one_and_told_to_the_old_one() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    let (vera, elsewhere) = (in_browser(&poort, "vera", FIREFOX).await, in_browser(&poort, "vera", TELEPHONE).await);
    let ask = async |email: &str| form(&vera, "/account/email").await.with("email", email).with("current_password", PASSWORD).send(&vera).await;
    let same = ask("Vera@demo.example").await;
    assert_eq!(same.errors(), ["Nieuw e-mailadres: dit hebt u nu al. Kies iets anders."]);
    let (taken, free) = (ask("manager@demo.example").await, ask("vera@elders.example").await);
    assert_eq!((taken.status, &taken.location), (free.status, &free.location), "of an address that somebody has the same is said");
    assert_eq!(free.location.as_deref(), Some("/account?done=email-asked"));
    let confirming = letters(&poort, MailKind::EmailChangeConfirm).await;
    assert_eq!(confirming.iter().map(|row| row.address.as_str()).collect::<Vec<_>>(), ["vera@elders.example"]);
    let link = link_in(&poort, MailKind::EmailChangeConfirm, "/email-change/").await;
    let rows = email_change::Entity::find().all(&poort.state.database.read).await.expect("rows");
    assert!(rows.iter().all(|row| !link.contains(&row.token_hash)) && link.len() >= "/email-change/".len() + 43);

    for visitor in [&poort.nobody(), &elsewhere] {
        assert_eq!(visitor.get(&link).await.status, StatusCode::OK, "opening it changes nothing");
    }
    let manager = poort.signed_in("manager").await;
    let other = manager.get(&link).await;
    assert!(other.text.contains("Marieke Demo") && other.actions().iter().all(|action| *action != link), "{}", other.text);
    assert_eq!(manager.post(&link, &[]).await.status, StatusCode::CONFLICT);
    assert!(account(&poort, "vera@elders.example").await.is_none());

    let confirmed = vera.post(&link, &[]).await;
    assert_eq!(confirmed.location.as_deref(), Some("/account?done=email-changed"), "{}", confirmed.text);
    let after = poort.browser_after(&confirmed, "manager").await;
    assert_eq!([is_in(&after).await, is_in(&vera).await, is_in(&elsewhere).await], [true, false, false]);
    assert_eq!(account(&poort, "vera@elders.example").await.map(|row| row.id), Some(id));
    let old = letters(&poort, MailKind::EmailChanged).await;
    assert_eq!(old.iter().map(|row| row.address.as_str()).collect::<Vec<_>>(), ["vera@demo.example"]);
    assert!(text_of(&poort, &old[0]).contains("meld het dan meteen"));
    assert_eq!(told(&poort, "email_changed").await, [(format!("person {id}"), "{}".to_owned())]);
    assert_eq!(after.post(&link, &[]).await.location.as_deref(), Some("/account?done=email-changed"), "the same form again, the same answer");
    assert_eq!(told(&poort, "email_changed").await.len(), 1);
    assert_eq!(poort.nobody().get(&link).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn two_accounts_never_share_an_address_and_a_link_for_one_lasts_an_hour() {
    let poort = Poort::with_people().await;
    let mut links = Vec::new();
    for name in ["vera", "wim"] {
        somebody(&poort, name, &[Role::Partner]).await;
        let visitor = in_browser(&poort, name, FIREFOX).await;
        form(&visitor, "/account/email").await.with("email", "samen@elders.example").with("current_password", PASSWORD).send(&visitor).await.onward();
        links.push(link_in(&poort, MailKind::EmailChangeConfirm, "/email-change/").await);
    }
    let nobody = poort.nobody();
    assert_eq!(nobody.post(&links[1], &[]).await.location.as_deref(), Some("/sign-in?done=email-changed"));
    let late = nobody.post(&links[0], &[]).await;
    let unknown = nobody.post("/email-change/verzonnen", &[]).await;
    assert_eq!(
        (late.status, same_bytes(&late)),
        (StatusCode::GONE, same_bytes(&unknown)),
        "the one who came later gets the page that says what to do"
    );
    assert_eq!(account(&poort, "samen@elders.example").await.map(|row| row.name), Some("Iemand wim".to_owned()));
    assert!(account(&poort, "vera@demo.example").await.is_some());

    let vera = in_browser(&poort, "vera", FIREFOX).await;
    form(&vera, "/account/email").await.with("email", "v@elders.example").with("current_password", PASSWORD).send(&vera).await.onward();
    let link = link_in(&poort, MailKind::EmailChangeConfirm, "/email-change/").await;
    poort.clock.set(now() + TimeDelta::minutes(60));
    let old = nobody.get(&link).await;
    assert_eq!((old.status, same_bytes(&old)), (StatusCode::GONE, same_bytes(&unknown)));
}

#[tokio::test]
async fn a_password_manager_finds_the_address_in_sight_before_every_new_password() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    let vera = in_browser(&poort, "vera", FIREFOX).await;
    poort.nobody().post("/reset", &[("email", "vera@demo.example")]).await.onward();
    server::account::resets::round(&poort.state).await.expect("it is sent");
    let link = link_in(&poort, MailKind::PasswordReset, "/reset/").await;
    for (visitor, path, order) in [
        (&vera, "/account/password", ["username", "current-password", "new-password"].as_slice()),
        (&poort.nobody(), &link, &["username", "new-password"]),
    ] {
        let html = scraper::Html::parse_document(&visitor.get(path).await.text);
        let inputs = scraper::Selector::parse("main form input:not([type=hidden])").expect("a selector");
        let seen: Vec<_> = html.select(&inputs).filter_map(|input| input.attr("autocomplete")).collect();
        assert_eq!(seen, order, "{path}");
        let name = html.select(&inputs).next().expect("an input");
        assert_eq!((name.attr("value"), name.attr("name"), name.attr("readonly").is_some()), (Some("vera@demo.example"), None, true), "{path}");
    }
}

#[tokio::test]
async fn a_session_that_was_set_before_signing_in_is_never_used_and_cookies_are_for_the_server_alone() {
    let poort = Poort::with_people().await;
    somebody(&poort, "vera", &[Role::Partner]).await;
    let planted = "session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let answer = signs_in(&poort, ("vera", PASSWORD), (FIREFOX, OFFICE), &format!("{planted}; device=geplant.ook")).await;
    assert_eq!(answer.cookies.len(), 2, "{:?}", answer.cookies);
    for cookie in &answer.cookies {
        let secret = cookie.split(';').next().and_then(|pair| pair.split_once('=')).map_or("", |(_, value)| value);
        assert!(secret.len() >= 43 && !planted.contains(secret) && !secret.starts_with("geplant"), "{cookie}");
        assert!(["; Path=/", "; HttpOnly", "; SameSite=Lax"].iter().all(|flag| cookie.contains(flag)), "{cookie}");
    }
    assert_eq!(poort.nobody().get_with("/my-work", &[planted]).await.status, StatusCode::SEE_OTHER, "nobody is behind the planted one");
    assert!(is_in(&poort.browser_after(&answer, "vera").await).await);
}

#[tokio::test]
async fn when_access_ends_sessions_links_and_known_browsers_die_together_and_those_of_others_do_not() {
    let poort = Poort::with_people().await;
    let id = somebody(&poort, "vera", &[Role::Partner]).await;
    somebody(&poort, "wim", &[Role::Partner]).await;
    let (vera, wim) = (in_browser(&poort, "vera", FIREFOX).await, in_browser(&poort, "wim", FIREFOX).await);
    let mut links = Vec::new();
    for (name, visitor) in [("vera", &vera), ("wim", &wim)] {
        let email = format!("{name}@elders.example");
        form(visitor, "/account/email").await.with("email", &email).with("current_password", PASSWORD).send(visitor).await.onward();
        links.push(link_in(&poort, MailKind::EmailChangeConfirm, "/email-change/").await);
        poort.nobody().post("/reset", &[("email", &format!("{name}@demo.example"))]).await.onward();
        server::account::resets::round(&poort.state).await.expect("it is sent");
        links.push(link_in(&poort, MailKind::PasswordReset, "/reset/").await);
    }
    let write = poort.state.begin().await.expect("a write");
    server::frame::ending::end_everything_of(&write, id, now()).await.expect("it ends");
    write.finish([]).await.expect("the write holds");
    assert_eq!([is_in(&vera).await, is_in(&wim).await], [false, true]);
    let mut opened = Vec::new();
    for link in &links {
        opened.push(poort.nobody().get(link).await.status.as_u16());
    }
    assert_eq!(opened, [410, 410, 200, 200]);
    let read = &poort.state.database.read;
    let left = (
        known_device::Entity::find().all(read).await.expect("rows").into_iter().filter(|row| row.person_id == id).count(),
        password_reset::Entity::find().all(read).await.expect("rows").into_iter().filter(|row| row.person_id == id).count(),
    );
    assert_eq!(left, (0, 0));
}

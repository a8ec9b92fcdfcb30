//! The first hour of a programme, from an empty database on: what the sign-in page says, the administrator's list step by step, every link of
//! theirs, and the way in when nobody can come in any more.

use crate::form_on_page::PageForm;
use crate::mail_server::{MailServer, dead_port};
use crate::server_under_test::{PASSWORD, Poort, Visitor, now};
use axum::http::StatusCode;
use domain::ids::PersonId;
use domain::people::{Language, Role, SteeringSeat};
use entity::{history, person, setup_step};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use server::people::store::{NewPerson, add};
use server::state::new_id;
use std::collections::{BTreeSet, VecDeque};

/// Makes the administrator with a token, as the operator and the page do it.
async fn the_first_administrator(poort: &Poort, account: &str) {
    let token = server::people::setup::make(&poort.state.database, poort.clock.now()).await.expect("a token");
    let link = format!("/setup?token={}", token.secret());
    let form = PageForm::on(&poort.nobody().get(&link).await, "/setup");
    let form = form.with("name", "Anja Demo").with("email", &format!("{account}@demo.example")).with("password", PASSWORD);
    form.send(&poort.nobody()).await.onward();
}

async fn comes_in(poort: &Poort, account: &str, role: Role, seat: Option<SteeringSeat>) {
    let write = poort.state.begin().await.expect("a write");
    let password_hash = poort.state.passwords.hash(PASSWORD.to_owned()).await.expect("a hash");
    let (id, email, name) = (PersonId(new_id()), format!("{account}@demo.example"), format!("{account} Demo"));
    let new = NewPerson {
        id,
        email,
        name,
        password_hash: Some(password_hash),
        language: Language::Nl,
        organisation: None,
        roles: vec![role],
        seat,
        is_demo: false,
    };
    add(&write, new, now()).await.expect("a person");
    write.finish([]).await.expect("the write ends");
}

/// Every page that somebody reaches by links, from my work on; none of them is refused or missing.
async fn every_link(visitor: &Visitor<'_>) -> BTreeSet<String> {
    let (mut seen, mut waiting): (BTreeSet<String>, _) = (BTreeSet::new(), VecDeque::from(["/my-work".to_owned()]));
    // The pages where people are invited are built beside these; once they are there, they are followed too.
    let has_people = server::routes::all().iter().any(|route| route.path == "/people");
    while let Some(path) = waiting.pop_front() {
        // One list has an address for each order, filter and page: some of them will do.
        let listed = |path: &str| path.split('?').next().map(str::to_owned);
        let is_known_list = path.contains('?') && seen.iter().filter(|other| listed(other) == listed(&path)).count() > 5;
        if is_known_list || seen.len() > 500 || !seen.insert(path.clone()) || (path == "/people" && !has_people) {
            continue;
        }
        let page = visitor.get(&path).await;
        let is_there = page.status == StatusCode::OK || page.status.is_redirection();
        assert!(is_there, "{path} answered {}", page.status);
        let links = page.links("a[href^='/']").into_iter().filter_map(|link| link.split('#').next().map(str::to_owned));
        waiting.extend(links.filter(|link| !link.is_empty() && !link.starts_with("/assets/")));
    }
    seen
}

async fn events(poort: &Poort, action: &str) -> usize {
    let rows = history::Entity::find().filter(history::Column::Action.eq(action)).all(&poort.state.database.read).await;
    rows.expect("the database answers").len()
}

/// How far the list says it is, and the step that is next.
async fn stands(admin: &Visitor<'_>) -> (String, Vec<String>) {
    let page = admin.get("/my-work").await;
    let done = page.texts("main p b").into_iter().find(|text| text.contains(" van 5 klaar")).unwrap_or_default();
    (done, page.texts(".steps > li[data-state=next] h2 span:first-child"))
}

#[tokio::test]
async fn the_sign_in_page_of_an_empty_installation_says_how_it_begins_and_offers_no_form() {
    let poort = Poort::start().await;
    let page = poort.nobody().get("/sign-in").await;
    assert!(page.text.contains("poort setup-token") && !page.text.contains("name=\"password\""), "{}", page.text);
    let english = poort.nobody().get_with("/sign-in", &["language=en"]).await;
    assert!(english.text.contains("Poort is still empty") && english.text.contains("poort setup-token"), "{}", english.text);
    the_first_administrator(&poort, "anja").await;
    let page = poort.nobody().get("/sign-in").await;
    assert!(page.text.contains("name=\"password\"") && !page.text.contains("poort setup-token"), "{}", page.text);
}

#[tokio::test]
async fn an_administrator_is_led_from_an_empty_database_to_a_programme_that_is_ready() {
    let poort = Poort::start().await;
    the_first_administrator(&poort, "anja").await;
    let admin = poort.signed_in("anja").await;
    every_link(&admin).await;
    assert_eq!(stands(&admin).await, ("0 van 5 klaar".to_owned(), vec!["Het programmabureau".to_owned()]));
    let bureau = "/settings/bureau";
    let form = PageForm::on(&admin.get(bureau).await, bureau).with("name", "Bureau Voorbeeld").with("phone", "053 000 00 00");
    form.with("email", "bureau@demo.example").send(&admin).await.onward();
    assert_eq!(stands(&admin).await, ("1 van 5 klaar".to_owned(), vec!["Mail proberen".to_owned()]));
    let without = "/settings/mail/without";
    PageForm::on(&admin.get("/my-work").await, without).send(&admin).await.onward();
    assert_eq!(stands(&admin).await, ("2 van 5 klaar".to_owned(), vec!["Parameters bekijken".to_owned()]));
    let seen = "/settings/parameters/seen";
    let form = PageForm::on(&admin.get("/settings/parameters").await, seen);
    form.send(&admin).await.onward();
    form.send(&admin).await.onward();
    assert_eq!(stands(&admin).await, ("3 van 5 klaar".to_owned(), vec!["Programmamanagers uitnodigen".to_owned()]));
    comes_in(&poort, "marieke", Role::ProgrammeManager, None).await;
    assert_eq!(stands(&admin).await, ("4 van 5 klaar".to_owned(), vec!["Stuurgroep vullen".to_owned()]));
    comes_in(&poort, "hendrik", Role::SteeringMember, Some(SteeringSeat::Chair)).await;
    comes_in(&poort, "sanne", Role::SteeringMember, Some(SteeringSeat::Secretary)).await;
    assert_eq!(stands(&admin).await.0, "4 van 5 klaar", "a decision needs somebody to decide with");
    comes_in(&poort, "lotte", Role::SteeringMember, Some(SteeringSeat::Member)).await;
    assert_eq!(stands(&admin).await, (String::new(), vec![]), "the list has served");
    let again = admin.get("/settings").await;
    assert!(again.text.contains("5 van 5 klaar") && again.text.contains("Bureau Voorbeeld"), "{}", again.text);
    let told = (events(&poort, "bureau_changed").await, events(&poort, "mail_left_out").await, events(&poort, "parameters_seen").await);
    assert_eq!(told, (1, 1, 1));
    every_link(&admin).await;
}

#[tokio::test]
async fn each_seat_is_drawn_with_who_sits_there_who_was_asked_or_a_way_to_invite_somebody() {
    let poort = Poort::start().await;
    the_first_administrator(&poort, "anja").await;
    let admin = poort.signed_in("anja").await;
    let drawn = async |state: &str| admin.get("/my-work").await.texts(&format!(".seats > li[data-seat={state}] b"));
    assert_eq!(drawn("empty").await, ["Voorzitter", "Secretaris", "Lid"]);
    let links = admin.get("/my-work").await.links(".seats > li[data-seat=empty] > a");
    let form = PageForm::on(&admin.get(&links[0]).await, "/people/invite").with("name", "Hendrik Smit").with("email", "hendrik@stuur.example");
    assert_eq!((form.value("role"), form.value("seat")), (Some("steering_member"), Some("chair")), "the role and the seat are chosen already");
    form.send(&admin).await.onward();
    comes_in(&poort, "sanne", Role::SteeringMember, Some(SteeringSeat::Secretary)).await;
    assert_eq!(
        (drawn("invited").await, drawn("taken").await, drawn("empty").await),
        (vec!["Voorzitter".to_owned()], vec!["Secretaris".to_owned()], vec!["Lid".to_owned()],)
    );
    let page = admin.get("/my-work").await;
    assert_eq!(page.texts(".seats > li[data-seat=invited] span"), ["Hendrik Smit", "uitgenodigd"]);
    let managers = page.links(".steps a[href^='/people/invite?role=programme_manager']");
    let form = PageForm::on(&admin.get(&managers[0]).await, "/people/invite").with("name", "Marieke Bos").with("email", "marieke@bureau.example");
    form.send(&admin).await.onward();
    let told = admin.get("/my-work").await.texts(".steps .tasks li");
    assert_eq!(told, ["Marieke BosUitgenodigdGeldig tot en met 7 december 2026, 23.59 uur Nederlandse tijd (CET)Kopieer het bericht"]);
}

#[tokio::test]
async fn no_link_of_an_administrator_leads_to_a_refusal_when_the_programme_is_full() {
    let poort = Poort::with_demo().await;
    let seen = every_link(&poort.signed_in("admin").await).await;
    for path in ["/settings", "/settings/bureau", "/settings/mail", "/settings/parameters/mandate", "/settings/reference/cluster/food"] {
        let is_there = seen.contains(path) || path.ends_with("/food");
        assert!(is_there, "{path}: {seen:?}");
    }
}

#[tokio::test]
async fn mail_is_tried_with_a_real_message_and_the_answer_of_the_server_is_told_in_our_words() {
    let server = MailServer::start();
    let poort = Poort::with_mail(&server.url()).await;
    let admin = poort.signed_in("admin").await;
    let attempt = "/settings/mail/try";
    let form = PageForm::on(&admin.get("/settings/mail").await, attempt);
    assert_eq!(form.value("email"), Some("admin@demo.example"), "the own address stands there");
    let wrong = form.clone().with("email", "anja").send(&admin).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.keeps("email", "anja"), "{} {}", wrong.status, wrong.text);
    form.with("email", "anja@demo.example").send(&admin).await.onward();
    let taken = server.taken();
    assert_eq!((taken.len(), taken[0].to.as_slice()), (1, ["anja@demo.example".to_owned()].as_slice()));
    assert_eq!(taken[0].read().subject(), Some("Proefbericht van Poort"));
    let page = admin.get("/settings/mail").await;
    assert!(page.text.contains("De mailserver nam het proefbericht aan") && page.text.contains("anja@demo.example"), "{}", page.text);
    assert_eq!(events(&poort, "mail_tried").await, 1);
}

#[tokio::test]
async fn a_server_that_refuses_or_is_not_there_keeps_the_step_open_and_says_why() {
    let server = MailServer::without_mailbox("anja@demo.example");
    let rows = [(server.url(), "De mailserver weigert het bericht"), (dead_port(), "Er is geen mailserver op dit adres")];
    for (url, told) in rows {
        let poort = Poort::with_mail(&url).await;
        let admin = poort.signed_in("admin").await;
        let form = PageForm::on(&admin.get("/settings/mail").await, "/settings/mail/try").with("email", "anja@demo.example");
        form.send(&admin).await.onward();
        let page = admin.get("/my-work").await;
        assert!(page.text.contains(told) && page.text.contains("Probeer opnieuw"), "{told}: {}", page.text);
        PageForm::on(&page, "/settings/mail/without").send(&admin).await.onward();
        let row = setup_step::Entity::find().one(&poort.state.database.read).await.expect("a query").expect("a step");
        assert_eq!(row.outcome.code(), "without");
    }
}

#[tokio::test]
async fn without_a_mail_server_there_is_nothing_to_try_and_others_try_nothing() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let page = admin.get("/settings/mail").await;
    assert!(page.text.contains("POORT_SMTP_URL") && !page.text.contains("action=\"/settings/mail/try\""), "{}", page.text);
    let form = PageForm::on(&page, "/settings/mail/without").with("email", "anja@demo.example").to("/settings/mail/try");
    let refused = form.send(&admin).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("systeembeheerder"), "{} {}", refused.status, refused.text);
    for who in ["manager", "reviewer", "partner", "steering"] {
        let visitor = poort.signed_in(who).await;
        let refused =
            [visitor.get("/settings").await.status, visitor.get("/settings/mail").await.status, visitor.post("/settings/mail/try", &[]).await.status];
        assert_eq!(refused, [StatusCode::FORBIDDEN; 3], "{who}");
        assert!(!visitor.get("/my-work").await.text.contains("van 5 klaar"), "{who}");
    }
}

#[tokio::test]
async fn when_every_administrator_is_locked_out_the_operator_makes_one_more_and_the_history_says_so() {
    let poort = Poort::with_people().await;
    let write = poort.state.begin().await.expect("a write");
    let admin = poort.story().person_id("admin").await;
    let ended = person::ActiveModel { id: Set(admin), active: Set(false), ..Default::default() };
    person::Entity::update(ended).exec_without_returning(&write).await.expect("an update");
    write.finish([]).await.expect("the write ends");
    let token = server::people::setup::make(&poort.state.database, now()).await.expect("a token");
    let page = poort.nobody().get(&format!("/setup?token={}", token.secret())).await;
    assert!(page.text.contains("Er zijn al beheerders") && page.text.contains("Nog een beheerder"), "{}", page.text);
    let strange = poort.nobody().get("/setup?token=verzonnen").await;
    assert!(!strange.text.contains("Er zijn al beheerders"), "who has no token learns nothing: {}", strange.text);
    the_first_administrator(&poort, "anja").await;
    let anja = poort.signed_in("anja").await;
    let history = anja.get("/history").await;
    assert!(history.text.contains("Beheerder erbij gekomen met een sleutel van de server"), "{}", history.text);
    assert_eq!(
        (events(&poort, "further_administrator").await, events(&poort, "first_administrator").await, events(&poort, "setup_token_made").await),
        (1, 0, 2)
    );
}

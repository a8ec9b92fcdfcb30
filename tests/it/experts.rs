//! Experts: invited by a link that works once, with an account and a profile of their own; with every refusal.

use crate::server_under_test::{Poort, now};
use crate::story::a_review::an_expert;
use crate::story::the_panel::send;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::mail::MailKind;
use domain::people::Role;
use entity::{expert, expert_tag, history, invitation, outbox, person, person_role};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::mail::rendered;
use server::people::store::by_email;
use server::state::new_id;

const NOOR: [(&str, &str); 3] = [("name", "Noor Visser"), ("email", "noor@elders.example"), ("language", "nl")];

/// The link in the message that waits to be sent.
pub async fn link(poort: &Poort) -> String {
    let of_kind = outbox::Entity::find().filter(outbox::Column::Kind.eq(MailKind::ExpertInvited)).all(&poort.state.database.read).await;
    let last = of_kind.expect("the database answers").into_iter().max_by_key(|row| row.id).expect("a message");
    let text = rendered(&last, &poort.state.base_url).expect("words").text;
    let at = text.find("/invitation/").expect("a link");
    text[at..].split_whitespace().next().expect("a link").to_owned()
}

async fn invitations(poort: &Poort) -> Vec<invitation::Model> {
    invitation::Entity::find().all(&poort.state.database.read).await.expect("the database answers")
}

async fn events(poort: &Poort, action: &str) -> u64 {
    history::Entity::find().filter(history::Column::Action.eq(action)).count(&poort.state.database.read).await.expect("a count")
}

const ACCOUNT: [(&str, &str); 2] = [("name", "Noor Visser"), ("password", "een lange zin")];

#[tokio::test]
async fn an_expert_opens_an_account_with_a_link_that_works_once() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let invited = send(&manager, "/experts/invite", "0", &NOOR).await;
    assert_eq!(invited.location.as_deref(), Some("/experts?done=expert-invited"), "{}", invited.text);
    let link = link(&poort).await;
    let secret = link.trim_start_matches("/invitation/");
    assert!(secret.len() >= 43, "256 bits");
    assert!(invitations(&poort).await.iter().all(|row| row.token_hash != secret), "only its hash is kept");
    for _ in 0..3 {
        let page = poort.nobody().get(&link).await;
        assert_eq!(page.status, StatusCode::OK, "opening it uses nothing: scanners of mail do");
        assert!(page.text.contains("noor@elders.example"));
    }
    assert_eq!(invitations(&poort).await[0].used_at, None);
    let short = poort.nobody().post(&link, &[("name", "Noor Visser"), ("password", "elf tekens!")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("Noor Visser") && !short.text.contains("elf tekens!"));
    let opened = poort.nobody().post(&link, &ACCOUNT).await;
    assert_eq!(opened.location.as_deref(), Some("/profile?done=account-opened"), "{}", opened.text);
    assert!(opened.cookies.iter().any(|cookie| cookie.starts_with("session=")), "the expert is signed in");
    let person = by_email(&poort.state.database.read, "noor@elders.example").await.expect("the database answers").expect("an account");
    let roles = person_role::Entity::find().filter(person_role::Column::PersonId.eq(person.id)).all(&poort.state.database.read).await;
    assert_eq!(roles.expect("rows").iter().map(|row| row.role).collect::<Vec<_>>(), [Role::Reviewer]);
    let same = poort.nobody().post(&link, &ACCOUNT).await;
    assert_eq!(same.location, opened.location, "the same form sent twice gets the same answer");
    let other = [("name", "Noor Visser"), ("password", "een heel ander wachtwoord")];
    for again in [poort.nobody().get(&link).await, poort.nobody().post(&link, &other).await] {
        assert_eq!(again.status, StatusCode::GONE);
        assert!(again.text.contains("al gebruikt"));
    }
    assert_eq!((events(&poort, "expert_invited").await, events(&poort, "account_opened").await), (1, 1));
}

#[tokio::test]
async fn an_invitation_that_was_withdrawn_replaced_or_waited_too_long_opens_nothing() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    send(&manager, "/experts/invite", "0", &NOOR).await;
    let first = link(&poort).await;
    send(&manager, "/experts/invite", "0", &NOOR).await;
    let second = link(&poort).await;
    let gone = poort.nobody().post(&first, &ACCOUNT).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "a new invitation takes the place of the first");
    assert!(gone.text.contains("ingetrokken"));
    let open = invitations(&poort).await.into_iter().find(|row| row.withdrawn_at.is_none()).expect("an open invitation").id;
    let withdraw = format!("/experts/invitations/{open}/withdraw");
    assert_eq!(send(&manager, &withdraw, "0", &[]).await.status, 303);
    assert_eq!(send(&manager, &withdraw, "0", &[]).await.status, 409);
    assert_eq!(poort.nobody().get(&second).await.status, StatusCode::NOT_FOUND);
    send(&manager, "/experts/invite", "0", &NOOR).await;
    let third = link(&poort).await;
    poort.clock.set(now() + TimeDelta::days(15));
    let late = poort.nobody().post(&third, &ACCOUNT).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.text.contains("verlopen"));
    assert_eq!(poort.nobody().get("/invitation/verzonnen").await.status, StatusCode::NOT_FOUND);
    assert_eq!(by_email(&poort.state.database.read, "noor@elders.example").await.expect("the database answers"), None);
}

#[tokio::test]
async fn who_reviews_already_is_not_invited_and_wrong_forms_come_back() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let has = send(&manager, "/experts/invite", "0", &[("name", "Rens"), ("email", "reviewer@demo.example"), ("language", "nl")]).await;
    assert_eq!(has.status, 422, "{}", has.text);
    let wrong = send(&manager, "/experts/invite", "0", &[("name", "Noor"), ("email", "noor"), ("language", "")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("value=\"Noor\""));
    assert_eq!(send(&manager, "/experts/invite", "0", &[("name", "Noor"), ("role", "administrator")]).await.status, 400);
    assert_eq!(invitations(&poort).await.len(), 0);
    for who in ["reviewer", "partner", "steering", "admin"] {
        assert_eq!(send(&poort.signed_in(who).await, "/experts/invite", "0", &NOOR).await.status, 403, "{who}");
        assert_eq!(poort.signed_in(who).await.get("/experts").await.status, 403, "{who}");
    }
}

/// A profile that can be kept.
fn profile(organisation: &str) -> Vec<(&str, &str)> {
    let own = [("role", "industry"), ("judges_business_case", "yes"), ("is_from_outside", "yes"), ("sub_areas", "HTS.1"), ("sub_areas", "HTM.3")];
    let when = [("application_areas", "health"), ("languages", "nl"), ("most_reviews", "3"), ("available_from", ""), ("available_until", "")];
    [("organisation", organisation)].into_iter().chain(own).chain(when).collect()
}

async fn kept(poort: &Poort, id: domain::ids::PersonId) -> Option<expert::Model> {
    expert::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("the database answers")
}

#[tokio::test]
async fn a_manager_keeps_a_profile_and_an_expert_changes_all_of_it_but_the_employer() {
    let poort = Poort::with_people().await;
    let (manager, expert) = (poort.signed_in("manager").await, an_expert(&poort, "reviewer").await);
    poort.story().organisation("Sluis en Zonen").arrives().await;
    let path = format!("/experts/{expert}");
    assert_eq!(manager.get(&path).await.status, 200);
    assert_eq!(send(&manager, &path, "0", &profile("Onbekend BV")).await.status, 422, "an organisation that is not on the list");
    let saved = send(&manager, &path, "0", &profile("sluis en zonen")).await;
    assert_eq!(saved.location.as_deref(), Some("/experts?done=expert-saved"), "{}", saved.text);
    let stale = send(&manager, &path, "0", &profile("sluis en zonen")).await;
    assert_eq!(stale.status, 409, "somebody else was first");
    assert!(stale.text.contains("value=\"sluis en zonen\""));
    let reviewer = poort.signed_in("reviewer").await;
    let mut fields = profile("");
    fields.iter_mut().filter(|(name, _)| *name == "most_reviews").for_each(|(_, value)| *value = "7");
    assert_eq!(send(&reviewer, "/profile", "1", &fields).await.status, 303);
    let row = kept(&poort, expert).await.expect("a profile");
    assert_eq!((row.most_reviews, row.version), (7, 2));
    let person = person::Entity::find_by_id(expert).one(&poort.state.database.read).await.expect("the database answers").expect("a person");
    assert!(person.organisation_id.is_some(), "the employer stays as the manager put it");
    let tags = expert_tag::Entity::find().filter(expert_tag::Column::PersonId.eq(expert)).count(&poort.state.database.read).await;
    assert_eq!(tags.expect("a count"), 3);
    assert!(manager.get("/experts").await.text.contains("Sluis en Zonen"));
    assert_eq!(reviewer.get(&path).await.status, 403);
    assert_eq!(manager.get("/profile").await.status, 403);
    assert_eq!(events(&poort, "expert_changed").await, 2);
    let history = poort.signed_in("admin").await.get("/history").await.text;
    assert_eq!(history.matches("Profiel van een expert gewijzigd").count(), 2, "{history}");
    for fact in ["Werkt bij", "Sluis en Zonen", "Kijkt vanuit", "Beoordelingen tegelijk"] {
        assert!(!history.contains(fact), "who reads no reviews reads nothing of their experts: {fact}");
    }
    let kept = history::Entity::find().filter(history::Column::Action.eq("expert_changed")).all(&poort.state.database.read).await.expect("rows");
    assert!(kept.iter().any(|row| row.detail.contains("Sluis en Zonen")), "the history keeps it");
}

#[tokio::test]
async fn who_works_for_a_deciding_government_is_no_external_expert() {
    let poort = Poort::with_people().await;
    let (manager, expert) = (poort.signed_in("manager").await, an_expert(&poort, "reviewer").await);
    poort.story().organisation("Provincie").government().with_kvk("01234567").arrives().await;
    let refused = send(&manager, &format!("/experts/{expert}"), "0", &profile("01234567")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("geen externe expert"), "{}", refused.text);
    assert_eq!(kept(&poort, expert).await, None);
    assert_eq!(send(&manager, &format!("/experts/{}", new_id()), "0", &profile("")).await.status, 404);
}

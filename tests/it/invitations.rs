//! Invitations for every role: who invites whom, what the link does for whom, and every refusal.

use crate::server_under_test::{Answer, PASSWORD, Poort, now};
use crate::story::the_panel::send;
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::ids::{OrganisationId, PersonId, ProjectId};
use domain::mail::MailKind;
use domain::people::{Role, SteeringSeat};
use entity::{invitation, outbox, person, person_role};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::people::store::by_email;

/// The link of the last invitation to an address, out of the message that waits.
pub async fn link_to(poort: &Poort, email: &str) -> String {
    let rows = outbox::Entity::find().filter(outbox::Column::Address.eq(email)).all(&poort.state.database.read).await.expect("the outbox");
    let last = rows.into_iter().filter(|row| row.kind.is_secret()).max_by_key(|row| row.id).expect("a message");
    let text = server::mail::rendered(&last, &poort.state.base_url).expect("words").text;
    text[text.find("/invitation/").expect("a link")..].split_whitespace().next().expect("a link").to_owned()
}

/// The last invitation that was made.
pub async fn last(poort: &Poort) -> invitation::Model {
    let rows = invitation::Entity::find().all(&poort.state.database.read).await.expect("rows");
    rows.into_iter().max_by_key(|row| (row.invited_at, row.id)).expect("an invitation")
}

/// The account with an address.
pub async fn account(poort: &Poort, email: &str) -> Option<person::Model> {
    by_email(&poort.state.database.read, email).await.expect("the database answers")
}

/// The roles of somebody.
pub async fn roles(poort: &Poort, person: PersonId) -> Vec<person_role::Model> {
    let rows = person_role::Entity::find().filter(person_role::Column::PersonId.eq(person)).all(&poort.state.database.read).await;
    rows.expect("rows")
}

const ACCOUNT: [(&str, &str); 2] = [("name", "Lotte Bakker"), ("password", "een lange zin")];

/// The form of an administrator.
pub fn internal<'a>(email: &'a str, role: &'a str, seat: &'a str, days: (&'a str, &'a str)) -> Vec<(&'a str, &'a str)> {
    let who = [("name", "Lotte Bakker"), ("email", email), ("language", "nl")];
    who.into_iter().chain([("role", role), ("seat", seat), ("first_day", days.0), ("last_day", days.1)]).collect()
}

#[tokio::test]
async fn an_administrator_invites_a_deputy_who_opens_an_account_with_the_seat_and_its_days() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let form = internal("mailto:Lotte@elders.example", "steering_member", "secretary", ("23-11-2026", "20-12-2026"));
    let invited = send(&admin, "/people/invite", "0", &form).await;
    assert_eq!(invited.location.as_deref(), Some("/people?done=person-invited"), "{:?}", invited.texts("main"));
    let link = link_to(&poort, "lotte@elders.example").await;
    assert!(last(&poort).await.token_hash != link.trim_start_matches("/invitation/"), "only its hash is kept");
    for _ in 0..3 {
        let page = poort.nobody().get(&link).await;
        assert_eq!(page.status, StatusCode::OK, "a scanner of mail opens it");
        assert!(page.text.contains("Secretaris van de stuurgroep") && page.text.contains("20 december 2026"), "{:?}", page.texts("main"));
    }
    assert_eq!((last(&poort).await.used_at, account(&poort, "lotte@elders.example").await), (None, None), "and changes nothing");
    let opened = poort.nobody().post(&link, &ACCOUNT).await;
    assert_eq!(opened.location.as_deref(), Some("/my-work?done=welcome"), "{:?}", opened.texts("main"));
    let lotte = account(&poort, "lotte@elders.example").await.expect("an account");
    let roles = roles(&poort, lotte.id).await;
    let told: Vec<_> = roles.iter().map(|row| (row.role, row.seat, row.last_day.map(|day| day.to_string()))).collect();
    assert_eq!(told, [(Role::SteeringMember, Some(SteeringSeat::Secretary), Some("2026-12-20".to_owned()))]);
    assert_eq!(last(&poort).await.used_by, Some(lotte.id));
    let same = poort.nobody().post(&link, &ACCOUNT).await;
    assert_eq!(same.location, opened.location, "the same form sent twice gets the same answer");
    assert_eq!(poort.nobody().get(&link).await.status, StatusCode::GONE);
    let history = admin.get("/history").await.text;
    assert!(history.contains("Iemand uitgenodigd") && history.contains("Secretaris"), "{history}");
}

#[tokio::test]
async fn a_wrong_invitation_comes_back_with_everything_that_is_wrong_and_what_was_typed() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let wrong = send(&admin, "/people/invite", "0", &internal("lotte", "steering_member", "", ("", "22-11-2026"))).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let main = wrong.texts("main").join(" ");
    for told in ["Plaats in de stuurgroep", "E-mailadres", "Tot en met"] {
        assert!(main.contains(told), "{told}: {main}");
    }
    assert!(wrong.text.contains("value=\"Lotte Bakker\"") && wrong.text.contains("value=\"22-11-2026\""));
    let partner = send(&admin, "/people/invite", "0", &internal("lotte@elders.example", "partner", "", ("", ""))).await;
    assert_eq!(partner.status, StatusCode::UNPROCESSABLE_ENTITY, "partners are invited at their project");
    assert_eq!(invitation::Entity::find().count(&poort.state.database.read).await.expect("a count"), 0);
    for who in ["manager", "steering", "partner", "reviewer"] {
        let refused =
            send(&poort.signed_in(who).await, "/people/invite", "0", &internal("lotte@elders.example", "administrator", "", ("", ""))).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn nobody_gives_oneself_a_role_that_decides_or_reviews() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    for (role, seat) in [("programme_manager", ""), ("steering_member", "chair")] {
        let refused = send(&admin, "/people/invite", "0", &internal("admin@demo.example", role, seat, ("", ""))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Niemand geeft zichzelf een rol"), "{role}");
    }
    let manager = poort.signed_in("manager").await;
    let expert = send(&manager, "/experts/invite", "0", &[("name", "M"), ("email", "manager@demo.example"), ("language", "nl")]).await;
    assert_eq!(expert.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(expert.text.contains("Niemand geeft zichzelf een rol"));
}

#[tokio::test]
async fn who_has_an_account_accepts_by_signing_in_and_pressing_one_button() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    send(&admin, "/people/invite", "0", &internal("manager2@demo.example", "administrator", "", ("", ""))).await.onward();
    let link = link_to(&poort, "manager2@demo.example").await;
    let outside = poort.nobody().get(&link).await;
    assert!(outside.text.contains("heeft al een account") && !outside.text.contains("type=\"password\""), "{:?}", outside.texts("main"));
    assert_eq!(poort.nobody().post(&link, &ACCOUNT).await.status, StatusCode::OK, "a password does not open a second account");
    let other = poort.signed_in("manager").await;
    let page = other.get(&link).await;
    assert!(page.text.contains("U bent ingelogd als Marieke Demo") && page.text.contains("manager2@demo.example"));
    assert_eq!(other.post(&link, &[]).await.status, StatusCode::CONFLICT, "and nobody is changed");
    let maarten = poort.signed_in("manager2").await;
    assert!(maarten.get(&link).await.text.contains("Neem de uitnodiging aan"));
    assert_eq!(maarten.get("/people").await.status, StatusCode::FORBIDDEN, "opening it gave nothing");
    let accepted = maarten.post(&link, &[]).await;
    assert_eq!(accepted.location.as_deref(), Some("/my-work?done=welcome"), "{:?}", accepted.texts("main"));
    assert_eq!(maarten.post(&link, &[]).await.location, accepted.location, "pressed twice");
    assert_eq!(maarten.get("/people").await.status, StatusCode::OK);
    let row = account(&poort, "manager2@demo.example").await.expect("an account");
    assert_eq!(roles(&poort, row.id).await.len(), 2);
    let again = send(&admin, "/people/invite", "0", &internal("manager2@demo.example", "administrator", "", ("", ""))).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the role is there already");
    assert!(again.text.contains("heeft deze rol al"), "{:?}", again.texts("main"));
}

/// The page of a link, without what differs with every page.
fn said(answer: &Answer) -> (StatusCode, Vec<String>) {
    (answer.status, answer.texts("main"))
}

#[tokio::test]
async fn links_that_work_no_more_get_one_calm_page_and_an_unknown_one_says_the_same_as_a_withdrawn_one() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    let form = internal("lotte@elders.example", "programme_manager", "", ("", ""));
    send(&admin, "/people/invite", "0", &form).await.onward();
    let first = link_to(&poort, "lotte@elders.example").await;
    let id = last(&poort).await.id;
    let again = send(&admin, &format!("/people/invitations/{id}/again"), "0", &[]).await;
    assert_eq!(again.location.as_deref(), Some("/people?done=invitation-sent-again"), "{:?}", again.texts("main"));
    let second = link_to(&poort, "lotte@elders.example").await;
    assert!(first != second);
    let unknown = poort.nobody().get("/invitation/verzonnen").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(said(&poort.nobody().get(&first).await), said(&unknown), "sending again replaces the first link");
    assert_eq!(said(&poort.nobody().post(&first, &ACCOUNT).await), said(&unknown));
    let id = last(&poort).await.id;
    send(&admin, &format!("/people/invitations/{id}/withdraw"), "0", &[]).await.onward();
    assert_eq!(said(&poort.nobody().get(&second).await), said(&unknown));
    assert_eq!(send(&admin, &format!("/people/invitations/{id}/withdraw"), "0", &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(send(&admin, &format!("/people/invitations/{id}/again"), "0", &[]).await.status, StatusCode::CONFLICT);
    send(&admin, "/people/invite", "0", &form).await.onward();
    let third = link_to(&poort, "lotte@elders.example").await;
    poort.clock.set(now() + TimeDelta::days(15));
    let late = poort.nobody().post(&third, &ACCOUNT).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.text.contains("verlopen") && late.text.contains("Vraag wie u uitnodigde"), "{:?}", late.texts("main"));
    assert_eq!(account(&poort, "lotte@elders.example").await, None);
    let admin = poort.back_again("admin").await;
    let id = last(&poort).await.id;
    send(&admin, &format!("/people/invitations/{id}/again"), "0", &[]).await.onward();
    let fourth = link_to(&poort, "lotte@elders.example").await;
    assert_eq!(poort.nobody().post(&fourth, &ACCOUNT).await.status, StatusCode::SEE_OTHER, "an old one can be sent again");
}

#[tokio::test]
async fn a_link_into_the_programme_is_copied_by_administrators_and_by_nobody_else() {
    let poort = Poort::with_people().await;
    let admin = poort.signed_in("admin").await;
    send(&admin, "/people/invite", "0", &internal("lotte@elders.example", "administrator", "", ("", ""))).await.onward();
    let link = link_to(&poort, "lotte@elders.example").await;
    assert!(admin.get("/messages").await.text.contains(&link));
    let manager = poort.signed_in("manager").await;
    let page = manager.get("/messages").await;
    assert!(!page.text.contains(&link) && !page.text.contains("lotte@elders.example"), "a manager would become administrator with it");
    let id = poort.outbox().await.into_iter().find(|row| row.kind == MailKind::InvitedToProgramme).expect("the message").id;
    assert_eq!(send(&manager, &format!("/messages/{id}/copied"), "0", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(send(&admin, &format!("/messages/{id}/copied"), "0", &[]).await.status, StatusCode::SEE_OTHER);
}

/// A project of the story with the organisations of its two partners.
async fn a_project(poort: &Poort) -> (ProjectId, OrganisationId, OrganisationId) {
    use crate::story::a_gate::{READY_FOR_G1, a_project};
    let id = a_project(poort, READY_FOR_G1).await;
    let partners = server::dossier::partners::of_project(&poort.state.database.read, id).await.expect("the partners");
    let lead = partners.iter().find(|one| one.role == domain::partners::PartnerRole::Lead).expect("a lead").organisation;
    let other = partners.iter().find(|one| one.organisation != lead).expect("another").organisation;
    (id, lead, other)
}

#[tokio::test]
async fn a_manager_invites_the_lead_and_the_lead_everybody_of_the_project() {
    let poort = Poort::with_people().await;
    let (id, lead, other) = a_project(&poort).await;
    let (manager, partner) = (poort.signed_in("manager").await, poort.signed_in("partner").await);
    let path = format!("/projects/{id}/people");
    let (lead, other) = (lead.to_string(), other.to_string());
    let form = |email: &'static str, place: &str| {
        [("name", "Lotte Bakker"), ("email", email), ("language", "nl"), ("organisation", place)].map(|(name, value)| (name, value.to_owned()))
    };
    let sends = async |who: &crate::server_under_test::Visitor<'_>, form: &[(&'static str, String); 4]| {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        send(who, &path, "0", &pairs).await
    };
    assert_eq!(manager.get(&path).await.status, StatusCode::OK);
    let refused = sends(&manager, &form("lotte@elders.example", &other)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a manager invites the people of the lead only");
    assert!(refused.text.contains("value=\"Lotte Bakker\""), "what was typed is kept");
    assert_eq!(sends(&manager, &form("lotte@elders.example", &lead)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sends(&partner, &form("kim@elders.example", &other)).await.status, StatusCode::SEE_OTHER);
    let refused = sends(&partner, &form("kim@elders.example", "01900000-0000-7000-8000-000000000000")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "an organisation outside the project");
    for who in ["steering", "reviewer", "admin"] {
        let status = sends(&poort.signed_in(who).await, &form("els@elders.example", &lead)).await.status;
        assert!(matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{who}: {status}");
    }
    let link = link_to(&poort, "kim@elders.example").await;
    let opened = poort.nobody().post(&link, &[("name", "Kim Wit"), ("password", "een lange zin")]).await;
    assert_eq!(opened.location.as_deref(), Some("/my-work?done=welcome"), "{:?}", opened.texts("main"));
    let kim = account(&poort, "kim@elders.example").await.expect("an account");
    assert_eq!(kim.organisation_id.map(|id| id.to_string()), Some(other.clone()));
    let page = partner.get(&path).await;
    assert!(page.text.contains("Kim Wit") && page.text.contains("lotte@elders.example"), "{:?}", page.texts("main"));
    let sign_in = poort.nobody().post("/sign-in", &[("email", "kim@elders.example"), ("password", "een lange zin")]).await;
    assert_eq!(sign_in.status, StatusCode::SEE_OTHER);
    // Kim works at the other partner: a second organisation is refused with a clear text.
    let elsewhere = sends(&partner, &form("kim@elders.example", &lead)).await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    let main = elsewhere.texts("main").join(" ");
    assert!(main.contains("andere organisatie") || main.contains("heeft deze rol al"), "{main}");
    let row = last(&poort).await;
    let foreign = format!("/projects/{}/people/{}/withdraw", ProjectId(server::state::new_id()), row.id);
    assert_eq!(send(&partner, &foreign, "0", &[]).await.status, StatusCode::NOT_FOUND);
    let _ = PASSWORD;
}

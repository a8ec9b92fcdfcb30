//! Sharing out projects over experts: the proposal, whom it leaves out, nobody who is tied by any path; replacing an expert and closing a round.

use crate::server_under_test::Poort;
use crate::story::a_review::{Panel, a_panel, an_expert, stands, the_panel_agrees};
use crate::story::the_panel::send;
use domain::ids::PersonId;
use domain::mail::MailKind;
use domain::reviews::{ExpertRole, ReviewStatus};
use entity::{expert, expert_tag, outbox, person, review, review_round};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

/// An expert who knows a sub-area, and has room for this many reviews.
async fn knows(poort: &Poort, name: &str, area: &str, most_reviews: i32) -> PersonId {
    let person_id = an_expert(poort, name).await;
    let transaction = poort.state.begin().await.expect("the database takes a write");
    let row = expert::Model {
        person_id,
        role: ExpertRole::Industry,
        judges_business_case: true,
        is_from_outside: true,
        languages: "nl".to_owned(),
        most_reviews,
        available_from: None,
        available_until: None,
        is_demo: false,
        updated_at: crate::server_under_test::now(),
        version: 1,
    };
    expert::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await.expect("a profile");
    let tag = expert_tag::Model { person_id, list: domain::projects::TagList::SubArea, code: area.to_owned() };
    expert_tag::Entity::insert(tag.into_active_model()).exec_without_returning(&transaction).await.expect("an area");
    transaction.finish([]).await.expect("the write holds");
    person_id
}

/// A round in which nobody was asked, with five experts of whom one has no room and one no profile.
async fn a_round(poort: &Poort) -> (Panel, [PersonId; 4]) {
    let panel = a_panel(poort, "chair", &[]).await;
    let experts = [knows(poort, "fits", "HTS.1", 2).await, knows(poort, "near", "HTS.2", 2).await, knows(poort, "far", "HTM.1", 2).await];
    let full = knows(poort, "full", "HTS.1", 0).await;
    an_expert(poort, "stranger").await;
    (panel, [experts[0], experts[1], experts[2], full])
}

async fn asked(poort: &Poort, panel: &Panel) -> Vec<PersonId> {
    let of_panel = review::Entity::find().filter(review::Column::ProposalId.eq(panel.proposal));
    let mut ids: Vec<_> =
        of_panel.all(&poort.state.database.read).await.expect("the database answers").into_iter().map(|row| row.expert_id).collect();
    ids.sort();
    ids
}

#[tokio::test]
async fn a_manager_sees_a_proposal_with_reasons_and_asks_whom_it_names() {
    let poort = Poort::with_people().await;
    let (panel, [fits, near, far, full]) = a_round(&poort).await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/rounds/{}/assignment", panel.round);
    let page = manager.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let value = |expert: PersonId| format!("{} {expert}", panel.proposal);
    for expert in [fits, near, far] {
        assert!(page.text.contains(&value(expert)), "{expert} is proposed");
    }
    assert!(!page.text.contains(&value(full)), "who has no room is not");
    assert!(page.text.contains("Expert full") && page.text.contains("Expert stranger"), "and the page says who is left out");
    assert!(page.text.contains("Kent "), "with the reason for each pair");
    let values = [fits, near, far].map(value);
    let pairs: Vec<(&str, &str)> = values.iter().map(|value| ("pair", value.as_str())).collect();
    let nobody = send(&manager, &path, "0", &[("per_project", "5"), ("together", "2")]).await;
    assert_eq!(nobody.status, 422, "somebody is chosen");
    assert!(nobody.text.contains("name=\"per_project\" value=\"5\""), "and the proposal comes back as it was made: {}", nobody.text);
    assert_eq!(send(&manager, &path, "0", &[("pair", "x y")]).await.status, 400);
    let sent = send(&manager, &path, "0", &pairs).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let mut all = vec![fits, near, far];
    all.sort();
    assert_eq!(asked(&poort, &panel).await, all);
    let told = outbox::Entity::find().filter(outbox::Column::Kind.eq(MailKind::ReviewAsked)).count(&poort.state.database.read).await;
    assert_eq!(told.expect("a count"), 3);
    assert_eq!(send(&manager, &path, "0", &pairs).await.status, 409, "nobody is asked twice");
    assert!(manager.get(&path).await.text.contains("genoeg experts"));
}

#[tokio::test]
async fn nobody_is_asked_when_the_data_tie_one_of_them_to_the_project() {
    let poort = Poort::with_people().await;
    let (panel, [fits, near, far, _]) = a_round(&poort).await;
    let manager = poort.signed_in("manager").await;
    let place = entity::partner::Entity::find().filter(entity::partner::Column::ProjectId.eq(panel.project)).one(&poort.state.database.read).await;
    let employer = place.expect("the database answers").expect("a partner").organisation_id;
    let transaction = poort.state.begin().await.expect("the database takes a write");
    let row = person::ActiveModel { id: Set(far), organisation_id: Set(Some(employer)), ..Default::default() };
    person::Entity::update(row).exec_without_returning(&transaction).await.expect("an employer");
    transaction.finish([]).await.expect("the write holds");
    let path = format!("/rounds/{}/assignment", panel.round);
    let page = manager.get(&path).await.text;
    assert!(!page.contains(&format!("{} {far}", panel.proposal)), "the proposal does not name who is tied");
    let values = [fits, near, far].map(|expert| format!("{} {expert}", panel.proposal));
    let pairs: Vec<(&str, &str)> = values.iter().map(|value| ("pair", value.as_str())).collect();
    let refused = send(&manager, &path, "0", &pairs).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert_eq!(asked(&poort, &panel).await, [], "not even the others");
    for who in ["chair", "steering", "partner", "admin", "fits"] {
        let visitor = poort.signed_in(who).await;
        assert_eq!(visitor.get(&path).await.status, 403, "{who}");
        assert_eq!(send(&visitor, &path, "0", &pairs).await.status, 403, "{who}");
    }
}

#[tokio::test]
async fn who_shares_a_mail_domain_with_another_expert_at_a_partner_is_neither_named_nor_asked() {
    let poort = Poort::with_people().await;
    let (panel, [fits, near, far, _]) = a_round(&poort).await;
    let manager = poort.signed_in("manager").await;
    let lead = poort.story().project_now(panel.project).await.lead_organisation_id.expect("a lead");
    poort.story().works_for("far", lead).await;
    let write = poort.state.begin().await.expect("the database takes a write");
    for (id, email) in [(near, "near@weverij.example"), (far, "far@weverij.example")] {
        let row = person::ActiveModel { id: Set(id), email: Set(email.to_owned()), ..Default::default() };
        person::Entity::update(row).exec_without_returning(&write).await.expect("an address");
    }
    write.finish([]).await.expect("the write holds");
    let path = format!("/rounds/{}/assignment", panel.round);
    let [fits, near] = [fits, near].map(|expert| format!("{} {expert}", panel.proposal));
    let page = manager.get(&path).await.text;
    assert_eq!([&fits, &near].map(|pair| page.contains(&format!("value=\"{pair}\""))), [true, false]);
    assert_eq!(send(&manager, &path, "0", &[("pair", &fits), ("pair", &near)]).await.status, 422);
    assert_eq!(asked(&poort, &panel).await, []);
}

#[tokio::test]
async fn an_expert_is_replaced_until_the_review_is_in() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let (manager, third) = (poort.signed_in("manager").await, an_expert(&poort, "third").await.to_string());
    let review = panel.reviews[0];
    let path = format!("/rounds/{}/reviews/{review}/replace", panel.round);
    assert_eq!(manager.get(&path).await.status, 200);
    assert_eq!(send(&manager, &path, "1", &[]).await.status, 422);
    let second = stands(&poort, panel.reviews[1]).await.expert_id.to_string();
    assert_eq!(send(&manager, &path, "1", &[("expert", &second)]).await.status, 409, "who is on the panel already takes no second place");
    assert_eq!(stands(&poort, review).await.status, ReviewStatus::Invited, "and the first one stays");
    let replaced = send(&manager, &path, "1", &[("expert", &third)]).await;
    assert_eq!(replaced.status, 303, "{}", replaced.text);
    assert_eq!(stands(&poort, review).await.status, ReviewStatus::Declined);
    assert_eq!(asked(&poort, &panel).await.len(), 3);
    let told = outbox::Entity::find().filter(outbox::Column::Kind.eq(MailKind::ReviewWithdrawn)).count(&poort.state.database.read).await;
    assert_eq!(told.expect("a count"), 1);
    assert_eq!(send(&manager, &path, "1", &[("expert", &third)]).await.status, 409);
    let first = poort.signed_in("first").await;
    assert_eq!(first.get(&format!("/reviews/{review}/write")).await.status, 403, "who was replaced writes no more");
}

#[tokio::test]
async fn a_round_closes_when_the_panel_agreed_on_every_project() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let manager = poort.signed_in("manager").await;
    let path = format!("/rounds/{}/close", panel.round);
    let refused = send(&manager, &path, "1", &[]).await;
    assert_eq!(refused.status, 422, "below quorum a round does not close");
    assert!(refused.text.contains("BioFolie"), "and the page says which project waits");
    the_panel_agrees(&poort, panel.project, [8; 5]).await;
    let agreed = review_round::Entity::find().filter(review_round::Column::Id.ne(panel.round)).one(&poort.state.database.read).await;
    let other = agreed.expect("the database answers").expect("a round whose panel agreed").id;
    assert_eq!(send(&manager, &format!("/rounds/{other}/close"), "1", &[]).await.status, 303);
    assert_eq!(send(&manager, &format!("/rounds/{other}/close"), "1", &[]).await.status, 409);
    assert_eq!(send(&manager, &path, "1", &[]).await.status, 422, "each round for itself");
    let chair = poort.signed_in("chair").await;
    assert_eq!(send(&chair, &path, "1", &[]).await.status, 403);
}

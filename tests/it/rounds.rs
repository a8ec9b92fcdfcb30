//! Rounds as programme managers run them: made, filled, experts asked, reminded and given more time; with every refusal.

use crate::server_under_test::{Answer, Poort, Visitor, now};
use crate::story::a_gate::{READY_FOR_G1, a_project, request};
use crate::story::a_review::{a_panel, accepts, an_expert, stands, submits, writes, written};
use crate::story::the_panel::{send, told};
use domain::gates::Gate;
use domain::ids::{ProjectId, ProposalId, RoundId};
use domain::reviews::{Criterion, ReviewStatus};
use entity::{history, proposal, review, review_round};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::people::store::by_email;
use server::state::new_id;

async fn id_of(poort: &Poort, name: &str) -> String {
    let found = by_email(&poort.state.database.read, &format!("{name}@demo.example")).await.expect("the database answers");
    found.expect("somebody of the demo set").id.to_string()
}

const WEIGHTS: [&str; 5] = ["25", "20", "25", "15", "15"];

/// The fields of a round that can be made.
fn round_fields(chair: &str) -> Vec<(String, String)> {
    let due = (now().date_naive() + chrono::Days::new(21)).format("%d-%m-%Y").to_string();
    let own = [("name", "Ronde voorjaar"), ("gate", "G1"), ("due_on", due.as_str()), ("chair", chair), ("has_rebuttal", "yes"), ("total", "70")];
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter();
    let of = |(criterion, weight): (&Criterion, &str)| {
        [(format!("weight.{criterion}"), weight.to_owned()), (format!("threshold.{criterion}"), "50".to_owned())]
    };
    own.chain(Criterion::ALL.iter().zip(WEIGHTS).flat_map(of)).collect()
}

async fn makes(manager: &Visitor<'_>, fields: &[(String, String)]) -> Answer {
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    send(manager, "/rounds/new", "1", &pairs).await
}

async fn rounds(poort: &Poort) -> Vec<review_round::Model> {
    review_round::Entity::find().all(&poort.state.database.read).await.expect("the database answers")
}

/// A round that the demo manager made, with a project that asks for gate 1 before its panel.
async fn a_round<'a>(poort: &'a Poort, manager: &Visitor<'a>) -> (RoundId, ProposalId, ProjectId) {
    let project = a_project(poort, READY_FOR_G1).await;
    assert_eq!(request(poort, manager, project, Gate::G1).await.status, 303);
    let made = makes(manager, &round_fields(&id_of(poort, "reviewer").await)).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let round = rounds(poort).await.pop().expect("a round").id;
    let brought = send(manager, &format!("/rounds/{round}/projects"), "1", &[("project", &project.to_string())]).await;
    assert_eq!(brought.status, 303, "{}", brought.text);
    let row = proposal::Entity::find().filter(proposal::Column::RoundId.eq(round)).one(&poort.state.database.read).await;
    (round, row.expect("the database answers").expect("the project is in the round").id, project)
}

async fn reviews(poort: &Poort) -> Vec<review::Model> {
    review::Entity::find().all(&poort.state.database.read).await.expect("the database answers")
}

#[tokio::test]
async fn a_manager_makes_a_round_brings_a_project_and_asks_an_expert() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let (round, proposal, project) = a_round(&poort, &manager).await;
    let path = format!("/rounds/{round}/proposals/{proposal}/ask");
    let expert = an_expert(&poort, "second").await.to_string();
    let page = manager.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains(&format!("value=\"{expert}\"")), "an expert without ties can be asked");
    assert_eq!(send(&manager, &path, "1", &[]).await.status, 422, "somebody is chosen");
    let round_page = format!("/rounds/{round}");
    assert_eq!(send(&manager, &format!("{round_page}/projects"), "1", &[]).await.status, 422, "a project is chosen");
    let asked = send(&manager, &path, "1", &[("expert", &expert)]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let asked = reviews(&poort).await.into_iter().filter(|row| row.proposal_id == proposal).collect::<Vec<_>>();
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].status, asked[0].due_on), (ReviewStatus::Invited, now().date_naive() + chrono::Days::new(21)));
    assert_eq!(told(&poort, domain::mail::MailKind::ReviewAsked).await.len(), 1);
    let twice = send(&manager, &path, "1", &[("expert", &expert)]).await;
    assert_eq!(twice.status, 409, "nobody is asked twice for one project");
    let again = send(&manager, &format!("/rounds/{round}/projects"), "1", &[("project", &project.to_string())]).await;
    assert_eq!(again.status, 409, "a project comes before a panel once");
    let events = history::Entity::find().filter(history::Column::Action.is_in(["round_made", "proposal_added", "review_asked"]));
    assert_eq!(events.count(&poort.state.database.read).await.expect("the database answers"), 3);
}

#[tokio::test]
async fn a_round_that_cannot_be_is_refused_with_everything_that_was_typed() {
    let poort = Poort::with_people().await;
    let manager = poort.signed_in("manager").await;
    let before = rounds(&poort).await.len();
    let chair = id_of(&poort, "reviewer").await;
    let outsider = id_of(&poort, "partner").await;
    let rows = [("weight.FIT", "26"), ("due_on", "1-1-2020"), ("chair", outsider.as_str()), ("name", ""), ("threshold.SUS", "101"), ("gate", "G0")];
    for (field, typed) in rows {
        let mut fields = round_fields(&chair);
        fields.iter_mut().filter(|(name, _)| name == field).for_each(|(_, value)| typed.clone_into(value));
        let refused = makes(&manager, &fields).await;
        assert_eq!(refused.status, 422, "{field} {typed:?}");
        assert!(refused.text.contains("aria-invalid=\"true\"") || field == "gate", "{field} is marked");
        assert!(field == "name" || refused.text.contains("Ronde voorjaar"), "what was typed stays");
    }
    let mut strange = round_fields(&chair);
    strange.push(("made_by".to_owned(), "somebody".to_owned()));
    assert_eq!(makes(&manager, &strange).await.status, 400);
    assert_eq!(rounds(&poort).await.len(), before);
}

#[tokio::test]
async fn an_expert_is_reminded_and_gets_more_time_until_the_review_is_in() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first"]).await;
    let (manager, first) = (poort.signed_in("manager").await, poort.signed_in("first").await);
    let review = panel.reviews[0];
    let (remind, extend) = (format!("/rounds/{}/reviews/{review}/remind", panel.round), format!("/rounds/{}/reviews/{review}/extend", panel.round));
    assert_eq!(send(&manager, &remind, "1", &[]).await.status, 303);
    assert!(stands(&poort, review).await.reminded_at.is_some());
    let was = stands(&poort, review).await.due_on;
    let version = async || manager.get(&extend).await.version_in(&extend);
    let typed = |day: chrono::NaiveDate| day.format("%d-%m-%Y").to_string();
    for wrong in [String::new(), "soon".to_owned(), typed(was)] {
        let refused = send(&manager, &extend, &version().await, &[("due_on", &wrong)]).await;
        assert_eq!(refused.status, 422, "{wrong:?}");
    }
    assert_eq!(stands(&poort, review).await.due_on, was);
    let later = was + chrono::Days::new(7);
    assert_eq!(send(&manager, &extend, &version().await, &[("due_on", &typed(later))]).await.status, 303);
    assert_eq!(stands(&poort, review).await.due_on, later);
    use domain::mail::MailKind;
    assert_eq!([told(&poort, MailKind::ReviewReminder).await.len(), told(&poort, MailKind::ReviewExtended).await.len()], [1, 1]);
    accepts(&poort, &first, review).await;
    writes(&poort, &first, review, &written(["4", "4", "4", "4", "4"], "Een goed plan met een klant."), "stay").await;
    assert_eq!(submits(&poort, &first, review).await.status, 303);
    assert_eq!(send(&manager, &remind, "1", &[]).await.status, 409, "what is in needs no reminder");
    assert_eq!(send(&manager, &extend, &version().await, &[("due_on", &typed(later + chrono::Days::new(1)))]).await.status, 409);
}

#[tokio::test]
async fn all_who_have_to_hand_in_are_reminded_at_once_and_nobody_twice_a_day() {
    use domain::mail::MailKind;
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second", "third"]).await;
    let (manager, third) = (poort.signed_in("manager").await, poort.signed_in("third").await);
    accepts(&poort, &third, panel.reviews[2]).await;
    writes(&poort, &third, panel.reviews[2], &written(["4"; 5], "Een goed plan met een klant."), "stay").await;
    assert_eq!(submits(&poort, &third, panel.reviews[2]).await.status, 303);
    let (page, all) = (format!("/rounds/{}", panel.round), format!("/rounds/{}/remind", panel.round));
    assert!(manager.get(&page).await.text.contains("Herinner wie nog moet inleveren (2)"));
    let key = new_id().to_string();
    let pairs = [("key", key.as_str()), ("version", "1")];
    assert_eq!(manager.post(&all, &pairs).await.status, 303);
    assert_eq!(manager.post(&all, &pairs).await.status, 303, "a double click gets the same answer");
    assert_eq!(told(&poort, MailKind::ReviewReminder).await, ["first@demo.example", "second@demo.example"]);
    let reminded = history::Entity::find().filter(history::Column::Action.eq("review_reminded")).all(&poort.state.database.read).await;
    let about: Vec<String> = reminded.expect("the database answers").into_iter().map(|event| event.subject).collect();
    assert_eq!(about, [0, 1].map(|at| format!("review {}", panel.reviews[at])), "the history tells each of them");
    assert!(!manager.get(&page).await.text.contains("Herinner wie nog moet inleveren"), "and once a day is enough");
    assert_eq!(send(&manager, &all, "1", &[]).await.status, 409);
    poort.clock.set(now() + chrono::Days::new(1));
    let manager = poort.signed_in("manager").await;
    assert_eq!(send(&manager, &format!("/rounds/{}/reviews/{}/remind", panel.round, panel.reviews[0]), "1", &[]).await.status, 303);
    assert_eq!(send(&manager, &all, "1", &[]).await.status, 303);
    assert_eq!(told(&poort, MailKind::ReviewReminder).await.len(), 4, "who got one by name today is left out");
    let chair = poort.signed_in("chair").await;
    assert_eq!(send(&chair, &all, "1", &[]).await.status, 403);
}

#[tokio::test]
async fn only_managers_run_rounds_and_a_round_tells_no_review() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first"]).await;
    let first = poort.signed_in("first").await;
    accepts(&poort, &first, panel.reviews[0]).await;
    writes(&poort, &first, panel.reviews[0], &written(["4", "4", "4", "4", "4"], "Kanarie"), "stay").await;
    let page = format!("/rounds/{}", panel.round);
    let manager = poort.signed_in("manager").await;
    let shown = manager.get(&page).await;
    assert_eq!(shown.status, 200);
    assert!(!shown.text.contains("Kanarie"), "how far a review is, and never a word of it");
    let posts = [
        "/rounds/new".to_owned(),
        format!("{page}/projects"),
        format!("{page}/proposals/{}/ask", panel.proposal),
        format!("{page}/reviews/{}/remind", panel.reviews[0]),
        format!("{page}/reviews/{}/extend", panel.reviews[0]),
    ];
    for who in ["chair", "first", "steering", "partner", "admin"] {
        let visitor = poort.signed_in(who).await;
        for path in [page.as_str(), "/rounds/new"] {
            assert!([403, 404].contains(&visitor.get(path).await.status.as_u16()), "{who} at {path}");
        }
        for path in &posts {
            assert!([403, 404].contains(&send(&visitor, path, "1", &[]).await.status.as_u16()), "{who} at {path}");
        }
    }
    let elsewhere = format!("/rounds/{}/reviews/{}/remind", RoundId(new_id()), panel.reviews[0]);
    assert_eq!(send(&manager, &elsewhere, "1", &[]).await.status, 404);
}
